"""What may go wrong with a bucket, in words, each with what to do."""

from __future__ import annotations

import asyncio
import re
import ssl

import aiohttp

from tawny.core.errors import NotFoundError, TawnyError

_CODE = re.compile(rb"<Code>\s*([A-Za-z0-9]{1,80})\s*</Code>")
_REGION = re.compile(rb"<Region>\s*([A-Za-z0-9-]{1,40})\s*</Region>")
LIST = "LIST"
"""For `of_answer`: a GET of the bucket itself, which needs another right than that of an object."""

_RIGHTS = {"PUT": "s3:PutObject", "GET": "s3:GetObject", "DELETE": "s3:DeleteObject", LIST: "s3:ListBucket"}
_DOES = {"PUT": "write to", "GET": "read from", "DELETE": "delete from", LIST: "list"}
_KEYS = "check offload.access_key and offload.secret_key"
_ROOM = "give it more room, or lower offload.keep_days"
_FULL = ("{where} is full", _ROOM)
_UNKNOWN_KEY = ("{host} does not know the access key", _KEYS)
_WRONG_SECRET = ("{host} refuses the signature: the secret key is wrong", _KEYS)
_WORDS = {
    "NoSuchBucket": ("there is no {where}", "make it, or correct offload.bucket"),
    "InvalidAccessKeyId": _UNKNOWN_KEY,
    "InvalidClientTokenId": _UNKNOWN_KEY,
    "SignatureDoesNotMatch": _WRONG_SECRET,
    "AuthFailure": _WRONG_SECRET,
    "RequestTimeTooSkewed": ("the clocks of {host} and of this machine differ", "set the clock: timedatectl"),
    "QuotaExceeded": _FULL,
    "XMinioStorageFull": _FULL,
    "InsufficientStorage": _FULL,
    "StorageFull": _FULL,
}
_ELSEWHERE = frozenset({"AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraintException"})


class BucketError(TawnyError):
    """The bucket could not be used."""

    code = "offload"


class GoneFromBucketError(NotFoundError):
    """The bucket has no such object (any more)."""


def of_answer(status: int, body: bytes, *, method: str, host: str, bucket: str) -> TawnyError:
    """The error that an answer is."""
    found = _CODE.search(body)
    code = found[1].decode() if found else ""
    where = f"bucket {bucket} at {host}"
    # A 404 without a code is no word of the bucket: proxies answer so while what is behind them is away.
    if code == "NoSuchKey":
        return GoneFromBucketError(f"{where} has no such recording", "it was deleted there")
    if code in _WORDS:
        said, hint = _WORDS[code]
        return BucketError(said.format(where=where, host=host), hint)
    if code in _ELSEWHERE:
        region = _REGION.search(body)
        known = f'set offload.region = "{region[1].decode()}"' if region else "correct offload.region"
        return BucketError(f"{where} is in another region", known)
    if code == "AccessDenied" or status in {401, 403}:
        hint = f"let this access key do {_RIGHTS[method]} on the bucket, or {_KEYS}"
        return BucketError(f"the access key may not {_DOES[method]} {where}", hint)
    return BucketError(*_of_status(status, code, host, where))


def _of_status(status: int, code: str, host: str, where: str) -> tuple[str, str]:
    said = f"{status} {code}".strip()
    if status == 507:
        return f"{where} is full", _ROOM
    if status == 404:
        return f"there is no {where}", "make it, or correct offload.bucket and offload.endpoint"
    if status >= 500 or status == 429:
        return f"{host} is in trouble ({said})", "it is tried again; see the server's own log"
    if status < 400:
        return f"{host} sends elsewhere ({said})", "correct offload.endpoint, offload.region or offload.path_style"
    return f"{host} refuses ({said})", "see the server's own log; is it one that speaks S3?"


def of_connection(error: Exception, host: str) -> BucketError:
    """The error of a connection that could not be made, or was lost."""
    match error:
        case aiohttp.ClientConnectorCertificateError() | ssl.SSLCertVerificationError():
            return BucketError(f"the certificate of {host} is not to be trusted", "name its own in offload.tls_ca_file")
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return BucketError(f"{host} speaks no TLS", "write offload.endpoint with http://, or with another port")
        case aiohttp.ClientConnectorDNSError():
            return BucketError(f"there is no host {host}", "check offload.endpoint, and whether this machine is online")
        case aiohttp.ClientConnectorError():
            hint = "check offload.endpoint, and whether that machine is on"
            return BucketError(f"{host} can't be reached", hint)
        case TimeoutError() | asyncio.TimeoutError():
            return BucketError(f"{host} does not answer in time", "is it on, and is the line fast enough?")
        case _:
            return BucketError(f"{host} broke the connection off", "it is tried again; see the server's own log")
