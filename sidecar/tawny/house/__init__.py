"""All cameras of one sidecar, as seen from outside: what can be asked of them, and how their settings are changed."""

from tawny.house.protocol import (
    CameraStatus,
    EncoderLoad,
    House,
    LiveEvent,
    MqttStatus,
    QueueLoad,
    ServiceLoad,
    StorageStatus,
    StreamStatus,
)

__all__ = [
    "CameraStatus",
    "EncoderLoad",
    "House",
    "LiveEvent",
    "MqttStatus",
    "QueueLoad",
    "ServiceLoad",
    "StorageStatus",
    "StreamStatus",
]
