"""What the fork server imports last: readies the libraries and freezes everything, so that workers go on sharing it.

Memory is shared until somebody writes to it. What codecs, OpenCV and NumPy set up when they are first used is written
here once instead of in every worker; and a garbage collection, which writes to every object that it looks at, looks at
no frozen ones. Together 18 MB a worker.
"""

from __future__ import annotations

import contextlib
import gc

import av
import cv2
import numpy as np
from av.error import FFmpegError

from tawny.config.camera import MotionConfig
from tawny.core.clock import SECOND_US
from tawny.core.memory import give_back
from tawny.media.decode import Decoder, luma
from tawny.media.encode import IDLE_QUALITY, LowRateEncoder
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.motion.detector import MotionDetector
from tawny.motion.settings import motion_settings


def _use_everything() -> None:
    """Encode, decode, analyse and save a few small pictures, on this thread alone: no other would survive the fork."""
    encoder = LowRateEncoder(320, 180, 2.0, IDLE_QUALITY)
    detector = MotionDetector(motion_settings(MotionConfig()))
    decoder: Decoder | None = None
    for second in range(4):
        frame = av.VideoFrame.from_ndarray(np.full((270, 320), 50 * second, np.uint8), format="yuv420p")
        packet = encoder.encode(frame, second * VIDEO_TIMESCALE, 0)
        if packet is None:
            continue
        if packet.parameters is not None:
            decoder = Decoder(packet.parameters)
        if decoder is not None:
            for picture in decoder.decode(packet.data, packet.pts):
                detector.analyse(luma(picture.frame), second * SECOND_US)
                cv2.imencode(".jpg", np.asarray(picture.frame.to_ndarray(format="bgr24"), np.uint8))


with contextlib.suppress(FFmpegError, cv2.error):  # whoever needs what is missing will say so
    _use_everything()
gc.collect()
gc.freeze()
give_back()
