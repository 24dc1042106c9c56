"""Recorded video as files that exist only while they are read: any range of a camera as one MP4."""

from tawny.playback.clips import Clip, build_clip
from tawny.playback.virtual_file import GoneError, VirtualFile

__all__ = ["Clip", "GoneError", "VirtualFile", "build_clip"]
