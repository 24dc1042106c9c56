"""What the page's settings say in other languages: every setting that a form shows, and none that there is not."""

import json
from pathlib import Path

import pytest

from tawny.config import json_schema

TEXTS = Path(__file__).resolve().parents[3] / "frontend" / "src" / "i18n" / "texts" / "config"
SCHEMA = json_schema()

SETTINGS = {
    f"{table}.{key}" for table, node in {"": SCHEMA, **SCHEMA["$defs"]}.items() for key in node.get("properties", {})
}
NOT_IN_FORMS = {
    ".cameras",
    ".database",
    "CameraConfig.motion",
    "CameraConfig.recording",
    "CameraConfig.streams",
    "DatabaseConfig.url",
    "IgnoreConfig.polygon",
    "MotionConfig.ignore",
    "MotionConfig.zones",
    "ZoneConfig.name",
    "ZoneConfig.polygon",
}


@pytest.mark.parametrize("file", sorted(TEXTS.glob("*.json")), ids=lambda file: file.stem)
def test_every_setting_is_explained(file: Path) -> None:
    assert set(json.loads(file.read_text("utf-8"))) == SETTINGS - NOT_IN_FORMS
