"""A certificate authority of the tests: Pebble, which asks a machine's own nginx, and a name server of one answer."""

from __future__ import annotations

import json
from pathlib import Path

from .machine import Machine

PROGRAMS = ("certbot", "pebble", "pebble-challtestsrv")

_NGINX = """#!/bin/sh
echo "$(basename "$0") $*" >>"$CALLS"
[ "${2-}" = nginx ] || exit 0
case $1 in
  reload-or-restart) [ -s /run/nginx.pid ] && exec nginx -s reload || exec nginx ;;
  reload) exec nginx -s reload ;;
esac
"""
"""systemctl, as far as nginx is meant."""

_BEGIN = """mount -t tmpfs tmpfs /run
mkdir -p /var/lib/letsencrypt /var/log/letsencrypt
pebble-challtestsrv -management 127.0.0.1:8055 -dns01 127.0.0.1:8053 -http01 "" -https01 "" -tlsalpn01 "" \\
  -defaultIPv4 "${RESOLVED-127.0.0.1}" -defaultIPv6 "" >"$WHERE/names.log" 2>&1 &
PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 \\
  pebble -config "$WHERE/pebble.json" -dnsserver 127.0.0.1:8053 >"$WHERE/pebble.log" 2>&1 &
until openssl s_client -connect 127.0.0.1:14000 </dev/null >/dev/null 2>&1; do kill -0 $!; done
settled() { # until visitors get the newest certificate: nginx's old processes answer for a moment longer
  newest=$(openssl x509 -noout -serial -in /etc/letsencrypt/live/tawny-remote/cert.pem)
  until served "$1" | grep -qF "$newest"; do :; done
}
served() { # the certificate that a visitor gets: who gave it, and its number
  openssl s_client -connect 127.0.0.1:443 -servername "$1" </dev/null 2>/dev/null | openssl x509 -noout -issuer -serial
}
"""
"""The authority runs; scripts have `settled DOMAIN`, which waits, and `served DOMAIN`, which tells what nginx shows."""

_MAKE_KEY = """openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=authority \\
  -addext subjectAltName=IP:127.0.0.1 -keyout "$WHERE/authority.key" -out "$WHERE/authority.pem" 2>/dev/null
"""


class Authority:
    """Gives certificates that are good for `days` to whoever answers for a name on port 80 of this machine."""

    def __init__(self, machine: Machine, *, days: int) -> None:
        self._machine = machine
        where = machine.where
        (where / "bin" / "certbot").unlink()
        systemctl = where / "bin" / "systemctl"
        systemctl.write_text(_NGINX)
        pebble = {
            "listenAddress": "127.0.0.1:14000",
            "managementListenAddress": "127.0.0.1:15000",
            "certificate": str(where / "authority.pem"),
            "privateKey": str(where / "authority.key"),
            "httpPort": 80,
            "tlsPort": 443,
            "certificateValidityPeriod": days * 86400,
        }
        Path(where / "pebble.json").write_text(json.dumps({"pebble": pebble}))

    def run(self, script: str, **environment: str) -> int:
        """Run a script of sh while the authority is there; its exit code."""
        certificate = str(self._machine.where / "authority.pem")
        options = "--server https://127.0.0.1:14000/dir"
        return self._machine.run(
            _MAKE_KEY + _BEGIN + script, CERTBOT_OPTIONS=options, REQUESTS_CA_BUNDLE=certificate, **environment
        )
