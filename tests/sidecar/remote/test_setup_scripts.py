"""The scripts of both sides, run as root of a machine of their own: they do it once, and then have nothing to do."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from support.machine import Machine, find, make_machine
from tawny.remote.answers import Answers
from tawny.remote.generate import generate

INTERRUPTING = ("restart", "reload", "reload-or-restart", "stop")


@pytest.fixture
def server(tmp_path: Path, written: Path) -> Machine:
    where = tmp_path / "server"
    where.mkdir()
    return make_machine(where, "nginx", "nft")


@pytest.fixture
def house(tmp_path: Path, written: Path) -> Machine:
    where = tmp_path / "house"
    where.mkdir()
    return make_machine(where, "wg-quick", "nft", "wireguard-go")


def interrupted(machine: Machine) -> list[str]:
    return [call for call in machine.calls if call.startswith("systemctl") and call.split()[1] in INTERRUPTING]


def test_the_server_is_set_up_once(server: Machine, written: Path) -> None:
    script = f"sh {written}/server/setup.sh; nft list ruleset; nginx -t -q"
    assert server.run(script) == 0, server.said
    etc = server.etc
    assert (etc / "wireguard" / "tawny0.key").stat().st_mode & 0o777 == 0o600
    assert (etc / "tawny-remote" / "tls" / "privkey.pem").stat().st_mode & 0o777 == 0o600
    assert "PermitRootLogin no" in (etc / "ssh" / "sshd_config.d" / "10-tawny-remote.conf").read_text()
    assert "Unattended-Upgrade" in (etc / "apt" / "apt.conf.d" / "52tawny-remote").read_text()
    assert 'oifname != "tawny0" accept' in server.said  # the kernel has the firewall
    issued = (etc / "letsencrypt" / "live" / "tawny-remote" / "fullchain.pem").read_bytes()
    assert (etc / "tawny-remote" / "tls" / "fullchain.pem").read_bytes() == issued
    assert "systemctl restart wg-quick@tawny0" in server.calls
    assert "--domain cameras.example.com --domain ha.example.com" in next(
        call for call in server.calls if call.startswith("certbot")
    )
    assert "systemctl reload nginx" in server.calls

    assert server.run(script) == 0, server.said
    assert "wrote" not in server.said
    assert interrupted(server) == []


def test_user_data_prepares_and_the_keys_come_later(server: Machine, written: Path) -> None:
    prepared = server.where / "prepared"
    shutil.copytree(written / "server", prepared, ignore=shutil.ignore_patterns("*.key", "*.psk"))
    assert server.run(f"sh {prepared}/setup.sh", NO_CERTIFICATE="yes") == 1
    assert "waits for its keys" in server.said
    assert "there is no certificate yet" in server.said
    assert not any("wg-quick" in call for call in server.calls)
    assert (server.etc / "tawny-remote" / "tls" / "placeholder").exists()

    assert server.run(f"sh {written}/server/setup.sh") == 0, server.said
    assert "systemctl restart wg-quick@tawny0" in server.calls
    assert not (server.etc / "tawny-remote" / "tls" / "placeholder").exists()


def test_nobody_locks_himself_out(server: Machine, written: Path) -> None:
    settings = written / "server" / "settings"
    settings.write_text(settings.read_text().replace("SSH_KEY='", "SSH_KEY='' #"))
    shutil.rmtree(server.where / "etc" / "ssh", ignore_errors=True)
    alone = "mount -t tmpfs tmpfs ~root; "
    assert server.run(f"{alone}sh {written}/server/setup.sh", HOME="/nowhere") == 0, server.said
    assert "no SSH key, so root may still log in" in server.said
    assert not (server.etc / "ssh" / "sshd_config.d" / "10-tawny-remote.conf").exists()
    assert server.run(f"{alone}sh {written}/server/setup.sh", SSH_PORT="2222") == 1
    assert "sshd listens on port 2222" in server.said


def test_a_user_of_the_system_is_not_given_everything(server: Machine, written: Path) -> None:
    settings = written / "server" / "settings"
    settings.write_text(settings.read_text().replace("ADMIN_USER=tawny-admin", "ADMIN_USER=daemon"))
    assert server.run(f"sh {written}/server/setup.sh") == 1
    assert "daemon is a user of the system" in server.said
    assert not (server.etc / "sudoers.d" / "daemon").exists()


def test_an_old_nginx_is_told_of_before_anything_is_written(server: Machine, written: Path) -> None:
    (server.where / "bin" / "nginx").write_text("#!/bin/sh\necho 'nginx version: nginx/1.14.2' >&2\n")
    (server.where / "bin" / "nginx").chmod(0o755)
    assert server.run(f"sh {written}/server/setup.sh") == 1
    assert server.said.count("\n") == 1
    assert "nginx 1.14.2 is too old" in server.said


def test_a_configuration_that_nginx_does_not_take_is_taken_back(server: Machine, written: Path) -> None:
    assert server.run(f"sh {written}/server/setup.sh") == 0, server.said
    site = server.etc / "nginx" / "conf.d" / "tawny-remote.conf"
    before = site.read_bytes()
    (written / "server" / "nginx.conf").write_text("nonsense;\n")
    assert server.run(f"sh {written}/server/setup.sh") == 1
    assert "nginx does not take its configuration" in server.said
    assert site.read_bytes() == before
    assert interrupted(server) == []


@pytest.mark.parametrize("side", ["server", "house"])
def test_another_key_that_is_there_is_kept(side: str, written: Path, request: pytest.FixtureRequest) -> None:
    machine: Machine = request.getfixturevalue(side)
    (machine.etc / "wireguard").mkdir(exist_ok=True)
    key = machine.etc / "wireguard" / "tawny0.key"
    key.write_text("another\n")
    assert machine.run(f"sh {written}/{'home' if side == 'house' else 'server'}/setup.sh") == 1
    assert "/etc/wireguard/tawny0.key is another key" in machine.said
    assert key.read_text() == "another\n"


def test_the_house_is_set_up_once(house: Machine, written: Path) -> None:
    script = f"sh {written}/home/setup.sh"
    assert house.run(script) == 0, house.said
    assert (house.etc / "wireguard" / "tawny0.key").stat().st_mode & 0o777 == 0o600
    forwarder = (house.etc / "systemd" / "system" / "tawny-home-assistant.service").read_text()
    assert "systemd-socket-proxyd 192.0.2.7:8123\n" in forwarder
    assert "systemctl restart wg-quick@tawny0" in house.calls
    assert "systemctl restart tawny-home-assistant.socket" in house.calls
    assert house.run(script) == 0, house.said
    assert "wrote" not in house.said
    assert interrupted(house) == []


@pytest.mark.parametrize("copied_over", [False, True])
def test_a_forwarder_that_is_no_longer_wanted_goes(
    house: Machine, written: Path, answers: Answers, *, copied_over: bool
) -> None:
    script = f"sh {written}/home/setup.sh"
    assert house.run(script) == 0, house.said
    units = house.etc / "systemd" / "system"
    assert sorted(path.name for path in units.glob("tawny-home-assistant.*")) == [
        "tawny-home-assistant.service",
        "tawny-home-assistant.socket",
    ]
    generate(written, replace(answers, home_assistant_domain=""))
    if copied_over:  # scp lays the new files over the old ones, and takes nothing away
        (written / "home" / "tawny-home-assistant.socket").write_text("[Socket]\nListenStream=10.86.20.2:8124\n")
    assert house.run(script) == 0, house.said
    assert list(units.glob("tawny-home-assistant.*")) == []
    assert "removed the forwarder to Home Assistant" in house.said
    assert [call for call in house.calls if "tawny-home-assistant" in call] == [
        "systemctl disable --quiet tawny-home-assistant.socket",
        "systemctl stop tawny-home-assistant.socket tawny-home-assistant.service",
    ]
    assert house.calls[-1] == "systemctl daemon-reload"
    assert "8124" not in (house.etc / "wireguard" / "tawny0.nft").read_text()
    assert house.run(script) == 0, house.said
    assert "removed" not in house.said
    assert interrupted(house) == []


def test_a_folder_without_the_forwarder_is_told_of_before_anything_is_written(house: Machine, written: Path) -> None:
    (written / "home" / "tawny-home-assistant.service").unlink()
    assert house.run(f"sh {written}/home/setup.sh") == 1
    assert "tawny-home-assistant.service is missing beside this script" in house.said
    assert not (house.etc / "wireguard" / "tawny0.conf").exists()


def test_a_house_without_wireguard_is_told_so(house: Machine, written: Path) -> None:
    """Neither in the kernel nor to be had as a program."""
    hidden = house.where / "hidden"
    hidden.mkdir()
    for program in ("sh", "cat", "cut", "dirname", "id", "chmod", "wg", "wg-quick", "nft"):
        (hidden / program).symlink_to(Path(find(program) or program).resolve())
    for program in ("ip", "apt-get"):
        (hidden / program).write_text("#!/bin/sh\nexit 1\n")
        (hidden / program).chmod(0o755)
    assert house.run(f"PATH={hidden} sh {written}/home/setup.sh") == 1
    assert "this machine has no WireGuard" in house.said
    assert not (house.etc / "wireguard" / "tawny0.conf").exists()


def test_the_log_is_what_the_filter_reads(written: Path, tmp_path: Path) -> None:
    if not find("fail2ban-regex"):
        pytest.skip("fail2ban is not installed: nobody can say what it makes of the log")
    log = tmp_path / "log"
    line = "{0} [2026-11-26T18:11:11+00:00] {1} {2} 0 0.010 -\n"
    log.write_text(
        line.format("192.0.2.9", "POST", "/api/v1/session 401")
        + line.format("2001:db8::9", "POST", "/api/v1/pair 403")
        + line.format("192.0.2.9", "POST", "/api/v1/session 204")
        + line.format("192.0.2.9", "GET", "/api/v1/session 401")
    )
    done = subprocess.run(
        [str(find("fail2ban-regex")), str(log), str(written / "server" / "fail2ban-filter.conf")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Lines: 4 lines, 0 ignored, 2 matched, 2 missed" in done.stdout, done.stdout


def test_scripts_are_clean(written: Path) -> None:
    if not find("shellcheck"):
        pytest.skip("shellcheck is not installed")
    scripts = sorted(map(str, written.glob("*/*.sh")))
    assert len(scripts) == 3
    done = subprocess.run(["shellcheck", *scripts], capture_output=True, text=True, check=False)
    assert done.stdout == ""
