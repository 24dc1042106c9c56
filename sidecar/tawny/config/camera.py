"""The settings of one camera: its streams, what counts as motion, and what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from tawny.config.base import ConfigModel, Number, Switch, Text, UserId, Whole
from tawny.config.polygons import MAX_POINTS, check_polygon
from tawny.config.urls import normalize_source, source_file
from tawny.core.messages import RecordingMode


def _source(text: str, info: ValidationInfo) -> str:
    base = (info.context or {}).get("base")
    return normalize_source(text, Path(base) if base is not None else None)


def _mode(value: object) -> object:
    return RecordingMode(value) if isinstance(value, str) and value in list(RecordingMode) else value


Polygon = Annotated[
    tuple[tuple[Number, Number], ...],
    AfterValidator(check_polygon),
    Field(json_schema_extra={"minItems": 3, "maxItems": MAX_POINTS}),
]
"""Corner points (x, y) as fractions of width and height, in the order of the outline; the last joins the first."""


class StreamConfig(ConfigModel):
    """One stream of a camera."""

    url: Annotated[Text, AfterValidator(_source)] = Field(
        title="Address",
        description="Where the stream comes from: rtsp://, rtsps://, http:// or https:// with user name and password "
        "if the camera asks for them, or the path of a video file, which is played in a loop. "
        "${NAME} is replaced by the environment variable of that name.",
        examples=["rtsp://user:${FRONT_DOOR_PASSWORD}@192.0.2.10/main"],
        repr=False,
    )
    transport: Literal["tcp", "udp"] = Field(
        default="tcp",
        title="Transport",
        description="How an RTSP camera sends its packets. tcp loses none; udp only for cameras that cannot do tcp.",
    )
    audio: Switch = Field(
        default=True,
        title="Audio",
        description="Record and serve the stream's sound, if it has any.",
    )
    open_timeout_s: Number = Field(
        default=10.0,
        gt=0,
        le=120,
        title="Connection time-out",
        description="Longest time in seconds from connecting to the first packet; then the connection is tried anew.",
    )
    read_timeout_s: Number = Field(
        default=10.0,
        gt=0,
        le=120,
        title="Read time-out",
        description="Longest silence in seconds of a connected camera; then the connection is made anew.",
    )

    @property
    def file(self) -> Path | None:
        """The video file behind the address; None for a network stream."""
        return source_file(self.url)

    @property
    def source(self) -> str:
        """What FFmpeg opens: the plain path of a file (FFmpeg does not decode file URLs), else the URL. Secret."""
        return str(self.file or self.url)


class StreamsConfig(ConfigModel):
    """The streams of a camera."""

    main: StreamConfig = Field(
        title="Main stream",
        description="The stream with the best picture. It is what is recorded.",
    )
    sub: StreamConfig | None = Field(
        default=None,
        title="Sub stream",
        description="A second, smaller stream of the same camera. Where present it is used for motion detection, "
        "grids, viewing over slow links and the idle track, which saves most of the work.",
    )


class ZoneConfig(ConfigModel):
    """A part of the picture that reports motion of its own."""

    name: Text = Field(
        default="",
        max_length=80,
        title="Name",
        description="What people call the zone. Made from its id when left out.",
        examples=["Driveway"],
    )
    polygon: Polygon = Field(
        title="Outline",
        description="Corner points [x, y] as fractions of the picture's width and height (0 to 1), "
        "in the order of the outline; 3 to 100, and the outline may not cross itself.",
        examples=[[[0.1, 0.4], [0.9, 0.4], [0.9, 1.0], [0.1, 1.0]]],
    )
    sensitivity: Whole | None = Field(
        default=None,
        ge=0,
        le=100,
        title="Sensitivity",
        description="Sensitivity within this zone, 0 to 100. The camera's own when left out.",
        examples=[60],
    )
    min_size: Number | None = Field(
        default=None,
        gt=0,
        le=1,
        title="Smallest object",
        description="Smallest moving area that counts in this zone, as a fraction of the whole picture "
        "(0.01: one hundredth). Follows from the sensitivity when left out.",
        examples=[0.01],
    )


class IgnoreConfig(ConfigModel):
    """A part of the picture where nothing counts as motion."""

    polygon: Polygon = Field(
        title="Outline",
        description="Corner points [x, y] as fractions of the picture's width and height (0 to 1). "
        "Made for the camera's clock, a flag, or a tree.",
        examples=[[[0.0, 0.0], [0.3, 0.0], [0.3, 0.08], [0.0, 0.08]]],
    )


class MotionConfig(ConfigModel):
    """What counts as motion."""

    enabled: Switch = Field(
        default=True,
        title="Motion detection",
        description="Look for motion. Without it only continuous recording and manual events keep anything.",
    )
    sensitivity: Whole = Field(
        default=50,
        ge=0,
        le=100,
        title="Sensitivity",
        description="How little has to move to count, 0 to 100. Higher finds smaller and fainter motion.",
    )
    fps: Number = Field(
        default=5.0,
        ge=1,
        le=30,
        title="Analysed frames",
        description="Frames per second that are looked at while nothing moves. Higher notices motion sooner and "
        "costs more CPU.",
    )
    quiet_s: Number = Field(
        default=5.0,
        gt=0,
        le=600,
        title="Quiet time",
        description="Seconds without motion after which an event is over.",
    )
    zones: dict[UserId, ZoneConfig] = Field(
        default_factory=dict,
        title="Zones",
        description="Parts of the picture that report motion of their own, by id. Without zones the whole picture "
        "is watched; with zones, only motion in one of them counts.",
    )
    ignore: dict[UserId, IgnoreConfig] = Field(
        default_factory=dict,
        title="Ignored areas",
        description="Parts of the picture where nothing counts as motion, by id.",
    )

    @property
    def zone_names(self) -> dict[str, str]:
        """What people call the zones, by id."""
        return {zone: config.name for zone, config in self.zones.items()}


class RecordingConfig(ConfigModel):
    """What of a camera is kept."""

    mode: Annotated[RecordingMode, BeforeValidator(_mode)] = Field(
        default=RecordingMode.ADAPTIVE,
        title="Mode",
        description="off: nothing; motion: events only; adaptive: events in full and a track of few frames per second "
        "in between; continuous: everything.",
    )
    pre_roll_s: Number = Field(
        default=5.0,
        ge=0,
        le=300,
        title="Pre-roll",
        description="Seconds that are kept from before an event. At most as many as the spool holds.",
    )
    post_roll_s: Number = Field(
        default=10.0,
        ge=0,
        le=600,
        title="Post-roll",
        description="Seconds that are kept after the last motion of an event.",
    )
    idle_fps: Number = Field(
        default=2.0,
        gt=0,
        le=30,
        title="Idle frame rate",
        description="Mode adaptive: frames per second that are kept while nothing moves.",
    )
    motion_fps: Number = Field(
        default=30.0,
        gt=0,
        le=240,
        title="Motion frame rate",
        description="Most frames per second that are kept while something moves. Frames are the camera's own, "
        "never transcoded, when it delivers no more than this.",
    )


class CameraConfig(ConfigModel):
    """One camera."""

    name: Text = Field(
        default="",
        max_length=80,
        title="Name",
        description="What people call the camera. Made from its id when left out.",
        examples=["Front door"],
    )
    enabled: Switch = Field(
        default=True,
        title="Enabled",
        description="Connect to the camera. Switched off, it is left alone; its settings and recordings stay.",
    )
    streams: StreamsConfig = Field(
        title="Streams",
        description="Where the camera's pictures come from.",
    )
    motion: MotionConfig = Field(
        default_factory=MotionConfig,
        title="Motion",
        description="What counts as motion.",
    )
    recording: RecordingConfig = Field(
        default_factory=RecordingConfig,
        title="Recording",
        description="What is kept.",
    )
