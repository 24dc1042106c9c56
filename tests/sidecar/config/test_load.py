"""Reading `tawny.toml`: paths, encodings, password files, the environment."""

from pathlib import Path

import pytest

from tawny.config import InvalidConfigError, load_config, parse_config
from tawny.core.errors import ConfigError
from tawny.core.redact import redact

CAMERA = "[cameras.door.streams.main]\nurl = '{}'\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tawny.toml"


def test_an_empty_file_is_valid_and_stores_beside_itself(file: Path) -> None:
    file.write_bytes(b"")
    config = load_config(file)
    assert config.cameras == {}
    assert config.storage.path == file.parent / "data"


def test_reads_what_the_contract_shows(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONT_DOOR_PASSWORD", "geheim99")
    file.write_text("""\
[server]
port = 8421
trusted_proxies = ["127.0.0.1", "172.30.32.0/23"]
[storage]
path = "footage"
max_gb = 0.5
[storage.retention]
events_days = 60
[mqtt]
host = "broker"
[cameras.front_door]
name = "Front door"
[cameras.front_door.streams.main]
url = "rtsp://user:${FRONT_DOOR_PASSWORD}@192.0.2.10/main"
[cameras.front_door.streams.sub]
url = "rtsp://192.0.2.10/sub"
[cameras.front_door.motion.zones.driveway]
polygon = [[0.1, 0.4], [0.9, 0.4], [0.9, 1.0], [0.1, 1.0]]
sensitivity = 60
[cameras.front_door.motion.ignore.clock]
polygon = [[0.0, 0.0], [0.3, 0.0], [0.3, 0.08], [0.0, 0.08]]
[cameras.front_door.recording]
mode = "adaptive"
""")
    config = load_config(file)
    camera = config.cameras["front_door"]
    assert camera.streams.main.url == "rtsp://user:geheim99@192.0.2.10/main"
    assert camera.streams.sub is not None
    assert camera.motion.zones["driveway"].polygon == ((0.1, 0.4), (0.9, 0.4), (0.9, 1.0), (0.1, 1.0))
    assert camera.motion.zones["driveway"].sensitivity == 60
    assert config.mqtt.enabled
    assert config.storage.path == file.parent / "footage"
    assert [str(proxy) for proxy in config.server.trusted_proxies] == ["127.0.0.1/32", "172.30.32.0/23"]


@pytest.mark.parametrize("written", ["~/footage", "~/./footage"])
def test_a_tilde_is_the_home_directory(file: Path, monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("HOME", str(file.parent))
    file.write_text(f"storage.path = '{written}'")
    assert load_config(file).storage.path == file.parent / "footage"


def test_paths_are_relative_to_the_file_wherever_tawny_runs(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "clip.mp4").touch()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    file.write_text(CAMERA.format("clip.mp4"))
    config = load_config(Path("../tawny.toml"))
    stream = config.cameras["door"].streams.main.file
    assert stream is not None
    assert stream.is_absolute()
    assert stream.samefile(tmp_path / "clip.mp4")
    assert config.storage.path.is_absolute()


def test_checking_makes_and_writes_nothing(file: Path) -> None:
    file.write_text("storage.path = 'a/b/c'\nspool.path = 'd'")
    load_config(file)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a = 1\nb = 'caf\xe9'\n", ":2: is not UTF-8 text. Save the file with the encoding UTF-8."),
        (b"\xff\xfes\x00", ":1: is not UTF-8 text. Save the file with the encoding UTF-8."),
    ],
)
def test_other_encodings_are_refused_with_the_line(file: Path, content: bytes, message: str) -> None:
    file.write_bytes(content)
    with pytest.raises(InvalidConfigError) as caught:
        load_config(file)
    assert str(caught.value) == f"{file}{message}"


def test_a_byte_order_mark_and_windows_line_ends_are_fine(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf[server]\r\nport = 1\r\n")
    assert load_config(file).server.port == 1
    file.write_bytes(b"\xef\xbb\xbf[server]\r\n\r\nport = 'x'\r\n")
    with pytest.raises(InvalidConfigError) as caught:
        load_config(file)
    assert caught.value.problems[0].line == 3


def test_a_missing_file_is_an_error_with_a_remedy(file: Path) -> None:
    with pytest.raises(ConfigError, match=r"does not exist. `tawny config init .*` writes a starter file"):
        load_config(file)


def test_a_directory_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be read: is a directory"):
        load_config(tmp_path)


def test_numbers_and_switches_may_come_from_the_environment(file: Path) -> None:
    text = "server.port = '${PORT}'\nmqtt.host = 'h'\nmqtt.tls = '${TLS}'\nstorage.max_gb = '${GB}'"
    config = parse_config(text, file, {"PORT": "8421", "TLS": "yes", "GB": "0.5"}).config
    assert (config.server.port, config.mqtt.tls, config.storage.max_gb) == (8421, True, 0.5)


def test_texts_from_the_environment_are_plain_texts(file: Path) -> None:
    config = parse_config("mqtt.host = '${H}'\nmqtt.password = '${P}'", file, {"H": "broker", "P": "geheim99"}).config
    assert type(config.mqtt.host) is str
    assert config.mqtt.password is not None
    assert type(config.mqtt.password.get_secret_value()) is str


@pytest.mark.parametrize("value", ["ten", ""])
def test_other_words_from_the_environment_are_no_numbers(file: Path, value: str) -> None:
    with pytest.raises(InvalidConfigError, match=r":1: server.port: must be a whole number"):
        parse_config("server.port = '${PORT}'", file, {"PORT": value})


def test_the_password_file_is_read(file: Path) -> None:
    (file.parent / "secret").write_text("walnut-brittle\n")
    file.write_text("mqtt.host = 'h'\nmqtt.password_file = 'secret'")
    mqtt = load_config(file).mqtt
    assert mqtt.password is not None
    assert mqtt.password.get_secret_value() == "walnut-brittle"
    assert redact("sent walnut-brittle") == "sent ***"


def test_an_empty_password_file_is_refused(file: Path) -> None:
    (file.parent / "secret").touch()
    file.write_text("mqtt.host = 'h'\nmqtt.password_file = 'secret'")
    with pytest.raises(InvalidConfigError, match=r"its first line holds no text"):
        load_config(file)


def test_passwords_of_addresses_are_redacted_from_now_on(file: Path) -> None:
    file.write_text(CAMERA.format("rtsp://user:plum%40cake@192.0.2.1/a"))
    load_config(file)
    assert redact("plum%40cake and plum@cake") == "*** and ***"


def test_passwords_of_invalid_files_are_redacted_as_well(file: Path) -> None:
    file.write_text(CAMERA.format("ftp://user:pear-crumble@192.0.2.1/a"))
    with pytest.raises(InvalidConfigError):
        load_config(file)
    assert redact("pear-crumble") == "***"
