"""Turns a reading into values of metrics."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from tawny import __version__
from tawny.api.metrics import definitions as of
from tawny.api.metrics.definitions import Metric
from tawny.api.metrics.reading import DiskReading, MemoryReading, Reading
from tawny.api.metrics.tally import Histogram
from tawny.api.viewers import TRANSPORTS
from tawny.core.messages import Heartbeat, StreamState
from tawny.house import CameraStatus
from tawny.media.ladder import LADDER
from tawny.offload.offload import OffloadFigures

type Value = tuple[Metric, tuple[str, ...], float | Histogram]
"""A metric, the values of its labels, and its value."""


def collect(reading: Reading) -> Iterator[Value]:
    """The values of all metrics, in no order."""
    for camera in reading.cameras:
        yield from _camera(camera, reading)
        yield from _watching(camera, reading)
    yield from _service(reading)
    if reading.offload is not None:
        yield from _offload(reading.offload, reading.at_us)
    yield of.STORAGE_RESPONDING, (), reading.disk is not None
    if reading.max_bytes is not None:
        yield of.STORAGE_LIMIT, (), reading.max_bytes
    if reading.disk is not None:
        yield from _disk(reading.disk)
    if reading.memory is not None:
        yield from _memory(reading.memory)


def _camera(camera: CameraStatus, reading: Reading) -> Iterator[Value]:
    label = (camera.id,)
    yield of.CAMERA_INFO, (camera.id, camera.name), 1
    yield of.CAMERA_ONLINE, label, camera.online
    yield of.CAMERA_RECORDING, label, camera.recording
    yield of.CAMERA_TROUBLE, label, bool(camera.trouble)
    yield of.CAMERA_DETECTION, label, camera.detection
    yield of.CAMERA_MOTION, label, camera.motion
    yield of.WORKER_RESTARTS, label, camera.restarts
    yield of.WORKER_UP, label, camera.heartbeat is not None
    for stream in camera.streams:
        yield of.STREAM_ONLINE, (camera.id, stream.name), stream.state is StreamState.ONLINE
    if camera.heartbeat is not None:
        yield of.WORKER_AGE, label, max(0.0, (reading.at_us - camera.heartbeat.at_us) / 1e6)
        yield from _worker(camera.id, camera.heartbeat)


def _worker(camera: str, beat: Heartbeat) -> Iterator[Value]:
    label = (camera,)
    for stream in beat.streams:
        labels = (camera, stream.stream)
        yield of.STREAM_FPS, labels, stream.fps
        yield of.STREAM_RATE, labels, stream.bitrate / 8
        yield of.STREAM_FRAMES, labels, stream.frames_in
        yield of.STREAM_LOST, labels, stream.frames_lost
        yield of.STREAM_BYTES, labels, stream.bytes_in
        yield of.STREAM_RECONNECTS, labels, stream.reconnects
        yield of.STREAM_AGE, labels, stream.packet_age_s
    yield of.MOTION_FPS, label, beat.analysed_fps
    yield of.MOTION_COST, label, beat.motion_ms_per_frame / 1000
    yield of.MOTION_ANALYSED, label, beat.frames_analysed
    yield of.MOTION_SKIPPED, label, beat.frames_skipped
    yield of.MOTION_CPU, label, beat.motion_seconds
    yield of.ARCHIVE_LAG, label, beat.archive_lag_s
    yield of.PROCESS_CPU, ("worker", camera), beat.cpu_seconds
    yield of.PROCESS_MEMORY, ("worker", camera), beat.private_bytes


def _watching(camera: CameraStatus, reading: Reading) -> Iterator[Value]:
    # What is 0 is told as well: a line that is missing draws no graph.
    for rendition in (*(stream.name for stream in camera.streams), *LADDER):
        for transport in TRANSPORTS:
            yield (
                of.VIEWERS,
                (camera.id, rendition, transport),
                reading.viewers.get((camera.id, rendition, transport), 0),
            )
    encoder = reading.load.encoders.get(camera.id)
    if encoder is not None:
        for rendition in LADDER:
            yield of.ENCODER_UP, (camera.id, rendition), rendition in encoder.renditions
        yield of.ENCODER_RESTARTS, (camera.id,), encoder.restarts


def _service(reading: Reading) -> Iterator[Value]:
    load = reading.load
    yield of.BUILD_INFO, (__version__, platform.python_version(), _pyav()), 1
    yield of.NODE_INFO, reading.node, 1
    yield of.START_TIME, (), reading.started_us / 1e6
    yield of.LOOP_LAG, (), reading.loop_lag
    yield of.LOG_QUEUE, (), load.log_queue.length
    yield of.LOG_QUEUE_AGE, (), load.log_queue.age_s
    yield of.FEED_LISTENERS, (), load.feed_listeners
    yield of.FEED_QUEUE, (), load.feed_queue.length
    yield of.FEED_QUEUE_AGE, (), load.feed_queue.age_s
    yield of.PUSH_SUBSCRIPTIONS, (), reading.push.subscriptions
    for outcome, count in reading.push.outcomes.items():
        yield of.PUSHES, (outcome.value,), count
    for labels, count in reading.answers.items():
        yield of.REQUESTS, labels, count
    for route, durations in reading.durations.items():
        yield of.REQUEST_SECONDS, route, durations


def _offload(offload: OffloadFigures, at_us: int) -> Iterator[Value]:
    counts = offload.counts
    since_us = at_us if counts.waiting_since_us is None else counts.waiting_since_us
    yield of.OFFLOAD_UP, (), not offload.trouble
    yield of.OFFLOAD_WAITING, (), counts.waiting
    yield of.OFFLOAD_WAITING_BYTES, (), counts.waiting_bytes
    yield of.OFFLOAD_AGE, (), max(0.0, (at_us - since_us) / 1e6)
    yield of.OFFLOAD_STORED, (), counts.stored
    yield of.OFFLOAD_STORED_BYTES, (), counts.stored_bytes
    yield of.OFFLOAD_COPIED, (), offload.copied
    yield of.OFFLOAD_SENT, (), offload.sent_bytes
    yield of.OFFLOAD_FETCHED, (), offload.fetched_bytes
    yield of.OFFLOAD_DELETED, (), offload.deleted
    yield of.OFFLOAD_MISSED, (), offload.missed


def _disk(disk: DiskReading) -> Iterator[Value]:
    yield of.LOG_READABLE, (), disk.usage is not None
    yield of.LOG_BYTES, (), disk.log_bytes
    if disk.storage is not None:
        yield of.STORAGE_WRITABLE, (), not disk.storage.trouble
        yield of.STORAGE_SIZE, (), disk.storage.total_bytes
        yield of.STORAGE_FREE, (), disk.storage.free_bytes
    for usage in disk.usage or ():
        labels = (usage.camera, usage.stream, usage.kind.value)
        yield of.ARCHIVE_BYTES, labels, usage.size_bytes
        yield of.ARCHIVE_FOOTAGE, labels, usage.duration_us / 1e6
        yield of.ARCHIVE_SEGMENTS, labels, usage.segments


def _memory(memory: MemoryReading) -> Iterator[Value]:
    for process in memory.processes:
        yield of.PROCESS_CPU, (process.role, process.camera), process.cpu_seconds
        yield of.PROCESS_MEMORY, (process.role, process.camera), process.memory_bytes
    for place, spool in memory.spools.items():
        yield of.SPOOL_BYTES, place, spool.size_bytes
        yield of.SPOOL_SECONDS, place, spool.seconds


@lru_cache(maxsize=1)
def _pyav() -> str:
    """Its version, without loading what it brings along."""
    try:
        return version("av")
    except PackageNotFoundError:
        return ""
