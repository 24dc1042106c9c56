"""The settings of the service: who it is, where it listens, where it stores, and whom it talks to."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, WithJsonSchema, model_validator

from tawny.config.base import ConfigModel, ConfigPath, EnvironmentText, Invalid, Number, Switch, Text, UserId, Whole

MQTT_PORT = 1883
MQTT_TLS_PORT = 8883
_DATABASES = re.compile(r"(sqlite|postgresql)(\+[a-z0-9_]+)?://\S*")
_CONTACT = re.compile(r"mailto:[^\s@]+@[^\s@]+|https://[^\s/?#@]+\S*")
_PAGE_URL = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
RESERVED_NODE_IDS = frozenset({"announce"})
"""Levels of topics that are no node's."""


def default_node_id() -> str:
    """The machine's host name as an id; `tawny` when nothing of it can be one."""
    host = socket.gethostname().partition(".")[0].lower()
    name = re.sub(r"[^a-z0-9]+", "_", host).strip("_")[:63].rstrip("_")
    return name if name and name not in RESERVED_NODE_IDS else "tawny"


def default_node_name() -> str:
    """The machine's host name."""
    return socket.gethostname().partition(".")[0] or "Tawny"


def _topic(value: str) -> str:
    if not value or re.search(r"[+#\x00-\x20]", value) or value[0] in "/$" or value.endswith("/") or "//" in value:
        raise Invalid(f"is no topic: {value!r}", "Use letters, digits, - and _, with / between levels.")
    return value


def _database(value: str) -> str:
    if not _DATABASES.fullmatch(value):
        raise Invalid("is no address of a database", "Use postgresql://user:password@host/name or sqlite:////path.")
    return value


def _page_url(value: str) -> str:
    if not _PAGE_URL.fullmatch(value):
        raise Invalid("is no address of a web page", "Use http://192.0.2.5:8420 or https://tawny.example.com.")
    return value.rstrip("/")


def _contact(value: str) -> str:
    if not value.isascii() or not _CONTACT.fullmatch(value):
        raise Invalid("is no address of a person", "Use mailto:me@example.com or https://example.com/contact.")
    return value


def _node_id(value: str) -> str:
    if value in RESERVED_NODE_IDS:
        raise Invalid(f"may not be {value}: that is a topic of its own", "Use another id.")
    return value


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, EnvironmentText) else value


def _network(value: Any) -> Any:
    if isinstance(value, IPv4Network | IPv6Network):
        return value
    if isinstance(value, str):
        with suppress(ValueError):
            return ip_network(value.strip(), strict=False)
    raise Invalid("is no IP address or network", 'Use "192.0.2.7" or "192.0.2.0/24".')


Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_network), WithJsonSchema({"type": "string"})]
Topic = Annotated[Text, AfterValidator(_topic)]


class NodeConfig(ConfigModel):
    """Who this service is among others."""

    id: Annotated[UserId, AfterValidator(_node_id)] = Field(
        default_factory=default_node_id,
        title="Id",
        description="Names this service in MQTT topics and in Home Assistant: lower-case letters, digits, underscores. "
        "Made from the host name when left out; set it where the host name changes, as in containers.",
        examples=["house"],
    )
    name: Text = Field(
        default_factory=default_node_name,
        min_length=1,
        max_length=80,
        title="Name",
        description="What people call this service. The host name when left out.",
        examples=["House"],
    )


class ServerConfig(ConfigModel):
    """Where the HTTP server listens."""

    host: Text = Field(
        # Home Assistant and the browsers are on other machines as a rule, and no route but the health check answers
        # without a token, so the useful default is also a safe one.
        default="0.0.0.0",  # noqa: S104
        min_length=1,
        title="Listen address",
        description="IP address to listen on. 0.0.0.0: all of this machine's; 127.0.0.1: only programs on this "
        "machine. Nothing but the health check answers without a token.",
    )
    port: Whole = Field(
        default=8420,
        ge=0,
        le=65535,
        title="Port",
        description="TCP port to listen on. 0: any free port.",
    )
    url: Annotated[Text, AfterValidator(_page_url)] | None = Field(
        default=None,
        title="Address",
        description="Address under which Home Assistant and browsers reach this server; tell it where a reverse proxy "
        "or a container stands in between. Made from this machine's address when left out.",
        examples=["https://tawny.example.com"],
    )
    zeroconf: Switch = Field(
        default=True,
        title="Announce in the network",
        description="Announce the server in the local network by zeroconf, so that Home Assistant finds it without "
        "MQTT. Nothing is announced while host is 127.0.0.1.",
    )
    trusted_proxies: tuple[Network, ...] = Field(
        default=(),
        title="Trusted proxies",
        description="IP addresses or networks of reverse proxies. Only their word on who a request comes from "
        "is believed.",
        examples=[["127.0.0.1", "172.30.32.0/23"]],
    )


class RetentionConfig(ConfigModel):
    """How long recordings are kept while there is room. Protected events are never deleted by age."""

    events_days: Number = Field(
        default=30.0,
        gt=0,
        le=36500,
        title="Events",
        description="Days for which the footage of events is kept.",
    )
    continuous_days: Number = Field(
        default=7.0,
        gt=0,
        le=36500,
        title="Continuous footage",
        description="Days for which continuous footage without events is kept.",
    )
    idle_days: Number = Field(
        default=14.0,
        gt=0,
        le=36500,
        title="Idle track",
        description="Days for which the track of few frames per second between events is kept.",
    )


class StorageConfig(ConfigModel):
    """Where recordings and the event log are stored, and how much room they may take."""

    path: ConfigPath = Field(
        default=Path("data"),
        validate_default=True,  # it is relative to the file, too
        title="Directory",
        description="Directory for recordings, snapshots and the event log; made when missing. Relative to the "
        "configuration file.",
    )
    max_gb: Number | None = Field(
        default=None,
        gt=0,
        title="Largest size",
        description="Most gigabytes (1 GB: 1,000,000,000 bytes) that recordings may take; then the oldest unprotected "
        "ones are deleted. Bounded alone by what is kept free when left out.",
        examples=[500],
    )
    min_free_gb: Number = Field(
        default=2.0,
        ge=0,
        title="Kept free",
        description="Gigabytes of the disk that are always left free; below it the oldest unprotected recordings are "
        "deleted.",
    )
    fsync_interval_s: Number = Field(
        default=5.0,
        ge=0.1,
        le=300,
        title="Sync interval",
        description="Seconds after which recorded video is forced onto the disk: what a power cut can cost. "
        "Longer spares SD cards.",
    )
    retention: RetentionConfig = Field(
        default_factory=RetentionConfig,
        title="Retention",
        description="How long recordings are kept while there is room.",
    )


class SpoolConfig(ConfigModel):
    """The newest seconds of each stream, kept in memory for pre-roll and live view."""

    path: ConfigPath | None = Field(
        default=None,
        title="Directory",
        description="Directory for the newest fragments. A RAM-backed directory of the system when left out; a disk "
        "would be written to without pause.",
        examples=["/dev/shm/tawny"],  # noqa: S108
    )
    seconds: Number = Field(
        default=30.0,
        ge=2,
        le=600,
        title="Length",
        description="Seconds of each stream that are held. No pre-roll is longer.",
    )
    max_mb: Number = Field(
        default=64.0,
        ge=1,
        le=16384,
        title="Largest size",
        description="Most megabytes (1 MB: 1,000,000 bytes) that one stream may take, whatever its length.",
    )


class MqttConfig(ConfigModel):
    """The MQTT broker through which Home Assistant learns of cameras, motion and events."""

    enabled: Switch = Field(
        default=False,
        title="Enabled",
        description="Connect to the broker. On when left out and a host is given.",
    )
    host: Text | None = Field(
        default=None,
        min_length=1,
        title="Host",
        description="Name or IP address of the broker.",
        examples=["homeassistant.local"],
    )
    port: Whole = Field(
        default=MQTT_PORT,
        ge=1,
        le=65535,
        title="Port",
        description=f"TCP port of the broker. {MQTT_TLS_PORT} when left out and TLS is on.",
    )
    username: Text | None = Field(
        default=None,
        title="User name",
        examples=["tawny"],
        description="User name for the broker.",
    )
    password: Annotated[SecretStr, BeforeValidator(_plain)] | None = Field(
        default=None,
        title="Password",
        description="Password for the broker. Better ${NAME} for an environment variable, or a password file.",
        examples=["${MQTT_PASSWORD}"],
    )
    password_file: ConfigPath | None = Field(
        default=None,
        title="Password file",
        description="File whose first line is the password for the broker. Relative to the configuration file.",
        examples=["mqtt-password"],
    )
    tls: Switch = Field(
        default=False,
        title="TLS",
        description="Encrypt the connection and check the broker's certificate.",
    )
    tls_verify: Switch = Field(
        default=True,
        title="Check the certificate",
        description="Check the broker's certificate. Without it the connection is encrypted, but whoever is in between "
        "can read along and learn the password: better name the broker's own authority in tls_ca_file.",
    )
    tls_ca_file: ConfigPath | None = Field(
        default=None,
        title="Certificate authority",
        description="File (PEM) with the certificate of the authority that signed the broker's, or with the broker's "
        "own. The authorities that this machine trusts when left out. Relative to the configuration file.",
        examples=["mqtt-ca.pem"],
    )
    tls_certificate_file: ConfigPath | None = Field(
        default=None,
        title="Own certificate",
        description="File (PEM) with the certificate that Tawny shows to brokers that ask for one. Relative to the "
        "configuration file.",
        examples=["mqtt-tawny.pem"],
    )
    tls_key_file: ConfigPath | None = Field(
        default=None,
        title="Own key",
        description="File (PEM) with the key of tls_certificate_file; may be left out when it is in the same file. "
        "Relative to the configuration file.",
        examples=["mqtt-tawny-key.pem"],
    )
    base_topic: Topic = Field(
        default="tawny",
        title="Base topic",
        description="First level of the topics that Tawny publishes under. Home Assistant's integration of Tawny is "
        "found by MQTT only under tawny.",
    )
    discovery: Switch = Field(
        default=True,
        title="Discovery",
        description="Let Home Assistant's MQTT integration discover cameras and their entities. Switched off, what "
        "was discovered is removed.",
    )
    discovery_prefix: Topic = Field(
        default="homeassistant",
        title="Discovery prefix",
        description="First level of the topics in which Home Assistant looks for devices.",
    )

    @model_validator(mode="before")
    @classmethod
    def _implied(cls, data: Any) -> Any:
        """A host switches the connection on; TLS has a port of its own."""
        if not isinstance(data, dict):
            return data
        implied: dict[str, Any] = {"enabled": bool(data.get("host"))}
        if data.get("tls") is True:
            implied["port"] = MQTT_TLS_PORT
        return implied | data


class PushConfig(ConfigModel):
    """Notifications that browsers and phones get without Home Assistant."""

    enabled: Switch = Field(
        default=True,
        title="Switched on",
        description="Let browsers subscribe to notifications of events, and send them by way of the push services of "
        "these browsers' makers, who can't read them. Nothing is sent, and nothing asked, while nobody has subscribed.",
    )
    contact: Annotated[Text, AfterValidator(_contact)] = Field(
        default="https://github.com/tawny-cameras/tawny",
        max_length=200,
        title="Contact",
        description="Whom the push services may turn to when something is wrong with what is sent: an address that "
        "begins with mailto: or https://.",
        examples=["mailto:me@example.com"],
    )
    allow_local: Switch = Field(
        default=False,
        title="Push services in the own network",
        description="Also send to push services with addresses of the local network, for those who run one. Whoever "
        "has a token can then make Tawny connect, by https, to machines there.",
    )


class DatabaseConfig(ConfigModel):
    """Where the event log is kept."""

    url: Annotated[Text, AfterValidator(_database)] | None = Field(
        default=None,
        title="Address",
        description="Address of the database of the event log. A SQLite file in the storage directory when left out; "
        "PostgreSQL where many services share one.",
        examples=["postgresql://tawny:${DB_PASSWORD}@192.0.2.5/tawny"],
        repr=False,
    )
