"""The configuration: models, `tawny.toml` and its errors, JSON Schema, and what a change of it means."""

from tawny.config.camera import (
    CameraConfig,
    IgnoreConfig,
    MotionConfig,
    RecordingConfig,
    StreamConfig,
    StreamsConfig,
    ZoneConfig,
)
from tawny.config.load import LoadedConfig, find_config, load_config, load_with_warnings, parse_config
from tawny.config.models import Config
from tawny.config.problems import InvalidConfigError, Problem
from tawny.config.service import (
    DatabaseConfig,
    MqttConfig,
    NodeConfig,
    RetentionConfig,
    ServerConfig,
    SpoolConfig,
    StorageConfig,
)

__all__ = [
    "CameraConfig",
    "Config",
    "DatabaseConfig",
    "IgnoreConfig",
    "InvalidConfigError",
    "LoadedConfig",
    "MotionConfig",
    "MqttConfig",
    "NodeConfig",
    "Problem",
    "RecordingConfig",
    "RetentionConfig",
    "ServerConfig",
    "SpoolConfig",
    "StorageConfig",
    "StreamConfig",
    "StreamsConfig",
    "ZoneConfig",
    "find_config",
    "load_config",
    "load_with_warnings",
    "parse_config",
]
