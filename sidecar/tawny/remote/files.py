"""Every file of the folder but the secrets: made in memory, so that nothing is written unless all of it can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from shlex import quote
from textwrap import indent

from tawny.remote.answers import HOME_ASSISTANT_PORT, Answers
from tawny.remote.keys import Keys, public_key
from tawny.remote.names import is_address
from tawny.remote.nginx import nginx_config
from tawny.remote.templating import filled, template

ANSWERS = Path("answers.toml")
_SERVER = Path("server")
_HOME = Path("home")
_SCRIPT, _PLAIN = 0o755, 0o644
_AT = "/opt/tawny-remote"

type Files = dict[Path, tuple[str, int]]
"""Content and mode, by the path in the folder."""


def files_of(answers: Answers, keys: Keys) -> Files:
    """What the folder holds for these answers."""
    values = _values(answers, keys)
    server = _server_files(answers, values)
    files: Files = {
        Path("README.md"): (_readme(answers, values), _PLAIN),
        ANSWERS: (answers.as_toml(), _PLAIN),
        Path(".gitignore"): ("# The keys belong into no repository.\n*.key\n*.psk\n", _PLAIN),
        _HOME / "setup.sh": (filled("home.sh", values), _SCRIPT),
        _HOME / "tawny0.conf": (filled("home.conf", values), _PLAIN),
        _HOME / "tawny0.nft": (filled("home.nft", values), _PLAIN),
        **{_SERVER / name: file for name, file in server.items()},
        _SERVER / "cloud-init.yaml": (_cloud_init(answers, server), _PLAIN),
    }
    if answers.home_assistant_domain:
        for kind in ("socket", "service"):
            files[_HOME / f"tawny-home-assistant.{kind}"] = (filled(f"home-assistant.{kind}", values), _PLAIN)
    return files


def _values(answers: Answers, keys: Keys) -> dict[str, object]:
    ports = [answers.tawny_port, *([HOME_ASSISTANT_PORT] if answers.home_assistant_domain else [])]
    return {
        "home": answers.home_in_tunnel,
        "server": answers.server_in_tunnel,
        "endpoint": answers.endpoint,
        "mtu": answers.mtu,
        "wireguard_port": answers.wireguard_port,
        "home_key": public_key(keys.home),
        "server_key": public_key(keys.server),
        "ports": ", ".join(map(str, ports)),
        "home_assistant": answers.home_assistant,
        "home_assistant_port": HOME_ASSISTANT_PORT,
        "home_assistant_wanted": "yes" if answers.home_assistant_domain else "no",
    }


def _server_files(answers: Answers, values: Mapping[str, object]) -> dict[str, tuple[str, int]]:
    settings = {
        "DOMAINS": " ".join(answers.domains),
        "ADMIN_USER": answers.admin_user,
        "SSH_KEY": answers.ssh_key,
        "EMAIL": answers.email,
    }
    said = "".join(f"{name}={quote(value)}\n" for name, value in settings.items())
    return {
        "setup.sh": (template("server.sh"), _SCRIPT),
        "renewed.sh": (template("renewed.sh"), _SCRIPT),
        "settings": (f"# Read by setup.sh. Written by `tawny remote init`.\n{said}", _PLAIN),
        "tawny0.conf": (filled("server.conf", dict(values)), _PLAIN),
        "firewall.nft": (filled("server.nft", dict(values)), _PLAIN),
        "nginx.conf": (nginx_config(answers), _PLAIN),
        "sshd.conf": (template("sshd.conf"), _PLAIN),
        "unattended-upgrades": (template("unattended-upgrades"), _PLAIN),
        "fail2ban-filter.conf": (template("fail2ban-filter.conf"), _PLAIN),
        "fail2ban-jail.conf": (template("fail2ban-jail.conf"), _PLAIN),
    }


def _cloud_init(answers: Answers, server: Mapping[str, tuple[str, int]]) -> str:
    keys = f'    ssh_authorized_keys:\n      - "{answers.ssh_key}"\n' if answers.ssh_key else ""
    values = {"admin_user": answers.admin_user, "ssh_keys": keys, "files": "".join(_written(server.items()))}
    return filled("cloud-init.yaml", values)


def _written(files: Iterable[tuple[str, tuple[str, int]]]) -> Iterable[str]:
    for name, (content, mode) in files:
        yield f'  - path: {_AT}/{name}\n    permissions: "{mode:04o}"\n    content: |\n{indent(content, " " * 6)}'


def _readme(answers: Answers, values: Mapping[str, object]) -> str:
    host = answers.server or answers.domain
    target = answers.home_assistant.rpartition(":")[0]
    here = target in {"localhost", "[::1]"} or target.startswith("127.")
    said = {
        **values,
        "domain": answers.domain,
        "domains": " and ".join(answers.domains),
        "tawny_port": answers.tawny_port,
        "admin_user": answers.admin_user,
        "endpoint_host": f"[{host}]" if ":" in host and is_address(host) else host,
        "also": f" and, on port {HOME_ASSISTANT_PORT}, a forwarder to Home Assistant"
        if answers.home_assistant_domain
        else "",
        "home_assistant_domain": answers.home_assistant_domain,
        "home_assistant_proxy": "127.0.0.1" if here else "192.0.2.10  # this machine's address in your network",
    }
    text = filled("readme-home-assistant.md", said) if answers.home_assistant_domain else ""
    return filled("README.md", {**said, "home_assistant_text": text})
