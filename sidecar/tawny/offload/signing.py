"""Addresses of objects and the signatures of requests for them (AWS Signature Version 4, by Amazon's own library)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, urlencode, urlsplit

from aws_sdk_signers import URI, AWSCredentialIdentity, AWSRequest, Field, Fields, SigV4Signer

from tawny.config.offload import OffloadConfig

_BLOCK_BYTES = 1 << 20
_SIGNER = SigV4Signer()


@dataclass(frozen=True, slots=True)
class Signed:
    """A request that may be sent as it is."""

    url: str
    headers: Mapping[str, str]


class FileBody:
    """A file as what a signer reads: in blocks, so that it is never in memory as a whole."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[bytes]:
        with self._path.open("rb", buffering=0) as file:
            while block := file.read(_BLOCK_BYTES):
                yield block

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self

    def tell(self) -> int:
        """Every iteration begins at the beginning."""
        return 0

    def seek(self, offset: int, _whence: int = 0) -> int:
        """As `tell` says, there is nothing to seek."""
        return offset


class Signer:
    """Makes requests for one bucket."""

    def __init__(self, config: OffloadConfig) -> None:
        assert config.bucket is not None
        assert config.access_key is not None
        assert config.secret_key is not None
        endpoint = config.endpoint or f"https://s3.{config.region}.amazonaws.com"
        parts = urlsplit(endpoint)
        self.host = parts.netloc
        self._scheme = parts.scheme
        self._port = parts.port
        self._name = parts.hostname or ""
        self._region = config.region
        if config.path_style:
            self._root = f"/{config.bucket}"
        else:
            self._name = f"{config.bucket}.{self._name}"
            self._root = ""
        self._identity = AWSCredentialIdentity(
            access_key_id=config.access_key.get_secret_value(), secret_access_key=config.secret_key.get_secret_value()
        )

    def sign(
        self,
        method: str,
        key: str,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | FileBody | None = None,
    ) -> Signed:
        """A request for the object `key`, or for the bucket when that is empty. Reads a `body` that is a file."""
        path = f"{self._root}/{quote(key)}"
        asked = urlencode(sorted((query or {}).items()), quote_via=quote)
        uri = URI(scheme=self._scheme, host=self._name, port=self._port, path=path, query=asked or None)
        fields = Fields([Field(name=name, values=[value]) for name, value in (headers or {}).items()])
        request = AWSRequest(
            destination=uri,
            method=method,
            body=[body] if isinstance(body, bytes) else body,
            fields=fields,
        )
        signed = _SIGNER.sign(
            request=request,
            identity=self._identity,
            properties={
                "region": self._region,
                "service": "s3",
                "uri_encode_path": False,
                "normalize_path": False,
                "content_checksum_enabled": True,
            },
        )
        netloc = self._name if self._port is None else f"{self._name}:{self._port}"
        url = f"{self._scheme}://{netloc}{path}{f'?{asked}' if asked else ''}"
        return Signed(url, {field.name: field.as_string() for field in signed.fields})
