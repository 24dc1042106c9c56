"""Finds cameras by ONVIF: who is in the network (WS-Discovery), what they are, and which streams they have.

Why this is not a library's work: docs/design/onvif.md.
"""

from tawny.capture.onvif.device import list_profiles
from tawny.capture.onvif.discovery import discover
from tawny.capture.onvif.probes import FoundCamera
from tawny.capture.onvif.profiles import CameraProfiles, Profile, suggest_streams
from tawny.capture.onvif.soap import OnvifFaultError

__all__ = [
    "CameraProfiles",
    "FoundCamera",
    "OnvifFaultError",
    "Profile",
    "discover",
    "list_profiles",
    "suggest_streams",
]
