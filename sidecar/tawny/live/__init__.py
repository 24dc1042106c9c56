"""Live video straight from the spool, as HLS: a chunk of the spool is a segment, nothing is copied or transcoded."""

from tawny.live.chunks import Chunk
from tawny.live.hls import LiveHls, StreamStartingError

__all__ = ["Chunk", "LiveHls", "StreamStartingError"]
