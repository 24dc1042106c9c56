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
from tawny.config.diff import ConfigDiff, diff_configs
from tawny.config.find import find_config
from tawny.config.load import LoadedConfig, load_config, load_with_warnings, parse_config
from tawny.config.mask import masked
from tawny.config.models import Config
from tawny.config.problems import InvalidConfigError, Problem
from tawny.config.schema import json_schema
from tawny.config.service import (
    DatabaseConfig,
    MqttConfig,
    NodeConfig,
    PushConfig,
    RetentionConfig,
    ServerConfig,
    SpoolConfig,
    StorageConfig,
)

__all__ = [
    "CameraConfig",
    "Config",
    "ConfigDiff",
    "DatabaseConfig",
    "IgnoreConfig",
    "InvalidConfigError",
    "LoadedConfig",
    "MotionConfig",
    "MqttConfig",
    "NodeConfig",
    "Problem",
    "PushConfig",
    "RecordingConfig",
    "RetentionConfig",
    "ServerConfig",
    "SpoolConfig",
    "StorageConfig",
    "StreamConfig",
    "StreamsConfig",
    "ZoneConfig",
    "diff_configs",
    "find_config",
    "json_schema",
    "load_config",
    "load_with_warnings",
    "masked",
    "parse_config",
]
