// A part of the configuration's schema, as `GET /config/schema` has it.

const number = (title: string, more: object) => ({ type: "number", title, description: `${title}.`, ...more });
const id = "^[a-z0-9][a-z0-9_]{0,62}$";

export const SCHEMA = {
  $defs: {
    StorageConfig: {
      type: "object",
      properties: {
        path: { type: "string", format: "path", title: "Directory", description: "" },
        max_gb: {
          anyOf: [{ type: "number", exclusiveMinimum: 0 }, { type: "null" }],
          default: null,
          title: "Largest size",
        },
        fsync_interval_s: number("Sync interval", { minimum: 0.1, maximum: 300, default: 5 }),
        retention: { $ref: "#/$defs/RetentionConfig", title: "Retention", description: "How long." },
      },
    },
    RetentionConfig: {
      type: "object",
      properties: {
        events_days: number("Events", { exclusiveMinimum: 0, default: 30 }),
        continuous_days: number("Continuous", { exclusiveMinimum: 0, default: 7 }),
      },
    },
    MqttConfig: {
      type: "object",
      properties: {
        port: { type: "integer", minimum: 1, maximum: 65535, default: 1883, title: "Port", description: "" },
        password: {
          anyOf: [{ type: "string", format: "password", writeOnly: true }, { type: "null" }],
          title: "Password",
        },
      },
    },
    ServerConfig: {
      type: "object",
      properties: { trusted_proxies: { type: "array", items: { type: "string" }, title: "Trusted proxies" } },
    },
    RecordingMode: { enum: ["off", "motion"], type: "string", title: "RecordingMode" },
    StreamConfig: { type: "object", title: "Stream", properties: { url: { type: "string", title: "Address" } } },
    ZoneConfig: {
      type: "object",
      properties: {
        name: { type: "string", maxLength: 80, title: "Name" },
        polygon: { type: "array", items: { type: "array" } },
      },
    },
    CameraConfig: {
      type: "object",
      properties: {
        streams: {
          type: "object",
          title: "Streams",
          properties: {
            sub: { anyOf: [{ $ref: "#/$defs/StreamConfig" }, { type: "null" }], default: null, title: "Sub stream" },
          },
        },
        motion: {
          type: "object",
          title: "Motion",
          properties: {
            sensitivity: { type: "integer", minimum: 0, maximum: 100, default: 50, title: "Sensitivity" },
            zones: { type: "object", patternProperties: { [id]: { $ref: "#/$defs/ZoneConfig" } } },
          },
        },
        recording: {
          type: "object",
          title: "Recording",
          properties: { mode: { $ref: "#/$defs/RecordingMode", title: "Mode", default: "off" } },
        },
      },
    },
  },
  properties: {
    storage: { $ref: "#/$defs/StorageConfig", title: "Storage" },
    mqtt: { $ref: "#/$defs/MqttConfig", title: "MQTT" },
    server: { $ref: "#/$defs/ServerConfig", title: "Server" },
    cameras: { type: "object", patternProperties: { [id]: { $ref: "#/$defs/CameraConfig" } }, title: "Cameras" },
  },
};
