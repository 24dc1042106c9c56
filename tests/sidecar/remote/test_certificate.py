"""The server's certificate: Debian's certbot asks an authority of the tests, which asks the generated nginx."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.acme import PROGRAMS, Authority
from support.machine import Machine, make_machine

DOMAIN = "cameras.example.com"
SOON_DAYS = 20
"""Certbot renews what ends within 30 days."""


@pytest.fixture
def server(tmp_path: Path, written: Path) -> Machine:
    where = tmp_path / "server"
    where.mkdir()
    return make_machine(where, "nginx", "nft", *PROGRAMS)


def served(said: str) -> list[tuple[str, str]]:
    """Issuer and serial number of each certificate that a visitor got."""
    return re.findall(r"^issuer=(.*)\nserial=(.*)$", said, re.MULTILINE)


def test_visitors_get_the_certificate_of_the_authority(server: Machine, written: Path) -> None:
    authority = Authority(server, days=90)
    script = f"sh {written}/server/setup.sh; settled {DOMAIN}; served {DOMAIN}; served ha.example.com"
    assert authority.run(script) == 0, server.said
    (issuer, serial), (_, other) = served(server.said)
    assert "Pebble Intermediate" in issuer
    assert serial == other
    assert (server.etc / "letsencrypt" / "renewal" / "tawny-remote.conf").exists()


def test_it_is_renewed_and_nginx_shows_the_new_one_without_a_restart(server: Machine, written: Path) -> None:
    authority = Authority(server, days=SOON_DAYS)
    script = f"""sh {written}/server/setup.sh
settled {DOMAIN}
served {DOMAIN}
main=$(cat /run/nginx.pid)
certbot -q renew --no-random-sleep-on-renew
settled {DOMAIN}
served {DOMAIN}
[ "$main" = "$(cat /run/nginx.pid)" ] && echo same process
"""
    assert authority.run(script) == 0, server.said
    (_, first), (issuer, second) = served(server.said)
    assert "Pebble Intermediate" in issuer
    assert first != second
    assert "same process" in server.said
    assert server.calls[-1] == "systemctl reload nginx"


def test_one_that_is_good_for_long_is_left_alone(server: Machine, written: Path) -> None:
    authority = Authority(server, days=90)
    twice = f"sh {written}/server/setup.sh; settled {DOMAIN}; served {DOMAIN}"
    script = f"{twice}; certbot -q renew; {twice}"
    assert authority.run(script) == 0, server.said
    first, second = served(server.said)
    assert first == second


def test_a_name_that_does_not_lead_here_is_told_of(server: Machine, written: Path) -> None:
    authority = Authority(server, days=90)
    assert authority.run(f"sh {written}/server/setup.sh", RESOLVED="192.0.2.1") == 1
    assert "there is no certificate yet: cameras.example.com" in server.said.splitlines()[-1]
    assert (server.etc / "tawny-remote" / "tls" / "placeholder").exists()
