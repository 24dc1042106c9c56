"""A machine of one's own for the scripts of remote access: real files, network and firewall, and no services.

It is this machine with name spaces of its own: what scripts write to /etc, /home and /var/lib is gone afterwards, and
nothing of it is ever seen outside. What would install or start something only notes that it was called.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_SPACES = ("--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc")
"""What is a machine's own: also its processes, so that none outlives it."""

NOTED = ("apt-get", "systemctl", "certbot", "sshd")
_STUB = """#!/bin/sh
echo "$(basename "$0") $*" >>"$CALLS"
"""
_STUBS = {
    "dpkg-query": "#!/bin/sh\necho installed\n",
    "systemctl": _STUB + 'case $1 in is-active) [ -e "$CALLS.up" ] ;; restart) : >"$CALLS.up" ;; esac\n',
    "sshd": _STUB + '[ "$1" != -T ] || echo "port ${SSH_PORT:-22}"\n',
    "certbot": _STUB
    + """[ -z "${NO_CERTIFICATE-}" ] || exit 1
live=/etc/letsencrypt/live/tawny-remote
[ ! -e $live ] || exit 0
mkdir -p $live
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj /CN=issued \\
  -keyout $live/privkey.pem -out $live/fullchain.pem 2>/dev/null
""",
}
_BEGIN = """set -eu
mount --make-rprivate /
mount --bind "$WHERE/etc" /etc
mount -t tmpfs tmpfs /var/lib
mount -t tmpfs tmpfs /var/log
mkdir -p /var/lib/nginx /var/log/nginx "$WHERE/home"
mount --bind "$WHERE/home" /home
ip link set lo up
"""


@dataclass
class Machine:
    """One machine; `etc` and `home` stay from one run to the next. `said` is what the last run printed."""

    where: Path
    said: str = ""

    @property
    def etc(self) -> Path:
        return self.where / "etc"

    def run(self, script: str, **environment: str) -> int:
        """Run a script of sh as root of the machine; its exit code."""
        (self.where / "calls").write_text("")
        done = subprocess.run(
            ["unshare", *_SPACES, "sh", "-c", _BEGIN + script],
            env={
                "PATH": f"{self.where / 'bin'}:/usr/sbin:/usr/bin:/sbin:/bin",
                "WHERE": str(self.where),
                "CALLS": str(self.where / "calls"),
                **environment,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        self.said = done.stdout
        return done.returncode

    @property
    def calls(self) -> list[str]:
        """What was only noted, in order, without questions."""
        lines = (self.where / "calls").read_text().splitlines()
        return [line for line in lines if not line.startswith(("systemctl is-active", "sshd -T"))]


def make_machine(where: Path, *needs: str) -> Machine:
    """A machine in that folder; skips the test where there can't be one, or a program is missing."""
    if os.geteuid():
        pytest.skip("name spaces of one's own need root")
    missing = [program for program in ("unshare", "ip", "openssl", *needs) if not find(program)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    done = subprocess.run(["unshare", *_SPACES, "true"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"name spaces can't be made here: {done.stderr.strip()}")
    (where / "bin").mkdir()
    for name in {*NOTED, *_STUBS}:
        stub = where / "bin" / name
        stub.write_text(_STUBS.get(name, _STUB))
        stub.chmod(0o755)
    shutil.copytree("/etc", where / "etc", symlinks=True, ignore_dangling_symlinks=True)
    (where / "etc" / "sudoers.d").mkdir(exist_ok=True)
    return Machine(where)


def find(program: str) -> str | None:
    """Where a program is, also one of those that only root has in the path."""
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
