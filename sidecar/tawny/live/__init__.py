"""Live video straight from the spool, as HLS and for MediaSource: nothing is copied to the side or transcoded."""

from tawny.live.hls import LiveHls, StreamStartingError
from tawny.live.stream import LiveStream
from tawny.live.viewer import Viewer

__all__ = ["LiveHls", "LiveStream", "StreamStartingError", "Viewer"]
