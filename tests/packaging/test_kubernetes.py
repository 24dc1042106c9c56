"""The manifests for Kubernetes are valid, and agree with each other, with the image and with Tawny itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

import tawny
from tawny.config import Config, parse_config

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "packaging" / "kubernetes"
FILES = sorted(FOLDER.glob("*.yaml"))
VERSIONS = ("1.29", "1.37")
"""The oldest that they are for, and the newest that the schemas know."""

FOREIGN = {"PodMonitor"}
"""Kinds of other projects, which Kubernetes' own schemas don't know."""


def documents(*names: str) -> Iterator[dict[str, Any]]:
    for path in FILES:
        if not names or path.name in names:
            yield from yaml.safe_load_all(path.read_text())


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [found for found in documents() if found["kind"] == kind]


def pod() -> dict[str, Any]:
    [stateful] = of_kind("StatefulSet")
    spec: dict[str, Any] = stateful["spec"]["template"]["spec"]
    return spec


def container() -> dict[str, Any]:
    [found] = pod()["containers"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("version", VERSIONS)
def test_they_are_what_kubernetes_takes(version: str) -> None:
    checked = [found for found in documents() if found["kind"] not in FOREIGN]
    assert len(checked) > 6
    for found in checked:
        kubernetes_validate.validate(found, version, strict=True)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_reader_of_yaml_understands_them(path: Path) -> None:
    """Merge keys and anchors are read differently by old and new tools."""
    assert not re.search(r"<<:|(^|\s)[&*]\w", path.read_text())


def test_everything_is_in_one_namespace() -> None:
    assert {found["metadata"]["namespace"] for found in documents() if found["kind"] != "Namespace"} == {"tawny"}


def test_each_node_has_a_service_that_finds_its_pod() -> None:
    [stateful] = of_kind("StatefulSet")
    labels = stateful["spec"]["template"]["metadata"]["labels"]
    names = {f"tawny-{number}" for number in range(stateful["spec"]["replicas"])}
    services = {found["metadata"]["name"]: found["spec"] for found in of_kind("Service")}
    assert set(services) == names | {stateful["spec"]["serviceName"]}
    assert services[stateful["spec"]["serviceName"]]["clusterIP"] == "None"
    ports = {port["name"]: port["containerPort"] for port in container()["ports"]}
    for name, service in services.items():
        pod_name = {"statefulset.kubernetes.io/pod-name": name} if name in names else {}
        assert service["selector"] == labels | pod_name
        assert [ports[port["targetPort"]] for port in service["ports"]] == [Config().server.port]


def test_pods_are_confined_as_the_image_wants_it() -> None:
    assert pod()["securityContext"]["runAsNonRoot"] is True
    assert {pod()["securityContext"][key] for key in ("runAsUser", "runAsGroup", "fsGroup")} == {8420}
    assert container()["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert pod()["automountServiceAccountToken"] is False


def test_what_is_written_is_mounted() -> None:
    [stateful] = of_kind("StatefulSet")
    claims = {claim["metadata"]["name"] for claim in stateful["spec"]["volumeClaimTemplates"]}
    kept = {mount["mountPath"] for mount in container()["volumeMounts"] if mount["name"] in claims}
    assert kept == {"/config", "/media"}
    memory = next(volume["emptyDir"] for volume in pod()["volumes"] if volume["name"] == "memory")
    assert memory["medium"] == "Memory"
    mounts = {mount["name"]: mount["mountPath"] for mount in container()["volumeMounts"]}
    assert (mounts["memory"], mounts["tmp"]) == ("/dev/shm", "/tmp")


def test_the_image_is_that_of_this_version() -> None:
    assert container()["image"].rpartition(":")[2] == tawny.__version__


def test_probes_ask_what_answers_without_a_token() -> None:
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        assert container()[probe]["httpGet"] == {"path": "/api/v1/health", "port": "http"}


def test_declared_nodes_are_configurations_of_tawny(tmp_path: Path) -> None:
    [declared] = documents("declared.yaml")
    variables = dict.fromkeys(("FRONT_DOOR_PASSWORD", "YARD_PASSWORD", "TAWNY_MQTT_PASSWORD"), "secret")
    variables |= {
        "TAWNY_SERVER_URL": "http://tawny-0.tawny.svc:8420",
        "TAWNY_MQTT_HOST": "broker",
        "TAWNY_MQTT_USER": "tawny",
    }
    nodes = set()
    for name, text in declared["data"].items():
        loaded = parse_config(text, tmp_path / name, variables)
        assert loaded.config.cameras
        assert loaded.config.node.id == name.removesuffix(".toml").replace("-", "_")
        nodes.add(loaded.config.node.id)
    [stateful] = of_kind("StatefulSet")
    assert len(nodes) == stateful["spec"]["replicas"]
