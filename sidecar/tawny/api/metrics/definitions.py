"""Every metric: its name, what it means, and by what it is told apart. docs/reference/metrics.md is made of this.

Names and units follow Prometheus' own conventions (https://prometheus.io/docs/practices/naming/): base units, and
`_total` for what only grows. Counters of a camera begin anew with its worker, which `rate()` and `increase()` allow
for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

type Kind = Literal["counter", "gauge", "histogram"]


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric. `help` is one sentence for people."""

    name: str
    kind: Kind
    help: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Metrics that belong together; `text` introduces them on the reference page."""

    title: str
    text: str
    metrics: tuple[Metric, ...]


def _gauge(name: str, text: str, *labels: str) -> Metric:
    return Metric(name, "gauge", text, labels)


def _counter(name: str, text: str, *labels: str) -> Metric:
    return Metric(name, "counter", text, labels)


def _histogram(name: str, text: str, *labels: str) -> Metric:
    return Metric(name, "histogram", text, labels)


# cameras

CAMERA_INFO = _gauge("tawny_camera_info", "The camera's name; always 1.", "camera", "name")
CAMERA_ONLINE = _gauge("tawny_camera_online", "1 while the main stream is online.", "camera")
CAMERA_RECORDING = _gauge("tawny_camera_recording", "1 while something of the camera is being written.", "camera")
CAMERA_TROUBLE = _gauge("tawny_camera_trouble", "1 while recording of the camera is paused by a trouble.", "camera")
CAMERA_DETECTION = _gauge("tawny_camera_detection", "1 while motion detection is on.", "camera")
CAMERA_MOTION = _gauge("tawny_camera_motion", "1 while something moves.", "camera")
WORKER_UP = _gauge("tawny_worker_up", "1 while the camera's worker process reports.", "camera")
WORKER_AGE = _gauge("tawny_worker_report_age_seconds", "Since when the worker has not reported.", "camera")
WORKER_RESTARTS = _counter(
    "tawny_worker_restarts_total", "How often the camera's worker process died or hung and was started anew.", "camera"
)

# streams

STREAM_ONLINE = _gauge("tawny_stream_online", "1 while the stream is online.", "camera", "stream")
STREAM_FPS = _gauge("tawny_stream_frames_per_second", "Pictures that come, over the last second.", "camera", "stream")
STREAM_RATE = _gauge("tawny_stream_bytes_per_second", "Bytes that come, over the last second.", "camera", "stream")
STREAM_FRAMES = _counter("tawny_stream_frames_total", "Pictures that came.", "camera", "stream")
STREAM_LOST = _counter("tawny_stream_frames_lost_total", "Pictures that are missing or unusable.", "camera", "stream")
STREAM_BYTES = _counter("tawny_stream_received_bytes_total", "Bytes of video and sound that came.", "camera", "stream")
STREAM_RECONNECTS = _counter(
    "tawny_stream_reconnects_total", "How often the stream was opened anew.", "camera", "stream"
)
STREAM_AGE = _gauge("tawny_stream_packet_age_seconds", "Since when no packet has come.", "camera", "stream")

# motion

MOTION_FPS = _gauge(
    "tawny_motion_analysed_frames_per_second", "Pictures that were analysed, over the last second.", "camera"
)
MOTION_COST = _gauge(
    "tawny_motion_seconds_per_frame", "Processor time per analysed picture, over the last second.", "camera"
)
MOTION_ANALYSED = _counter("tawny_motion_frames_analysed_total", "Pictures that were analysed.", "camera")
MOTION_SKIPPED = _counter(
    "tawny_motion_frames_skipped_total", "Pictures that analysis left out because it could not keep up.", "camera"
)
MOTION_CPU = _counter("tawny_motion_cpu_seconds_total", "Processor time that motion detection took.", "camera")

# recording

ARCHIVE_LAG = _gauge(
    "tawny_archive_lag_seconds", "Video that came and is not written yet, of the stream that waits longest.", "camera"
)
ARCHIVE_BYTES = _gauge("tawny_archive_bytes", "What recordings take on the disk.", "camera", "stream", "kind")
ARCHIVE_FOOTAGE = _gauge("tawny_archive_footage_seconds", "How long recordings last.", "camera", "stream", "kind")
ARCHIVE_SEGMENTS = _gauge("tawny_archive_segments", "How many files they are.", "camera", "stream", "kind")
SPOOL_BYTES = _gauge("tawny_spool_bytes", "Memory that the newest video takes.", "camera", "stream")
SPOOL_SECONDS = _gauge("tawny_spool_seconds", "From the oldest picture in it to the newest.", "camera", "stream")

# copies

OFFLOAD_UP = _gauge("tawny_offload_up", "1 while recordings can be copied to the bucket; 0: why not is in the status.")
OFFLOAD_WAITING = _gauge("tawny_offload_waiting_segments", "Recordings that are still to be copied.")
OFFLOAD_WAITING_BYTES = _gauge("tawny_offload_waiting_bytes", "What they take.")
OFFLOAD_AGE = _gauge("tawny_offload_waiting_seconds", "Since when the oldest of them waits; 0: none waits.")
OFFLOAD_STORED = _gauge("tawny_offload_stored_segments", "Recordings that the bucket has.")
OFFLOAD_STORED_BYTES = _gauge("tawny_offload_stored_bytes", "What they take there.")
OFFLOAD_COPIED = _counter("tawny_offload_copied_total", "Recordings that were copied.")
OFFLOAD_SENT = _counter("tawny_offload_sent_bytes_total", "What was sent to the bucket, also of what was broken off.")
OFFLOAD_FETCHED = _counter("tawny_offload_fetched_bytes_total", "What was read from the bucket to be watched.")
OFFLOAD_DELETED = _counter("tawny_offload_deleted_total", "Copies that were deleted because of their age.")
OFFLOAD_MISSED = _counter("tawny_offload_missed_total", "Recordings that expired before they could be copied.")

# storage

STORAGE_RESPONDING = _gauge(
    "tawny_storage_responding", "1 when the disk told its state in time; else the rest is missing."
)
STORAGE_WRITABLE = _gauge("tawny_storage_writable", "1 while recordings can be written; 0: recording is paused.")
STORAGE_SIZE = _gauge("tawny_storage_size_bytes", "Size of the disk with the storage directory.")
STORAGE_FREE = _gauge("tawny_storage_free_bytes", "What is free on that disk.")
STORAGE_LIMIT = _gauge("tawny_storage_limit_bytes", "Most that recordings may take: storage.max_gb, if set.")
LOG_READABLE = _gauge("tawny_event_log_readable", "1 when the event log could be read.")
LOG_BYTES = _gauge("tawny_event_log_bytes", "What the event log takes on its disk.")

# watching

VIEWERS = _gauge("tawny_viewers", "Who watches live now.", "camera", "rendition", "transport")
ENCODER_UP = _gauge("tawny_encoder_up", "1 while the rendition is being made.", "camera", "rendition")
ENCODER_RESTARTS = _counter(
    "tawny_encoder_restarts_total", "How often the encoder of renditions died although it was needed.", "camera"
)

# service

BUILD_INFO = _gauge("tawny_build_info", "Versions; always 1.", "version", "python", "pyav")
NODE_INFO = _gauge("tawny_node_info", "Id and name of this service; always 1.", "node", "name")
START_TIME = _gauge("tawny_start_time_seconds", "When the service started, since 1970.")
PROCESS_CPU = _counter("tawny_process_cpu_seconds_total", "Processor time that the process took.", "role", "camera")
PROCESS_MEMORY = _gauge(
    "tawny_process_private_memory_bytes", "What would be free if the process ended.", "role", "camera"
)
LOOP_LAG = _histogram("tawny_event_loop_lag_seconds", "How late a callback ran that is due four times a second.")
LOG_QUEUE = _gauge("tawny_event_log_queue_length", "What waits to be written to the event log.")
LOG_QUEUE_AGE = _gauge("tawny_event_log_queue_age_seconds", "How long the first of it has waited.")
FEED_LISTENERS = _gauge("tawny_feed_listeners", "Who listens to the event feed.")
FEED_QUEUE = _gauge("tawny_feed_queue_length", "What the slowest listener has not heard yet.")
FEED_QUEUE_AGE = _gauge("tawny_feed_queue_age_seconds", "How long the first of it has waited.")
PUSH_SUBSCRIPTIONS = _gauge("tawny_push_subscriptions", "Browsers that are told of events by Web Push.")
PUSHES = _counter("tawny_pushes_total", "What push services answered.", "outcome")
REQUESTS = _counter("tawny_http_requests_total", "Requests that were answered.", "method", "route", "status")
REQUEST_SECONDS = _histogram(
    "tawny_http_request_duration_seconds", "From the request to the beginning of its answer.", "method", "route"
)

SECTIONS: Final = (
    Section(
        "Cameras",
        "One worker process per camera reads, analyses and records it, and reports once a second.",
        (
            CAMERA_INFO,
            CAMERA_ONLINE,
            CAMERA_RECORDING,
            CAMERA_TROUBLE,
            CAMERA_DETECTION,
            CAMERA_MOTION,
            WORKER_UP,
            WORKER_AGE,
            WORKER_RESTARTS,
        ),
    ),
    Section(
        "Streams",
        "What cameras send. `stream` is `main` or `sub`. Without a worker that reports there is nothing to tell but "
        "`tawny_stream_online`. Counters begin at 0 with each worker.",
        (
            STREAM_ONLINE,
            STREAM_FPS,
            STREAM_RATE,
            STREAM_FRAMES,
            STREAM_LOST,
            STREAM_BYTES,
            STREAM_RECONNECTS,
            STREAM_AGE,
        ),
    ),
    Section(
        "Motion",
        "The motion detector looks at the sub stream, or at main where there is no other. "
        "`rate(tawny_motion_cpu_seconds_total[5m]) / rate(tawny_motion_frames_analysed_total[5m])` is its cost per "
        "picture over five minutes.",
        (MOTION_FPS, MOTION_COST, MOTION_ANALYSED, MOTION_SKIPPED, MOTION_CPU),
    ),
    Section(
        "Recordings",
        "`kind` is why it was kept: `event`, `continuous` or `idle`. The spool is the newest half minute of each "
        "stream, in memory.",
        (ARCHIVE_LAG, ARCHIVE_BYTES, ARCHIVE_FOOTAGE, ARCHIVE_SEGMENTS, SPOOL_BYTES, SPOOL_SECONDS),
    ),
    Section(
        "Storage",
        "A disk that hangs does not keep the rest from being told.",
        (
            STORAGE_RESPONDING,
            STORAGE_WRITABLE,
            STORAGE_SIZE,
            STORAGE_FREE,
            STORAGE_LIMIT,
            LOG_READABLE,
            LOG_BYTES,
        ),
    ),
    Section(
        "Copies in a bucket",
        "Only where `[offload]` is switched on.",
        (
            OFFLOAD_UP,
            OFFLOAD_WAITING,
            OFFLOAD_WAITING_BYTES,
            OFFLOAD_AGE,
            OFFLOAD_STORED,
            OFFLOAD_STORED_BYTES,
            OFFLOAD_COPIED,
            OFFLOAD_SENT,
            OFFLOAD_FETCHED,
            OFFLOAD_DELETED,
            OFFLOAD_MISSED,
        ),
    ),
    Section(
        "Watching",
        "`transport` is `hls`, `websocket` or `mpegts`. An HLS player counts until it has asked for nothing for 15 "
        "seconds; players are told apart by token, address and program, so two of a kind on one machine are one. "
        "`remote` and `low` are made only while somebody watches.",
        (VIEWERS, ENCODER_UP, ENCODER_RESTARTS),
    ),
    Section(
        "Notifications",
        "Web Push alone; Home Assistant counts what it sends. `outcome` is `taken`, `later` (it is tried again), "
        "`refused`, or `gone` (the browser has given up its subscription).",
        (PUSH_SUBSCRIPTIONS, PUSHES),
    ),
    Section(
        "Service",
        "`role` is `service`, `worker` (one per camera) or `encoder` (of renditions, one per watched camera). "
        "`route` has the parameters in braces; WebSockets, live streams and downloads count when they begin, and a "
        "playlist that the player asked to wait for takes as long as it was asked to.",
        (
            BUILD_INFO,
            NODE_INFO,
            START_TIME,
            PROCESS_CPU,
            PROCESS_MEMORY,
            LOOP_LAG,
            LOG_QUEUE,
            LOG_QUEUE_AGE,
            FEED_LISTENERS,
            FEED_QUEUE,
            FEED_QUEUE_AGE,
            REQUESTS,
            REQUEST_SECONDS,
        ),
    ),
)

METRICS: Final = tuple(metric for section in SECTIONS for metric in section.metrics)
"""All of them, in the order in which they are told."""
