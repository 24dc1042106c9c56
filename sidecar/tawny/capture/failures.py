"""Says in plain words why a source failed. FFmpeg's own errors quote the address with its password, so none leaves."""

from __future__ import annotations

import errno

from av import error as averror

from tawny.capture.source import Source
from tawny.core.errors import AuthenticationError, CaptureError

_PLAIN: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    (
        (averror.HTTPNotFoundError,),
        "there is no stream of that name (404)",
        "check the part of the address after the host",
    ),
    (
        (averror.HTTPServerError,),
        "the camera reports a fault of its own (5xx)",
        "restart the camera if it stays so",
    ),
    (
        (averror.HTTPError,),
        "the camera rejected the request",
        "check the address; a camera may allow few viewers at a time, or only the other transport (tcp or udp)",
    ),
    (
        (averror.ConnectionRefusedError,),
        "connection refused",
        "check address and port, and that the camera's stream is switched on",
    ),
    (
        (averror.TimeoutError, averror.ExitError),
        "no answer in time",
        "check that the camera is on and reachable from this machine",
    ),
    (
        (averror.ConnectionResetError, averror.ConnectionAbortedError, averror.BrokenPipeError, averror.EOFError),
        "the connection was lost",
        "check the camera's power and network",
    ),
    (
        (averror.InvalidDataError, averror.DemuxerNotFoundError),
        "what came is no video that can be read",
        "check the address and its path",
    ),
    ((averror.FileNotFoundError, averror.NotADirectoryError), "no such file", "check the path"),
    (
        (averror.PermissionError, averror.IsADirectoryError),
        "the file can't be read",
        "check its permissions, and that it is a file",
    ),
)
"""Kinds of FFmpeg's errors: what happened, and what to do."""

_UNREACHABLE = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN}


def explain(
    error: averror.FFmpegError | ValueError, source: Source, *, late: bool = False, opened: bool = False
) -> CaptureError:
    """The error to raise in place of `error`: without credentials, with a hint.

    `late`: the time-out for opening had passed; `opened`: it broke while being read.
    Raise it outside the `except` block, else the original stays attached as its context.
    """
    where = source.label
    if isinstance(error, averror.HTTPUnauthorizedError | averror.HTTPForbiddenError):
        return AuthenticationError(
            f"{where}: the camera refused the user name or password",
            "check both, and whether the camera locked the account after too many attempts",
        )
    if late:
        error = averror.TimeoutError(errno.ETIMEDOUT, "")
    for kinds, what, hint in _PLAIN:
        if isinstance(error, kinds):
            return CaptureError(f"{where}: {what}", hint)
    number = error.errno if isinstance(error, averror.FFmpegError) else None
    if number in _UNREACHABLE:
        return CaptureError(f"{where}: there is no way to that host", "check the address and this machine's network")
    if number == errno.EIO and opened:
        return CaptureError(f"{where}: the connection was lost", "check the camera's power and network")
    if number == errno.EIO:  # how FFmpeg reports a name that does not resolve, too
        return CaptureError(f"{where}: the host was not found or broke off", "check the address and the name service")
    words = (isinstance(error, averror.FFmpegError) and error.strerror) or type(error).__name__
    return CaptureError(f"{where}: {words.lower()}", "run `tawny camera probe` with this address to see more")
