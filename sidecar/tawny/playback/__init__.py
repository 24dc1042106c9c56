"""Recorded video of any time range: as a file that exists only while it is read, as HLS, and as an export."""

from tawny.playback.clips import Clip, build_clip
from tawny.playback.export_jobs import ExportJobs
from tawny.playback.virtual_file import GoneError, VirtualFile
from tawny.playback.vod import VodPlaylist, build_playlist

__all__ = ["Clip", "ExportJobs", "GoneError", "VirtualFile", "VodPlaylist", "build_clip", "build_playlist"]
