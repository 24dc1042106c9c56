"""What `tawny remote init` has to know: checked when it is said, and kept in the folder for the next time."""

from __future__ import annotations

import base64
import binascii
import re
import tomllib
from dataclasses import asdict, dataclass, fields
from ipaddress import IPv4Network, IPv6Address, ip_address, ip_network
from typing import Any, Self

import tomlkit

from tawny.core.errors import UsageError
from tawny.remote.names import is_address, is_domain, is_place, is_public

LEAST_MTU, MOST_MTU = 1280, 1420
"""IPv6 needs the first; the second is what WireGuard leaves of Ethernet's 1500 bytes with IPv6 outside."""

HOME_ASSISTANT_PORT = 8124
"""On which the forwarder to Home Assistant listens in the tunnel: Home Assistant's own would be in use already."""

_LABELS = {"wireguard_port": "--wireguard-port", "tawny_port": "--tawny-port"}
_USER = re.compile(r"[a-z][a-z0-9-]{0,30}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,189}")
_SSH_KEY = re.compile(
    r"(?:ssh-(?:ed25519|rsa)|ecdsa-sha2-nistp\d+|sk-[a-z0-9@.-]+) [A-Za-z0-9+/]+={0,3}(?: [^\x00-\x1f\x7f\"\\]*)?"
)
_OF_THE_SYSTEM = frozenset(
    {
        "root",
        "daemon",
        "bin",
        "sys",
        "sync",
        "games",
        "man",
        "lp",
        "mail",
        "news",
        "uucp",
        "proxy",
        "www-data",
        "backup",
        "list",
        "irc",
        "nobody",
        "sshd",
        "sudo",
        "messagebus",
        "syslog",
        "landscape",
        "tcpdump",
        "nginx",
    }
)
"""Users that Debian and Ubuntu have, or will have: they run services, and who may do everything must not be one."""

_KINDS = {"str": (str, "text in quotes"), "int": (int, "a whole number"), "bool": (bool, "true or false")}
_PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything that the files are made of, beside the keys. Raises UsageError for what can't be.

    `server` is where the tunnel's other end listens (empty: at `domain`); `home_assistant` where Home Assistant
    listens, as seen from the machine at home, and counts where `home_assistant_domain` is given. `tunnel` is a network
    of four addresses: the server has its first, the house its second.
    """

    domain: str
    server: str = ""
    email: str = ""
    ssh_key: str = ""
    admin_user: str = "tawny-admin"
    tunnel: str = "10.86.20.0/30"
    mtu: int = 1380
    wireguard_port: int = 51820
    tawny_port: int = 8420
    home_assistant_domain: str = ""
    home_assistant: str = "127.0.0.1:8123"
    close_admin: bool = False

    def __post_init__(self) -> None:
        _check_domain(self.domain, "--domain")
        if self.home_assistant_domain:
            _check_domain(self.home_assistant_domain, "--home-assistant-domain")
            if self.home_assistant_domain == self.domain:
                raise UsageError(
                    "Home Assistant can't have the same domain as Tawny",
                    "give it one of its own, such as ha.example.com",
                )
        _check_server(self.server)
        _check_tunnel(self.tunnel)
        if not LEAST_MTU <= self.mtu <= MOST_MTU:
            raise UsageError(
                f"--mtu {self.mtu} can't be", f"use {LEAST_MTU} to {MOST_MTU}; 1380 fits nearly every line"
            )
        for name, label in _LABELS.items():
            if not 1 <= getattr(self, name) <= 65535:
                raise UsageError(f"{label} {getattr(self, name)} is no port", "use 1 to 65535")
        if self.home_assistant_domain and self.tawny_port == HOME_ASSISTANT_PORT:
            raise UsageError(
                f"--tawny-port {self.tawny_port} is in use for Home Assistant's forwarder", "let Tawny have another"
            )
        self._check_words()

    def _check_words(self) -> None:
        if not _USER.fullmatch(self.admin_user) or self.admin_user == "root":
            raise UsageError(
                f"--admin-user {self.admin_user} can't be", "use small letters, digits and -; root can't log in"
            )
        if self.admin_user in _OF_THE_SYSTEM or self.admin_user.startswith("systemd-"):
            raise UsageError(
                f"--admin-user {self.admin_user} is a user of the server's system", "give one that is a person's"
            )
        if self.email and not _EMAIL.fullmatch(self.email):
            raise UsageError(f"--email {self.email} is no address", "leave it out, or write me@example.com")
        if self.ssh_key and not _is_public_key(self.ssh_key):
            raise UsageError(
                "the SSH key is no public key", "give the line of a .pub file, which begins with ssh-ed25519 or ssh-rsa"
            )
        if not is_place(self.home_assistant):
            raise UsageError(
                f"--home-assistant {self.home_assistant} is no place", "write HOST:PORT, such as 127.0.0.1:8123"
            )

    @property
    def network(self) -> IPv4Network:
        """The tunnel's."""
        return IPv4Network(self.tunnel)

    @property
    def server_in_tunnel(self) -> str:
        """The server's address inside."""
        return str(self.network[1])

    @property
    def home_in_tunnel(self) -> str:
        """The house's address inside."""
        return str(self.network[2])

    @property
    def endpoint(self) -> str:
        """Where WireGuard at home finds the server."""
        host = self.server or self.domain
        if is_address(host) and isinstance(ip_address(host), IPv6Address):
            host = f"[{host}]"
        return f"{host}:{self.wireguard_port}"

    @property
    def domains(self) -> tuple[str, ...]:
        """What the certificate is for."""
        return (self.domain, self.home_assistant_domain) if self.home_assistant_domain else (self.domain,)

    def as_toml(self) -> str:
        """A file that `from_toml` reads."""
        document = tomlkit.document()
        document.add(tomlkit.comment("What the files in this folder are made of. Change it, and run"))
        document.add(tomlkit.comment("`tawny remote init` with this folder again. There is no secret in here."))
        for name, value in asdict(self).items():
            document.add(name, value)
        return tomlkit.dumps(document)

    @classmethod
    def from_toml(cls, text: str, **changes: Any) -> Self:
        """What a file says, with changes. Raises UsageError."""
        try:
            said = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise UsageError(f"answers.toml can't be read ({error})", "mend it, or begin in a new folder") from error
        return cls.of(said, **changes)

    @classmethod
    def of(cls, said: dict[str, Any], **changes: Any) -> Self:
        """Of a table. Raises UsageError for names and kinds that are not among the fields."""
        values = {**said, **changes}
        kinds = {field.name: _KINDS[str(field.type)] for field in fields(cls)}
        for name, value in values.items():
            if name not in kinds:
                raise UsageError(f"answers.toml has an unknown name, {name}", "take it out")
            kind, called = kinds[name]
            if type(value) is not kind:
                raise UsageError(f"{name} in answers.toml must be {called}", "mend it")
        if not values.get("domain"):
            raise UsageError("there is no domain", "give --domain, such as cameras.example.com")
        return cls(**values)


def _is_public_key(line: str) -> bool:
    """Whether sshd would take it: a key that was cut off when it was copied would lock its owner out."""
    if not _SSH_KEY.fullmatch(line):
        return False
    kind, encoded, *_ = line.split(" ")
    try:
        data = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        return False
    fields, at = [], 0
    while at + 4 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        fields.append(data[at + 4 : at + 4 + size])
        at += 4 + size
    return at == len(data) and len(fields) > 1 and fields[0] == kind.encode()


def _check_domain(name: str, option: str) -> None:
    if not is_domain(name):
        what = "an address and no domain" if is_address(name) else "no domain that the internet could know"
        raise UsageError(
            f"{option} {name} is {what}", "give a name that you have registered, such as cameras.example.com"
        )


def _check_server(host: str) -> None:
    if not host or is_domain(host):
        return
    if not is_address(host):
        raise UsageError(f"--server {host} is neither an address nor a domain", "give the server's address")
    if not is_public(host):
        raise UsageError(
            f"--server {host} is no address that can be reached from your house through the internet",
            "give the one that its provider shows",
        )


def _check_tunnel(text: str) -> None:
    hint = "use four private addresses, such as 10.86.20.0/30"
    try:
        network = ip_network(text)
    except ValueError as error:
        raise UsageError(f"--tunnel {text} is no network ({error})", hint) from error
    private = isinstance(network, IPv4Network) and any(network.subnet_of(each) for each in _PRIVATE)
    if not private or network.num_addresses != 4:
        raise UsageError(f"--tunnel {text} can't be used", hint)
