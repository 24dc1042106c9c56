"""The settings of copies in an S3-compatible bucket."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, model_validator

from tawny.config.base import ConfigModel, ConfigPath, EnvironmentText, Invalid, Number, Switch, Text

_ENDPOINT = re.compile(r"https?://[^\s/?#@]+/?")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_PREFIX = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*/?")
_REGION = re.compile(r"[A-Za-z0-9-]+")


class OffloadKind(StrEnum):
    """What is copied."""

    EVENTS = "events"
    CONTINUOUS = "continuous"
    ALL = "all"


def _endpoint(value: str) -> str:
    if not _ENDPOINT.fullmatch(value):
        raise Invalid("is no address of a server", "Use https://s3.example.com or http://192.0.2.5:3900.")
    return value.rstrip("/")


def _bucket(value: str) -> str:
    if not _BUCKET.fullmatch(value):
        raise Invalid("is no name of a bucket", "Use 3 to 63 lower-case letters, digits, dots and hyphens.")
    return value


def _prefix(value: str) -> str:
    if value and (not _PREFIX.fullmatch(value) or {".", ".."} & set(value.split("/"))):
        raise Invalid("is no prefix", "Use letters, digits, dots, hyphens and underscores, with / between levels.")
    return f"{value.rstrip('/')}/" if value else ""


def _region(value: str) -> str:
    if not _REGION.fullmatch(value):
        raise Invalid("is no region", "Use letters, digits and hyphens, as in eu-central-1.")
    return value


def _plain(value: Any) -> Any:
    return str(value).strip() if isinstance(value, EnvironmentText) else value


Secret = Annotated[SecretStr, BeforeValidator(_plain)]


class OffloadConfig(ConfigModel):
    """Copies of recordings in an S3-compatible bucket, where theft, fire and a dead disk do not reach them."""

    enabled: Switch = Field(
        default=False,
        title="Switched on",
        description="Copy recordings to the bucket. On when left out and a bucket is named.",
    )
    endpoint: Annotated[Text, AfterValidator(_endpoint)] | None = Field(
        default=None,
        title="Address",
        description="Address of the server that speaks S3: a provider's, or that of a machine of your own with Garage, "
        "SeaweedFS or Ceph. Amazon's in the region when left out.",
        examples=["https://s3.example.com"],
    )
    bucket: Annotated[Text, AfterValidator(_bucket)] | None = Field(
        default=None,
        title="Bucket",
        description="Name of the bucket. It has to exist; several services may share one.",
        examples=["tawny"],
    )
    prefix: Annotated[Text, AfterValidator(_prefix)] = Field(
        default="",
        title="Prefix",
        description="What the names of all objects begin with, for a bucket that holds other things as well. Behind it "
        "follows the id of the storage, so that services never meet.",
        examples=["cameras/"],
    )
    region: Annotated[Text, AfterValidator(_region)] = Field(
        default="us-east-1",
        title="Region",
        description="Region of the bucket, which requests are signed for. Servers of your own mostly take any; Garage "
        "wants garage unless it is told otherwise.",
        examples=["eu-central-1"],
    )
    path_style: Switch = Field(
        default=True,
        title="Bucket in the path",
        description="Write the bucket into the path of addresses, as servers of your own want it. false writes it "
        "before the host name, as some providers do.",
    )
    access_key: Secret | None = Field(
        default=None,
        title="Access key",
        description="Id of the access key. Better ${NAME} for an environment variable.",
        examples=["${S3_ACCESS_KEY}"],
    )
    secret_key: Secret | None = Field(
        default=None,
        title="Secret key",
        description="Secret of the access key. Better ${NAME} for an environment variable, or secret_key_file.",
        examples=["${S3_SECRET_KEY}"],
    )
    secret_key_file: ConfigPath | None = Field(
        default=None,
        title="Secret key file",
        description="File whose first line is the secret of the access key. Relative to the configuration file.",
        examples=["s3-secret-key"],
    )
    tls_verify: Switch = Field(
        default=True,
        title="Check the certificate",
        description="Check the server's certificate. false encrypts, but whoever is in between can read along: better "
        "name the server's own authority in tls_ca_file.",
    )
    tls_ca_file: ConfigPath | None = Field(
        default=None,
        title="Certificate authority",
        description="File (PEM) with the certificate of the authority that signed the server's, or with the server's "
        "own. The authorities that this machine trusts when left out. Relative to the configuration file.",
        examples=["s3-ca.pem"],
    )
    what: OffloadKind = Field(
        default=OffloadKind.EVENTS,
        title="What is copied",
        description="events: whatever an event's clip needs. continuous: continuous footage as well. all: also the "
        "idle track of few frames per second.",
    )
    keep_days: Number = Field(
        default=30.0,
        gt=0,
        le=36500,
        title="Kept in the bucket",
        description="Days for which copies are kept; then this service deletes them. What a protected event needs "
        "stays. Events are listed as long as there may be a copy of them.",
    )
    max_mbit_s: Number | None = Field(
        default=None,
        ge=0.1,
        title="Largest rate",
        description="Most megabits per second that are sent to the bucket. As much as there is when left out.",
        examples=[4],
    )
    cache_gb: Number = Field(
        default=1.0,
        ge=0.05,
        title="Kept of what is watched",
        description="Gigabytes (1 GB: 1,000,000,000 bytes) of the storage's disk for footage that is watched from the "
        "bucket. A clip or export can't hold more of it than that.",
    )

    @model_validator(mode="before")
    @classmethod
    def _implied(cls, data: Any) -> Any:
        """A bucket switches it on."""
        return {"enabled": bool(data.get("bucket"))} | data if isinstance(data, dict) else data
