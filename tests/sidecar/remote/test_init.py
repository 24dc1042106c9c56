"""`tawny remote init`: one folder, whole or not at all; keys for good; and one clear line for what can't be."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import yaml
from click.testing import CliRunner, Result

from tawny.cli.main import cli
from tawny.core.errors import TawnyError, UsageError
from tawny.remote import folder as writing

SSH_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBGDp5UkV3vTJ8gxS0dMTqRyVh5oYpQmOZ1mWcmRQ3Zb me@example"
SECRETS = ("home/tawny0.key", "home/tawny0.psk", "server/tawny0.key", "server/tawny0.psk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tawny-remote"


def init(folder: Path, *flags: str) -> str:
    result = CliRunner().invoke(cli, ["remote", "init", "-o", str(folder), *flags])
    if isinstance(result.exception, TawnyError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def refusal(folder: Path, *flags: str) -> str:
    with pytest.raises(TawnyError) as refused:
        init(folder, *flags)
    line = str(refused.value)
    assert "\n" not in line
    return line


def tree(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Content, mode and identity of every file: a file that was written anew is another one."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode & 0o777, path.stat().st_ino)
        for path in files
    }


def everything(*flags: str) -> tuple[str, ...]:
    home_assistant = ("--home-assistant-domain", "ha.example.com", "--home-assistant", "192.0.2.7:8123")
    return ("--domain", "cameras.example.com", "--ssh-key", SSH_KEY, *home_assistant, "--close-admin", *flags)


def test_keys_are_for_their_owner_alone_and_in_no_other_file(folder: Path) -> None:
    init(folder, *everything())
    files = tree(folder)
    keys = {name: files.pop(name) for name in SECRETS}
    assert {mode for _, mode, _ in keys.values()} == {0o600}
    words = {content.strip() for content, _, _ in keys.values()}
    assert len(words) == 3  # both sides share one
    assert [name for name, (content, _, _) in files.items() if any(word in content for word in words)] == []


def test_each_side_knows_the_other_by_its_public_key(folder: Path) -> None:
    if not shutil.which("wg"):
        pytest.skip("wireguard-tools is not installed: nobody else can say which public key belongs to a private one")
    init(folder, *everything())
    for side, other in (("home", "server"), ("server", "home")):
        private = (folder / side / "tawny0.key").read_text()
        public = subprocess.run(["wg", "pubkey"], input=private, capture_output=True, check=True, text=True).stdout
        assert f"PublicKey = {public.strip()}\n" in (folder / other / "tawny0.conf").read_text()
        assert public.strip() not in (folder / side / "tawny0.conf").read_text()


def test_the_tunnel_leads_to_the_other_side_alone(folder: Path) -> None:
    init(folder, *everything("--tunnel", "10.9.8.4/30", "--mtu", "1412", "--server", "2001:db8::1"))
    home, server = ((folder / side / "tawny0.conf").read_text().splitlines() for side in ("home", "server"))
    assert "Address = 10.9.8.6/30" in home
    assert "AllowedIPs = 10.9.8.5/32" in home
    assert "Endpoint = [2001:db8::1]:51820" in home
    assert "PersistentKeepalive = 25" in home
    assert "Address = 10.9.8.5/30" in server
    assert "AllowedIPs = 10.9.8.6/32" in server
    assert "MTU = 1412" in home
    assert "MTU = 1412" in server


def test_a_second_time_changes_nothing(folder: Path) -> None:
    init(folder, *everything())
    before = tree(folder)
    assert "nothing was changed" in init(folder)
    assert "nothing was changed" in init(folder, *everything())
    assert tree(folder) == before


def test_other_answers_change_what_they_mean_and_keep_the_keys(folder: Path) -> None:
    init(folder, *everything())
    before = tree(folder)
    said = init(folder, "--mtu", "1300")
    after = tree(folder)
    changed = {name for name, file in after.items() if before[name] != file}
    assert changed == {"answers.toml", "home/tawny0.conf", "server/tawny0.conf", "server/cloud-init.yaml"} | {
        ".written.json"
    }
    assert {line.split("tawny-remote/")[1] for line in said.splitlines() if line.startswith("changed")} == (
        changed - {".written.json"}
    )
    assert "Home Assistant" in (folder / "README.md").read_text()  # what was said before still counts


def test_what_is_no_longer_wanted_goes(folder: Path) -> None:
    init(folder, *everything())
    assert (folder / "home" / "tawny-home-assistant.socket").exists()
    init(folder, "--home-assistant-domain", "", "--open-admin")
    assert not (folder / "home" / "tawny-home-assistant.socket").exists()
    config = (folder / "server" / "nginx.conf").read_text()
    assert "ha.example.com" not in config
    assert "$tawny_closed" not in config


def test_keys_that_are_there_are_used_and_closed_to_others(folder: Path) -> None:
    init(folder, *everything())
    key = folder / "home" / "tawny0.key"
    before = key.read_bytes()
    key.chmod(0o644)
    (folder / "server" / "tawny0.psk").unlink()
    init(folder, "--mtu", "1300")
    assert key.read_bytes() == before
    assert key.stat().st_mode & 0o777 == 0o600
    assert (folder / "server" / "tawny0.psk").read_bytes() == (folder / "home" / "tawny0.psk").read_bytes()


@pytest.mark.parametrize("broken", ["", "not a key\n", "AAAA\n"])
def test_a_broken_key_is_told_of_and_not_replaced(folder: Path, broken: str) -> None:
    init(folder, *everything())
    key = folder / "server" / "tawny0.key"
    key.write_text(broken)
    before = tree(folder)
    assert str(key) in refusal(folder, "--mtu", "1300")
    assert tree(folder) == before


def test_what_was_changed_by_hand_is_kept(folder: Path) -> None:
    init(folder, *everything())
    config = folder / "home" / "tawny0.conf"
    mine = config.read_text() + "# mine\n"
    config.write_text(mine)
    assert "nothing was changed" in init(folder)
    assert "you changed it" in init(folder, "--mtu", "1300")
    assert config.read_text() == mine
    assert "MTU = 1300" in (folder / "home" / "tawny0.conf.new").read_text()


@pytest.mark.parametrize(
    ("flags", "about"),
    [
        ((), "there is no domain"),
        (("--domain", "192.0.2.1"), "an address and no domain"),
        (("--domain", "cameras"), "no domain that the internet could know"),
        (("--domain", "tawny.local"), "no domain that the internet could know"),
        (("--domain", "a..example.com"), "no domain that the internet could know"),
        (("--domain", "-a.example.com"), "no domain that the internet could know"),
        (("--domain", "a b.example.com"), "no domain that the internet could know"),
        (("--domain", "a.example.com;}"), "no domain that the internet could know"),
        (("--domain", "a.example.com", "--home-assistant-domain", "a.example.com"), "the same domain"),
        (("--domain", "a.example.com", "--home-assistant", "192.0.2.7"), "no place"),
        (("--domain", "a.example.com", "--home-assistant", "a;b:1"), "no place"),
        (("--domain", "a.example.com", "--server", "not an address"), "neither an address nor a domain"),
        (("--domain", "a.example.com", "--home-assistant", "192.0.2.7:8123"), "needs a domain for it"),
        (
            ("--domain", "a.example.com", "--home-assistant-domain", "", "--home-assistant", "192.0.2.7:8123"),
            "needs a domain for it",
        ),
        (("--domain", "a.example.com", "--home-assistant", "192.0.2.700:8123"), "no place"),
        (("--domain", "a.example.com", "--home-assistant", "[::::1]:8123"), "no place"),
        (("--domain", "a.example.com", "--home-assistant", "192.0.2.7:81234"), "no place"),
        (("--domain", "a.example.com", "--home-assistant", "home..lan:8123"), "no place"),
        (
            ("--domain", "a.example.com", "--home-assistant-domain", "b.example.com", "--tawny-port", "8124"),
            "--tawny-port 8124 is in use",
        ),
        (("--domain", "a.example.com", "--server", "localhost"), "neither an address nor a domain"),
        *(
            (
                ("--domain", "a.example.com", "--server", address),
                f"--server {address} is no address that can be reached",
            )
            for address in (
                "127.0.0.1",
                "0.0.0.0",
                "::",
                "::1",
                "10.1.2.3",
                "172.20.0.1",
                "192.168.1.5",
                "100.64.1.1",
                "169.254.1.1",
                "224.0.0.1",
                "255.255.255.255",
                "fd00::5",
                "fe80::5",
                "ff02::1",
                "::ffff:192.168.1.5",
            )
        ),
        (("--domain", "a.example.com", "--mtu", "1500"), "--mtu 1500"),
        (("--domain", "a.example.com", "--wireguard-port", "0"), "no port"),
        (("--domain", "a.example.com", "--tunnel", "10.0.0.1/30"), "no network"),
        (("--domain", "a.example.com", "--tunnel", "10.0.0.0/24"), "can't be used"),
        (("--domain", "a.example.com", "--tunnel", "8.8.8.0/30"), "can't be used"),
        (("--domain", "a.example.com", "--admin-user", "root"), "root can't log in"),
        (("--domain", "a.example.com", "--email", "nobody"), "no address"),
        (("--domain", "a.example.com", "--admin-user", "www-data"), "a user of the server's system"),
        (("--domain", "a.example.com", "--admin-user", "systemd-network"), "a user of the server's system"),
        (("--domain", "a.example.com", "--ssh-key", "ssh-ed25519 AAAA $(id)\nroot"), "no public key"),
        (("--domain", "a.example.com", "--ssh-key", "ssh-ed25519 AAAA"), "no public key"),
        (("--domain", "a.example.com", "--ssh-key", SSH_KEY[:60]), "no public key"),
        (("--domain", "a.example.com", "--ssh-key", SSH_KEY.replace("ssh-ed25519", "ssh-rsa")), "no public key"),
        (("--domain", "a.example.com", "--ssh-key", os.devnull), f"{os.devnull} is empty"),
    ],
)
def test_what_can_not_be_is_one_line_and_leaves_nothing(folder: Path, flags: tuple[str, ...], about: str) -> None:
    assert about in refusal(folder, *flags)
    assert list(folder.parent.iterdir()) == []


def test_names_are_taken_as_people_write_them(folder: Path) -> None:
    init(folder, "--domain", "https://Kameras.Müller.example.com./")
    assert 'domain = "kameras.xn--mller-kva.example.com"' in (folder / "answers.toml").read_text()


def test_the_public_key_is_read_from_its_file_and_never_a_private_one(folder: Path, tmp_path: Path) -> None:
    public, private = tmp_path / "id.pub", tmp_path / "id"
    public.write_text(f"{SSH_KEY}\n")
    private.write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb\n")
    assert "private key" in refusal(folder, "--domain", "a.example.com", "--ssh-key", str(private))
    init(folder, "--domain", "a.example.com", "--ssh-key", str(public))
    assert SSH_KEY in (folder / "server" / "settings").read_text()


def addresses(**interfaces: str) -> dict[str, list[psutil._ntuples.snicaddr]]:
    """What psutil says of a machine with one address of four on each interface."""
    return {
        name: [psutil._ntuples.snicaddr(socket.AF_INET, address, "255.255.255.252", None, None)]
        for name, address in interfaces.items()
    }


def test_an_address_in_use_is_told_of_with_one_that_is_free(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: addresses(eth0="192.0.2.5", wg7="10.86.20.2"))
    line = refusal(folder, *everything())
    assert "10.86.20.0/30 is in use on this machine, by wg7" in line
    assert not folder.exists()
    init(folder, *everything("--tunnel", line.rpartition(" ")[2]))


def test_its_own_tunnel_is_no_address_in_use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: addresses(tawny0="10.86.20.2"))
    init(folder, *everything())
    assert folder.exists()


def test_another_folder_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"mine")
    assert "something else in it" in refusal(folder, *everything())
    assert list(folder.iterdir()) == [folder / "photo.jpg"]


@pytest.mark.parametrize(
    "text", [b"domain = ", b'domain = "a.example.com"\ncolour = "red"\n', b"domain = 5\n", b"\xff\n"]
)
def test_answers_that_were_spoilt_by_hand_are_told_of(folder: Path, text: bytes) -> None:
    init(folder, *everything())
    (folder / "answers.toml").write_bytes(text)
    before = tree(folder)
    assert "answers.toml" in refusal(folder)
    assert tree(folder) == before


@pytest.mark.parametrize(
    ("line", "kind"),
    [("domain = 5", "text in quotes"), ('mtu = "1300"', "a whole number"), ('close_admin = "no"', "true or false")],
)
def test_answers_of_another_kind_are_told_in_plain_words(folder: Path, line: str, kind: str) -> None:
    init(folder, *everything())
    name = line.partition(" ")[0]
    written = (folder / "answers.toml").read_text().splitlines()
    (folder / "answers.toml").write_text(
        "\n".join([line, *(each for each in written if not each.startswith(f"{name} "))])
    )
    assert f"{name} in answers.toml must be {kind}" in refusal(folder)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """There is room for seven more files."""
    written: list[Path] = []
    write = writing._write

    def until_full(path: Path, text: str, mode: int) -> None:
        if len(written) == 7:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(path)
        write(path, text, mode)

    monkeypatch.setattr(writing, "_write", until_full)
    yield written
    assert len(written) == 7


def test_a_full_disk_leaves_no_folder(folder: Path, full_disk: list[Path]) -> None:
    assert "No space left" in refusal(folder, *everything())
    assert list(folder.parent.iterdir()) == []


def test_a_full_disk_leaves_the_folder_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    init(folder, *everything())
    before = tree(folder)
    request.getfixturevalue("full_disk")
    assert "No space left" in refusal(folder, "--mtu", "1300", "--tunnel", "10.1.1.0/30", "--tawny-port", "9000")
    assert tree(folder) == before
    assert list(folder.parent.iterdir()) == [folder]


def test_cloud_init_brings_what_the_script_needs_and_fits_into_user_data(folder: Path) -> None:
    init(folder, *everything())
    text = (folder / "server" / "cloud-init.yaml").read_text()
    assert text.startswith("#cloud-config\n")
    assert len(text) < 32 * 1024  # the smallest limit of those that the guide names
    document = yaml.safe_load(text)
    assert document["users"][1]["ssh_authorized_keys"] == [SSH_KEY]
    written = {Path(each["path"]).name: each for each in document["write_files"]}
    others = {path.name for path in (folder / "server").iterdir()} - {"cloud-init.yaml", "tawny0.key", "tawny0.psk"}
    assert set(written) == others
    for name, each in written.items():
        file = folder / "server" / name
        assert each["content"] == file.read_text()
        assert int(each["permissions"], 8) == file.stat().st_mode & 0o777


def test_questions_are_asked_where_somebody_answers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawny.cli.remote._somebody_answers", lambda: True)
    answers = ["nonsense", "Cameras.Example.com", "/no/such.pub", SSH_KEY, "y", "", "192.0.2.7:8123", "n"]
    result = CliRunner().invoke(cli, ["remote", "init", "-o", str(folder)], input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "no domain that the internet could know" in result.output
    assert "/no/such.pub can't be read" in result.output
    said = (folder / "answers.toml").read_text()
    for line in (
        'domain = "cameras.example.com"',
        f'ssh_key = "{SSH_KEY}"',
        'home_assistant_domain = "ha.example.com"',
        'home_assistant = "192.0.2.7:8123"',
        "close_admin = true",
    ):
        assert f"{line}\n" in said


def answered(folder: Path, monkeypatch: pytest.MonkeyPatch, *flags: str, answers: tuple[str, ...]) -> Result:
    """What came of answering the questions."""
    monkeypatch.setattr("tawny.cli.remote._somebody_answers", lambda: True)
    lines = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(cli, ["remote", "init", "-o", str(folder), *flags], input=lines)


def test_each_answer_is_checked_as_soon_as_it_is_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = (
        "a.example.com",
        "ssh-ed25519 not-a-key\x07",
        SSH_KEY,
        "y",
        "a.example.com",  # Tawny's own
        "ha.example.com",
        "192.0.2.7",
        "192.0.2.700:8123",
        "http://192.0.2.7:8123/",
        "y",
    )
    result = answered(folder, monkeypatch, answers=asked)
    assert result.exit_code == 0, result.output
    said = iter(result.output.splitlines())
    for question, complaint in (
        ("Your public SSH key", "no public key"),
        ("Its domain", "the same domain"),
        ("Where it listens", "192.0.2.7 is no place"),
        ("Where it listens", "192.0.2.700:8123 is no place"),
        ("Where it listens", ""),
    ):
        assert next(line for line in said if line.startswith(question))
        assert not complaint or complaint in next(said)
    assert 'home_assistant = "192.0.2.7:8123"\n' in (folder / "answers.toml").read_text()


@pytest.mark.parametrize(
    ("flags", "about"),
    [
        (("--mtu", "9000"), "--mtu 9000 can't be"),
        (("--server", "192.168.1.5"), "no address that can be reached"),
        (("--home-assistant", "192.0.2.7"), "no place"),
        (("--home-assistant-domain", "ha.local"), "no domain that the internet could know"),
        (("--ssh-key", "/no/such.pub"), "can't be read"),
    ],
)
def test_a_flag_that_can_not_be_is_told_of_before_the_first_question(
    folder: Path, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...], about: str
) -> None:
    result = answered(folder, monkeypatch, *flags, answers=())
    assert isinstance(result.exception, UsageError)
    assert about in str(result.exception)
    assert not result.output
    assert list(folder.parent.iterdir()) == []


def test_a_home_assistant_of_the_flags_is_asked_for_its_domain(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flags = ("--home-assistant", "192.0.2.7:8123", "--ssh-key", SSH_KEY)
    result = answered(folder, monkeypatch, *flags, answers=("a.example.com", "ha.example.com", "y"))
    assert result.exit_code == 0, result.output
    said = (folder / "answers.toml").read_text()
    assert 'home_assistant_domain = "ha.example.com"\nhome_assistant = "192.0.2.7:8123"\n' in said


def test_addresses_in_use_are_asked_for_with_some_that_are_free(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: addresses(wg7="10.86.20.2", wg8="10.86.21.2"))
    flags = ("--ssh-key", SSH_KEY, "--home-assistant-domain", "", "--close-admin")
    result = answered(folder, monkeypatch, *flags, answers=("a.example.com", "10.86.21.0/30", "nonsense", ""))
    assert result.exit_code == 0, result.output
    for about in ("10.86.20.0/30 is in use", "10.86.21.0/30 is in use", "--tunnel nonsense is no network"):
        assert about in result.output
    assert 'tunnel = "10.86.22.0/30"\n' in (folder / "answers.toml").read_text()


@pytest.mark.parametrize("asked", [False, True])
def test_a_place_where_no_folder_can_be_is_told_of_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, asked: bool
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    result = answered(tmp_path / "photo.jpg" / "tawny", monkeypatch, *(() if asked else everything()), answers=())
    assert isinstance(result.exception, UsageError)
    assert f"can't be made, as {tmp_path / 'photo.jpg'} is a file" in str(result.exception)
    assert not result.output
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_machine_without_wireguard_is_told_what_it_lacks(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is made all the same: it may be for another machine."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert "Mind: this machine has no WireGuard yet" in init(folder, *everything())
    assert (folder / "home" / "setup.sh").exists()


def test_templates_are_part_of_the_wheel(tmp_path: Path) -> None:
    import zipfile  # noqa: PLC0415

    from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415

    root = Path(__file__).resolve().parents[3]
    wheel = next(iter(WheelBuilder(str(root)).build(directory=str(tmp_path), versions=["standard"])))
    with zipfile.ZipFile(wheel) as opened:
        inside = {Path(name).name for name in opened.namelist() if name.startswith("tawny/remote/templates/")}
    assert inside == {path.name for path in (root / "sidecar" / "tawny" / "remote" / "templates").iterdir()}
