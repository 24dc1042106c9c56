"""The configuration of the proxy: what is asked of whom, and what of it is for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tawny.api.app import endpoints
from tawny.api.endpoint import Endpoint
from tawny.api.paths import PATH_PARAMETERS
from tawny.remote.answers import HOME_ASSISTANT_PORT, Answers
from tawny.remote.templating import filled

_PARAMETER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Places:
    """Where nginx finds and puts things. The defaults are those of the server; tests have theirs.

    `cache` is in memory: no picture is ever written to a disk that is not yours.
    """

    http: tuple[str, ...] = ("80", "[::]:80")
    https: tuple[str, ...] = ("443", "[::]:443")
    tls: str = "/etc/tawny-remote/tls"
    cache: str = "/dev/shm/tawny-remote"  # noqa: S108 - nginx makes it for itself alone
    acme: str = "/var/lib/tawny-remote/acme"
    log: str = "/var/log/nginx/tawny-remote.log"
    error_log: str = "/var/log/nginx/tawny-remote-error.log"
    tawny: str = ""
    home_assistant: str = ""


def nginx_config(answers: Answers, places: Places | None = None) -> str:
    """One file for the `http` level of nginx."""
    places = places or Places()
    port = places.https[0].rpartition(":")[2]
    values = {
        "tawny": places.tawny or f"{answers.home_in_tunnel}:{answers.tawny_port}",
        "home_assistant": places.home_assistant or f"{answers.home_in_tunnel}:{HOME_ASSISTANT_PORT}",
        "domain": answers.domain,
        "domains": " ".join(answers.domains),
        "home_assistant_domain": answers.home_assistant_domain,
        "listen_plain": _listen(places.http, ""),
        "listen_plain_default": _listen(places.http, " default_server"),
        "listen_tls": _listen(places.https, " ssl http2"),
        "listen_tls_default": _listen(places.https, " ssl http2 default_server"),
        "https_suffix": "" if port == "443" else f":{port}",
        "tls": places.tls,
        "cache": places.cache,
        "acme": places.acme,
        "log": places.log,
        "error_log": places.error_log,
        "admin_map": _admin_map() if answers.close_admin else "",
        "admin_check": "  if ($tawny_closed) {\n    return 418;\n  }\n  error_page 418 = @closed;\n"
        if answers.close_admin
        else "",
    }
    values["home_assistant"] = filled("nginx-home-assistant.conf", values) if answers.home_assistant_domain else ""
    return filled("nginx.conf", values).rstrip() + "\n"


def _listen(addresses: tuple[str, ...], words: str) -> str:
    return "\n  ".join(f"listen {address}{words};" for address in addresses)


def _admin_map() -> str:
    """What may be asked from outside where only looking is allowed: routes that need no admin, and no others.

    A list of what is open, so that a route that is forgotten, or newer than this file, is closed.
    """
    lines = [
        "",
        "# ── what changes something, or is for admins, is closed from outside: what is not listed here is",
        'map "$request_method $uri" $tawny_closed {',
        *(f'  "~^{_methods(each)} {_pattern(each)}$" 0;' for each in endpoints() if each.needs != "admin"),
        '  "~ /api/" 1;',
        "  default 0;",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _methods(endpoint: Endpoint) -> str:
    return "(?:GET|HEAD)" if endpoint.method == "GET" else endpoint.method


def _pattern(endpoint: Endpoint) -> str:
    """The path as an expression of PCRE, in which every parameter is what the router takes."""
    parts = _PARAMETER.split(endpoint.url)
    fixed, names = parts[::2], parts[1::2]
    patterns = [f"(?:{PATH_PARAMETERS[name].pattern})" for name in names]
    return "".join(re.escape(text) + pattern for text, pattern in zip(fixed, [*patterns, ""], strict=True))
