"""Rules between settings, and between settings and this machine, that no single field can state."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tawny.config.camera import CameraConfig
from tawny.config.lines import KeyPath
from tawny.config.models import Config
from tawny.config.urls import url_secrets

GB = 1_000_000_000

_TLS_FILES = ("tls_ca_file", "tls_certificate_file", "tls_key_file")
_SECRET_KEYS = frozenset({"password", "secret_key"})
SPOOL_MARGIN_S = 3.0
"""What the spool should hold beyond the pre-roll: a GOP to begin at a keyframe, and the time that detection takes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, or as a `warning` only odd, with the key at `path`."""

    path: KeyPath
    message: str
    remedy: str
    warning: bool = False


def check_relations(config: Config) -> list[Finding]:
    """What contradicts itself in `config`."""
    findings = [*_mqtt(config), *_offload(config), *_names(config), *_same_streams(config)]
    for key, camera in config.cameras.items():
        findings += _pre_roll(("cameras", key), camera, config.spool.seconds)
        findings += _streams(("cameras", key), camera)
    return findings


def check_paths(config: Config) -> list[Finding]:
    """Which paths in `config` this machine cannot serve. Nothing is written or made."""
    findings = [*_storage(config), *_directory(("spool", "path"), config.spool.path)]
    for key in _TLS_FILES:
        file = getattr(config.mqtt, key)
        if config.mqtt.tls and file is not None and not os.access(file, os.R_OK):
            findings.append(Finding(("mqtt", key), f"{file} cannot be read", "Name a file that tawny's user may read."))
    ca_file = config.offload.tls_ca_file
    if config.offload.enabled and ca_file is not None and not os.access(ca_file, os.R_OK):
        remedy = "Name a file that tawny's user may read."
        findings.append(Finding(("offload", "tls_ca_file"), f"{ca_file} cannot be read", remedy))
    for camera_id, camera in config.cameras.items():
        for stream in ("main", "sub"):
            settings = getattr(camera.streams, stream)
            if settings is not None and settings.file is not None:
                findings += _video_file(("cameras", camera_id, "streams", stream, "url"), settings.file)
    return findings


def check_secrets(path: Path, data: Any) -> list[Finding]:
    """Whether the file `path`, in which `data` is written, shows passwords to every user of this machine."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return []
    if not mode & stat.S_IROTH or not _holds_password(data):
        return []
    return [
        Finding((), "holds passwords and every user of this machine may read it", f"chmod 600 {path}", warning=True)
    ]


def _holds_password(data: Any) -> bool:
    if isinstance(data, dict):
        passwords = [value for key, value in data.items() if key in _SECRET_KEYS and isinstance(value, str)]
        return any("${" not in value for value in passwords) or any(map(_holds_password, data.values()))
    return isinstance(data, str) and any("${" not in secret for secret in url_secrets(data))


def _mqtt(config: Config) -> Iterator[Finding]:
    if config.mqtt.enabled and not config.mqtt.host:
        yield Finding(("mqtt", "enabled"), "is true without a host", "Add host = the broker's name, or remove enabled.")
    if config.mqtt.password is not None and config.mqtt.password_file is not None:
        yield Finding(("mqtt", "password_file"), "is given beside password", "Remove one of the two.")
    if config.mqtt.tls_key_file is not None and config.mqtt.tls_certificate_file is None:
        yield Finding(("mqtt", "tls_key_file"), "is given without tls_certificate_file", "Add it, or remove the key.")
    for key in _TLS_FILES:
        if getattr(config.mqtt, key) is not None and not config.mqtt.tls:
            yield Finding(("mqtt", key), "is given, but tls is off", "Add tls = true, or remove it.", warning=True)


def _offload(config: Config) -> Iterator[Finding]:
    offload = config.offload
    if not offload.enabled:
        return
    if offload.bucket is None:
        yield Finding(("offload", "enabled"), "is true without a bucket", "Add bucket = its name, or remove enabled.")
    if offload.access_key is None:
        yield Finding(("offload", "access_key"), "is missing", 'Add access_key = "${S3_ACCESS_KEY}", or what it is.')
    if offload.secret_key is None and offload.secret_key_file is None:
        yield Finding(("offload", "secret_key"), "is missing", 'Add secret_key = "${S3_SECRET_KEY}", or a file of it.')
    if offload.secret_key is not None and offload.secret_key_file is not None:
        yield Finding(("offload", "secret_key_file"), "is given beside secret_key", "Remove one of the two.")
    if offload.endpoint is not None and offload.endpoint.startswith("http:") and not _is_near(offload.endpoint):
        message = "is not encrypted: whoever is in between sees the recordings"
        yield Finding(("offload", "endpoint"), message, "Use https, or keep it within your own network.", warning=True)


def _is_near(address: str) -> bool:
    """Whether the address is one of this network, by its digits."""
    host = urlsplit(address).hostname or ""
    with suppress(ValueError):
        return ip_address(host).is_private
    return host == "localhost" or "." not in host or host.endswith((".local", ".lan", ".home.arpa"))


def _names(config: Config) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for key, camera in config.cameras.items():
        other = first.setdefault(camera.name.casefold(), key)
        if other != key:
            message = f"{camera.name!r} is the name of camera {other} as well"
            yield Finding(("cameras", key, "name"), message, "Give every camera a name of its own.")


def _same_streams(config: Config) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for key, camera in config.cameras.items():
        other = first.setdefault(camera.streams.main.url, key)
        if other != key and camera.streams.main.file is None:
            message = f"is the address of camera {other} as well"
            remedy = "Correct it if these are two cameras; otherwise one camera is recorded twice."
            yield Finding(("cameras", key, "streams", "main", "url"), message, remedy, warning=True)


def _streams(path: KeyPath, camera: CameraConfig) -> Iterator[Finding]:
    sub = camera.streams.sub
    if sub is not None and sub.url == camera.streams.main.url:
        message = "is the address of the main stream"
        remedy = "Write the address of the camera's smaller stream, or remove sub: then main is used for everything."
        yield Finding((*path, "streams", "sub", "url"), message, remedy)


def _pre_roll(path: KeyPath, camera: CameraConfig, spool_s: float) -> Iterator[Finding]:
    pre_roll = camera.recording.pre_roll_s
    key = (*path, "recording", "pre_roll_s")
    if pre_roll > spool_s:
        message = f"{pre_roll:g} s is longer than the spool, which holds {spool_s:g} s"
        yield Finding(key, message, f"Use at most {spool_s:g}, or raise spool.seconds.")
    elif pre_roll > spool_s - SPOOL_MARGIN_S:
        message = f"{pre_roll:g} s may come out shorter, as the spool holds only {spool_s:g} s"
        remedy = f"Use at most {max(0.0, spool_s - SPOOL_MARGIN_S):g}, or raise spool.seconds."
        yield Finding(key, message, remedy, warning=True)


def _storage(config: Config) -> Iterator[Finding]:
    storage = config.storage
    findings = list(_directory(("storage", "path"), storage.path))
    yield from findings
    if findings:
        return
    size_gb = shutil.disk_usage(_existing(storage.path)).total / GB
    if storage.min_free_gb >= size_gb:
        message = f"{storage.min_free_gb:g} is not less than the whole disk of {size_gb:.1f} GB, so nothing is recorded"
        yield Finding(("storage", "min_free_gb"), message, "Use a smaller number, or a larger disk.")
    elif storage.max_gb is not None and storage.max_gb > size_gb - storage.min_free_gb:
        message = f"{storage.max_gb:g} is more than the disk of {size_gb:.1f} GB offers beside min_free_gb"
        remedy = f"Use at most {size_gb - storage.min_free_gb:.0f}, or remove it."
        yield Finding(("storage", "max_gb"), message, remedy, warning=True)


def _directory(path: KeyPath, directory: Path | None) -> Iterator[Finding]:
    """Whether `directory` can be written or, if it is missing, made."""
    if directory is None:
        return
    try:
        existing = _existing(directory)
        usable = existing.is_dir()
    except OSError as error:
        message = f"{directory} cannot be reached: {(error.strerror or 'unknown error').lower()}"
        yield Finding(path, message, "Name a directory that tawny's user may write.")
        return
    if not usable:
        yield Finding(path, f"{existing} is not a directory", "Name a directory, or a place where one can be made.")
    elif not os.access(existing, os.W_OK | os.X_OK):
        verb = "be written" if existing == directory else f"be made, as {existing} cannot be written"
        yield Finding(path, f"{directory} cannot {verb}", "Give tawny's user write access, or name another directory.")


def _existing(path: Path) -> Path:
    """`path` or the nearest directory above it that exists. Raises OSError when not even that can be known."""
    for candidate in (path, *path.parents):
        try:
            candidate.lstat()
        except FileNotFoundError:
            continue
        except NotADirectoryError:
            continue
        return candidate
    return path


def _video_file(path: KeyPath, file: Path) -> Iterator[Finding]:
    if not file.exists():
        message = f"the file {file} does not exist"
    elif not file.is_file():
        message = f"{file} is not a file"
    elif not os.access(file, os.R_OK):
        message = f"{file} cannot be read"
    else:
        return
    yield Finding(path, message, "Name a video file that tawny's user may read, or an address: rtsp://192.0.2.10/main.")
