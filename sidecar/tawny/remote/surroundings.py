"""What of this machine is in the way of a tunnel that would be set up on it."""

from __future__ import annotations

import platform
import shutil
import socket
from ipaddress import IPv4Interface, IPv4Network
from pathlib import Path

import psutil

from tawny.core.errors import UsageError
from tawny.remote.answers import Answers

INTERFACE = "tawny0"


def check_addresses(answers: Answers) -> None:
    """Raise UsageError when the addresses of the tunnel are in use here already, by something else."""
    for name, network in sorted(_networks().items()):
        if name != INTERFACE and any(each.overlaps(answers.network) for each in network):
            raise UsageError(
                f"--tunnel {answers.tunnel} is in use on this machine, by {name}",
                f"choose another, such as {free_network()}",
            )


def lacks() -> str:
    """What this machine has to have for its end of the tunnel, and has not; empty when it has it.

    Only a hint: the folder may be made on one machine and used on another.
    """
    if platform.system() != "Linux":
        return "the script for the house is for Linux: run it on the machine on which Tawny runs"
    if not (shutil.which("wg") and shutil.which("wg-quick")):
        return "this machine has no WireGuard yet: the script for the house installs it (Debian: wireguard-tools)"
    if not Path("/sys/module/wireguard").exists() and not shutil.which("wireguard-go"):
        return "if this machine's kernel has no WireGuard, the script for the house installs wireguard-go"
    return ""


def _networks() -> dict[str, list[IPv4Network]]:
    found: dict[str, list[IPv4Network]] = {}
    for name, addresses in psutil.net_if_addrs().items():
        for each in addresses:
            if each.family is socket.AF_INET and each.netmask:
                found.setdefault(name, []).append(IPv4Interface(f"{each.address}/{each.netmask}").network)
    return found


def free_network() -> IPv4Network:
    """A network for a tunnel that overlaps with none of this machine."""
    used = [network for each in _networks().values() for network in each]
    candidates = (IPv4Network(f"10.86.{third}.0/30") for third in range(20, 250))
    return next(
        (each for each in candidates if not any(each.overlaps(other) for other in used)), IPv4Network("10.99.99.0/30")
    )
