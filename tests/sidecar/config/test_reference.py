"""The committed reference page is the one that the models make."""

from pathlib import Path

from tawny.config.camera import CameraConfig, StreamConfig, ZoneConfig
from tawny.config.models import Config
from tawny.config.reference import reference_page
from tawny.config.shape import keys_of

PAGE = Path(__file__).parents[3] / "docs/reference/configuration.md"


def test_the_committed_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == reference_page(), "run: python -m tawny.config.reference > docs/reference/…"


def test_every_setting_is_on_the_page() -> None:
    page = reference_page()
    for model in (Config, CameraConfig, StreamConfig, ZoneConfig):
        for key, field in keys_of(model):
            assert field.description is not None
            assert key.rpartition(".")[2] in page
            assert field.description in page or "." in key or model is Config or key in {"streams", "zones", "ignore"}
