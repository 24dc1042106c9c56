"""Container file, compose, unit and app say what they should, as far as a parser can tell without what runs them."""

from __future__ import annotations

import configparser
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import tawny
from tawny.api.server import ADDRESS_NAME
from tawny.config import Config

ROOT = Path(__file__).resolve().parents[2]
CONTAINER = ROOT / "packaging" / "container"
APP = ROOT / "home-assistant-app"
LANGUAGES = {"de", "en", "es", "fr", "it", "nl", "pt"}


def instructions(path: Path) -> list[tuple[str, str]]:
    """Instructions of a container file with what they say, comments and continuations resolved."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text(), flags=re.MULTILINE)
    lines = re.sub(r"\\\n", " ", text).splitlines()
    return [(word.upper(), rest.strip()) for word, _, rest in (line.partition(" ") for line in lines if line.strip())]


def stages(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Instructions by the name of their stage."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word, rest in instructions(path):
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            assert name, f"the stage from {base} has no name"
            found[name] = []
        found[list(found)[-1]].append((word, rest))
    return found


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text())


def test_the_image_has_no_build_tools_no_root_and_a_health_check() -> None:
    found = stages(CONTAINER / "Containerfile")
    assert list(found) == ["base", "build", "tawny", "app"]
    said = dict(found["tawny"])
    assert said["FROM"] == "base AS tawny"
    assert said["USER"] == "8420:8420"
    assert said["STOPSIGNAL"] == "SIGTERM"
    assert json.loads(said["VOLUME"]) == ["/config", "/media"]
    assert json.loads(said["HEALTHCHECK"].partition("CMD ")[2])[-1] == "/opt/tawny/share/healthcheck.py"
    assert json.loads(said["ENTRYPOINT"])[-1] == "/opt/tawny/share/start.py"
    assert json.loads(said["CMD"]) == ["run"]
    assert said["EXPOSE"] == f"{Config().server.port}/tcp"
    words = {word for each in found.values() for word, _ in each}
    assert words <= {
        *("FROM", "RUN", "COPY", "WORKDIR", "ENV", "LABEL", "VOLUME", "EXPOSE"),
        *("USER", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD", "ARG"),
    }


def test_everything_that_is_copied_into_the_image_exists_and_gets_there() -> None:
    ignored = (CONTAINER / "Containerfile.dockerignore").read_text().splitlines()
    for stage in stages(CONTAINER / "Containerfile").values():
        for word, rest in stage:
            if word != "COPY" or rest.startswith("--from="):
                continue
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert any(f"!{source}".startswith(line) for line in ignored if line.startswith("!")), source


def test_no_image_comes_from_nowhere_in_particular() -> None:
    for stage in stages(CONTAINER / "Containerfile").values():
        base = stage[0][1].split()[0]
        assert base in {"base", "tawny"} or re.fullmatch(r"docker\.io/library/python:3\.\d+-slim-\w+", base)


def test_compose_runs_it_confined() -> None:
    services = load(CONTAINER / "compose.yaml")["services"]
    assert set(services) == {"tawny", "mosquitto"}
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]
        assert service["restart"] == "unless-stopped"
    one = services["tawny"]
    assert one["build"]["target"] == "tawny"
    assert (CONTAINER / one["build"]["context"] / one["build"]["dockerfile"]).exists()
    assert {volume.split(":")[1] for volume in one["volumes"]} == {"/config", "/media"}
    assert (CONTAINER / services["mosquitto"]["volumes"][0].split(":")[0]).exists()


def unit() -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(ROOT / "packaging" / "systemd" / "tawny.service")
    return parser


def test_the_unit_is_confined_and_may_write_what_it_has_to() -> None:
    service = unit()["Service"]
    assert service["User"] == "tawny"
    for switch in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelTunables"):
        assert service[switch] == "true", switch
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert "/etc/tawny" in service["ReadWritePaths"].split()
    assert service["ExecStart"].split()[1:] == ["run", "-c", "/etc/tawny/tawny.toml"]
    assert "AF_NETLINK" in service["RestrictAddressFamilies"]  # by which the machine's addresses are found


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze here")
def test_systemd_understands_the_unit_and_calls_it_confined(tmp_path: Path) -> None:
    for command in ("opt/tawny/bin/tawny", "bin/kill"):
        (tmp_path / command).parent.mkdir(parents=True)
        (tmp_path / command).touch(mode=0o755)
    copy = tmp_path / "etc" / "systemd" / "system" / "tawny.service"
    copy.parent.mkdir(parents=True)
    copy.write_bytes((ROOT / "packaging" / "systemd" / "tawny.service").read_bytes())
    for target in ("sysinit", "basic", "shutdown", "network-online", "multi-user"):
        (copy.parent / f"{target}.target").write_text("[Unit]\nDefaultDependencies=no\n")
    verified = subprocess.run(
        ["systemd-analyze", "verify", f"--root={tmp_path}", "tawny.service"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert [line for line in verified.stderr.splitlines() if "tawny.service" in line] == []
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    score = re.search(r"Overall exposure level for tawny\.service: ([\d.]+)", judged.stdout)
    if score is None:
        pytest.skip(f"this systemd-analyze gives no score: {judged.stderr.strip()[:200]}")
    assert float(score[1]) < 2.5


def test_the_app_is_what_home_assistant_wants() -> None:
    app = load(APP / "config.yaml")
    assert app["version"] == tawny.__version__
    assert app["homeassistant"] == json.loads((ROOT / "hacs.json").read_text())["homeassistant"]
    assert app["arch"] == ["aarch64", "amd64"]
    assert (app["slug"], app["discovery"], app["services"]) == ("tawny", ["tawny"], ["mqtt:want"])
    assert app["ingress"] is True
    assert app["ingress_port"] == Config().server.port
    assert {entry["type"]: entry["read_only"] for entry in app["map"]} == {"addon_config": False, "media": False}
    assert set(app["options"]) == set(app["schema"])
    known = {
        *("name", "version", "slug", "description", "url", "image", "arch", "homeassistant", "startup", "boot", "map"),
        *("ingress", "ingress_port", "ingress_entry", "ingress_stream", "panel_icon", "panel_title", "ports", "tmpfs"),
        *("services", "discovery", "watchdog", "backup", "backup_pre", "backup_exclude", "options", "schema"),
    }
    assert set(app) <= known
    assert set(load(ROOT / "repository.yaml")) == {"name", "url", "maintainer"}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_apps_options_are_explained_in_every_language(language: str) -> None:
    app, texts = load(APP / "config.yaml"), load(APP / "translations" / f"{language}.yaml")
    assert set(texts["configuration"]) == set(app["schema"])
    assert all(text["name"] and text["description"] for text in texts["configuration"].values())
    assert set(texts["network"]) == set(app["ports"])
    assert {path.stem for path in (APP / "translations").iterdir()} == LANGUAGES


def test_the_app_has_pictures_and_documents() -> None:
    for name in ("icon.png", "logo.png"):
        assert (APP / name).read_bytes().startswith(b"\x89PNG")
    assert {"DOCS.md", "README.md", "CHANGELOG.md"} <= {path.name for path in APP.iterdir()}


def test_the_versions_agree_and_the_integrations_archive_has_its_manifest(tmp_path: Path) -> None:
    check = [sys.executable, str(ROOT / "packaging" / "check_release.py")]
    subprocess.run([*check, "versions"], check=True)
    subprocess.run([*check, "integration", str(tmp_path / "tawny.zip")], check=True)
    listed = subprocess.run(
        [sys.executable, "-m", "zipfile", "-l", str(tmp_path / "tawny.zip")], capture_output=True, text=True, check=True
    )
    assert re.search(r"^manifest\.json ", listed.stdout, re.MULTILINE)
    assert "__pycache__" not in listed.stdout


def test_the_health_check_asks_where_the_service_says_that_it_is() -> None:
    assert f'"{ADDRESS_NAME}"' in (CONTAINER / "healthcheck.py").read_text()
