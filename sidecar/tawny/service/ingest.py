"""The thread of a worker that reads one stream of the camera and appends it to the spool. It waits for nobody."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

from tawny.capture.reconnect import keep_open
from tawny.capture.session import Session
from tawny.capture.source import Source
from tawny.core.messages import StreamChanged, StreamHealth, StreamState
from tawny.media.aac import describe
from tawny.media.packets import VideoPacket
from tawny.media.stream_log import StreamLog

PAUSE_US = 2_000_000
"""Longer silence is a pause of the stream."""


class Ingest:
    """Keeps one stream open. `run` is the thread; the rest may be called from any other."""

    def __init__(
        self,
        camera: str,
        stream: str,
        source: Source,
        log: StreamLog,
        *,
        on_picture: Callable[[VideoPacket, int], None] | None,
        on_change: Callable[[StreamChanged], None],
        stop: Event,
    ) -> None:
        """`on_picture` gets every picture with its wall time; `on_change` every change of the stream's state."""
        self.camera = camera
        self.stream = stream
        self.state = StreamState.CONNECTING
        self.last_packet_us = time.monotonic_ns() // 1000
        self.flows_since_us = self.last_packet_us
        """Since when packets have come without a pause."""
        self._source = source
        self._log = log
        self._on_picture = on_picture
        self._on_change = on_change
        self._stop = stop
        self._break_run = False
        self._sessions = 0
        self._bytes = 0
        self._reported = (0, 0, self.last_packet_us)

    def run(self) -> None:
        """Work until the stop event is set."""
        keep_open(self._source, consume=self._consume, stop=self._stop, on_state=self._change_state)
        self._log.end()

    def break_run(self) -> None:
        """Begin a new run with the next keyframe: the machine's clock was stepped."""
        self._break_run = True

    def health(self) -> StreamHealth:
        """Counters, and rates since the last call."""
        now_us = time.monotonic_ns() // 1000
        frames, size = self._log.frames, self._bytes
        last_frames, last_size, last_us = self._reported
        self._reported = (frames, size, now_us)
        seconds = max(now_us - last_us, 1) / 1e6
        return StreamHealth(
            stream=self.stream,
            state=self.state,
            fps=round((frames - last_frames) / seconds, 2),
            bitrate=round((size - last_size) * 8 / seconds),
            frames_in=frames,
            frames_lost=self._log.lost,
            reconnects=max(0, self._sessions - 1),
            packet_age_s=(now_us - self.last_packet_us) / 1e6,
            bytes_in=size,
        )

    def _consume(self, session: Session) -> None:
        self._sessions += 1
        parameters = session.parameters
        self._log.begin(parameters)
        video = parameters.video
        audio = describe(parameters.audio) if parameters.audio else ""
        self._on_change(
            StreamChanged(
                self.camera, self.stream, StreamState.ONLINE, "", video.codec.value, video.width, video.height, audio
            )
        )
        try:
            for packet in session.packets():
                if packet.arrival_us - self.last_packet_us > PAUSE_US:
                    self.flows_since_us = packet.arrival_us
                self.last_packet_us = packet.arrival_us
                self._bytes += len(packet.data)
                if self._break_run:
                    self._break_run = False
                    self._log.break_run()
                wall_us = self._log.add(packet)
                if wall_us is not None and self._on_picture is not None and isinstance(packet, VideoPacket):
                    self._on_picture(packet, wall_us)
        finally:
            self._log.end()

    def _change_state(self, state: StreamState, reason: str) -> None:
        self.state = state
        if state is not StreamState.ONLINE:  # that is told with its parameters, by `_consume`
            self._on_change(StreamChanged(self.camera, self.stream, state, reason))
