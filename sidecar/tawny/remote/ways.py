"""Checks of the way: the name, the tunnel, plain HTTP, TLS and the certificate."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import time
from collections.abc import Sequence
from ipaddress import ip_address

import psutil

from tawny.doctor.findings import Finding, failed, ok, warning
from tawny.remote.names import is_address
from tawny.remote.outside import ANSWER_S, Outside
from tawny.remote.surroundings import INTERFACE

LATE_HANDSHAKE_S = 180
"""WireGuard makes a new one every two minutes, and the house keeps the tunnel busy."""

CERTIFICATE_DAYS = 21
"""Certbot renews at 30 days: with less, it has failed for over a week."""


async def check_dns(outside: Outside) -> Sequence[Finding]:
    """Whether the names lead to the server."""
    answers, found = outside.answers, []
    wanted = answers.server if is_address(answers.server) else ""
    for domain in answers.domains:
        try:
            known = await asyncio.get_running_loop().getaddrinfo(domain, 443, type=socket.SOCK_STREAM)
        except OSError as error:
            remedy = (
                "let an A record with the server's address be made where you registered the name; that takes a while"
            )
            found.append(failed("dns", f"{domain} leads nowhere ({error.strerror or error})", remedy))
            continue
        addresses = sorted({str(each[4][0]).partition("%")[0] for each in known})
        said = f"{domain} leads to {', '.join(addresses)}"
        if wanted and wanted not in addresses:
            found.append(failed("dns", f"{said}, and not to the server at {wanted}", "correct its A and AAAA records"))
        elif any(ip_address(each).is_private for each in addresses):
            remedy = (
                "only machines of this network can use it; if your router answers so on purpose, check from outside"
            )
            found.append(warning("dns", f"{said}, an address of a private network", remedy))
        else:
            found.append(ok("dns", said))
    return found


async def check_tunnel() -> Sequence[Finding]:
    """Whether this machine's end of the tunnel is up, and has heard of the other."""
    name = "tunnel"
    if INTERFACE not in psutil.net_if_addrs():
        remedy = "run home/setup.sh here; if Tawny runs on another machine, run this check there as well"
        return [warning(name, f"this machine has no tunnel ({INTERFACE})", remedy)]
    wg = shutil.which("wg")
    if wg is None:
        return [warning(name, "whether it is in use can't be known without wg", "Debian: apt install wireguard-tools")]
    process = await asyncio.create_subprocess_exec(
        wg,
        "show",
        INTERFACE,
        "latest-handshakes",
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        said, complaint = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        what = f"its state can't be read ({complaint.decode(errors='replace').strip()})"
        return [warning(name, what, "run this check as root: sudo")]
    return [_handshake(said.decode())]


def _handshake(said: str) -> Finding:
    last = max((int(line.split()[-1]) for line in said.splitlines() if line.split()[-1:]), default=0)
    remedy = (
        "let UDP into the server (its provider may have a firewall of its own), run server/setup.sh there again, and "
        "see with `sudo wg` on both sides whether each has the other's key; both clocks must be right"
    )
    if not last:
        return failed("tunnel", "the server has never answered", remedy)
    age = max(0, round(time.time()) - last)
    if age > LATE_HANDSHAKE_S:
        return failed("tunnel", f"the server last answered {age} s ago", remedy)
    return ok("tunnel", f"the server answered {age} s ago")


async def check_plain(outside: Outside) -> Sequence[Finding]:
    """Whether plain HTTP is there and sends on to TLS; certificates are renewed by way of it."""
    port = outside.reach.http
    url = f"http://{outside.answers.domain}{'' if port == 80 else f':{port}'}/"
    async with outside.session() as session:
        answer = await outside.ask(session, url)
    if answer.status == 301 and answer.header("location").startswith(f"{outside.url}/"):
        return [ok("http", "sends everybody on to https")]
    remedy = "another program has the server's port 80: let nginx have it, and run server/setup.sh again"
    return [failed("http", f"answers {answer.status} instead of sending on to https", remedy)]


async def check_tls(outside: Outside) -> Sequence[Finding]:
    """Whether the connection is encrypted by a certificate that browsers believe, and for how long."""
    try:
        version, days = await outside.certificate()
    except ssl.SSLCertVerificationError as error:
        remedy = (
            "run server/setup.sh again, once the name leads to the server: until then it has a certificate of its own"
        )
        return [failed("tls", f"the certificate is not believed ({error.verify_message})", remedy)]
    except (OSError, TimeoutError) as error:
        reason = f"nothing within {ANSWER_S:g} s" if isinstance(error, TimeoutError) else error.strerror or str(error)
        remedy = (
            "let TCP 80 and 443 into the server (its provider may have a firewall of its own), and see there with "
            "`systemctl status nginx`"
        )
        return [failed("tls", f"no connection to the server ({reason})", remedy)]
    found = f"{version}, certificate good for {days:.0f} days"
    if days < CERTIFICATE_DAYS:
        remedy = "it is not being renewed: see `systemctl status certbot.timer` and `certbot renew` on the server"
        return [warning("tls", found, remedy)]
    return [ok("tls", found)]
