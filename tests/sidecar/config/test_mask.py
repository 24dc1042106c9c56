"""The effective configuration holds every setting and no secret."""

import json

from tawny.config import Config, masked
from tawny.config.mask import without_nulls

CONFIG = Config.model_validate(
    {
        "server": {"trusted_proxies": ["172.30.32.0/23"]},
        "mqtt": {"host": "h", "username": "tawny", "password": "geheim99"},
        "database": {"url": "postgresql://u:geheim99@db/tawny?sslmode=require"},
        "cameras": {
            "door": {
                "streams": {
                    "main": {"url": "rtsp://user:geheim%3999@192.0.2.1/main"},
                    "sub": {"url": "http://192.0.2.1/sub?user=a&pwd=geheim99&channel=2"},
                },
                "motion": {"zones": {"z": {"polygon": [[0, 0], [1, 0], [1, 1]]}}},
            }
        },
    }
)


def test_masks_secrets_and_nothing_else() -> None:
    settings = masked(CONFIG)
    assert settings["mqtt"]["password"] == "***"
    assert settings["mqtt"]["username"] == "tawny"
    assert settings["database"]["url"] == "postgresql://***@db/tawny?sslmode=require"
    streams = settings["cameras"]["door"]["streams"]
    assert streams["main"]["url"] == "rtsp://***@192.0.2.1/main"
    assert streams["sub"]["url"] == "http://192.0.2.1/sub?user=***&pwd=***&channel=2"


def test_is_plain_json_with_defaults() -> None:
    settings = json.loads(json.dumps(masked(CONFIG)))
    assert "geheim" not in json.dumps(settings)
    assert settings == masked(CONFIG)
    assert settings["server"] == {
        "host": "0.0.0.0",
        "port": 8420,
        "url": None,
        "zeroconf": True,
        "trusted_proxies": ["172.30.32.0/23"],
    }
    assert settings["cameras"]["door"]["recording"]["mode"] == "adaptive"
    assert settings["cameras"]["door"]["motion"]["zones"]["z"]["polygon"] == [[0, 0], [1, 0], [1, 1]]
    assert settings["spool"]["path"] is None


def test_nulls_are_left_out_for_toml() -> None:
    assert "path" not in without_nulls(masked(CONFIG))["spool"]
