"""The options with which FFmpeg opens a source, and why each is set."""

from __future__ import annotations

from tawny.capture.source import Source

_SECOND_US = 1_000_000
_PROBE_BYTES = 5_000_000
_UDP_REORDER_US = 500_000
_UDP_BUFFER_BYTES = 2_000_000


def open_options(source: Source) -> dict[str, str]:
    """FFmpeg's options for `source`, to be given to `av.open`.

    `fflags=nobuffer` is left out on purpose: it throws away what was read while the codecs were found, and with it the
    first keyframe.
    """
    scheme = source.scheme
    if scheme == "file":
        return {"protocol_whitelist": "file"}
    # The socket's own time-out costs nothing; PyAV's would take the interpreter lock at every poll.
    timeout = str(round(source.read_timeout_s * _SECOND_US))
    if scheme in {"http", "https"}:
        return {
            "rw_timeout": timeout,
            "tls_verify": "0",
            "protocol_whitelist": "http,https,tcp,tls,crypto,data,httpproxy",
        }
    options = {
        "timeout": timeout,
        "rtsp_transport": source.transport,
        # Without sound wanted it is not even set up, and ONVIF metadata never is.
        "allowed_media_types": "video+audio" if source.audio else "video",
        # One second of stream is enough for a camera that sends its parameter sets in-band and for sound that never
        # comes; a keyframe that arrives later is waited for by the session. Frame rate and timestamps are not probed
        # at all, so that opening takes 2 or 3 pictures instead of 8 to 50.
        "analyzeduration": str(_SECOND_US),
        "probesize": str(_PROBE_BYTES),
        "fpsprobesize": "0",
        "max_ts_probe": "0",
        # Cameras sign their own certificates.
        "tls_verify": "0",
    }
    if source.transport == "udp":
        options |= {"max_delay": str(_UDP_REORDER_US), "buffer_size": str(_UDP_BUFFER_BYTES)}
    return options
