"""Bodies and answers about the configuration. Their fields are the configuration's own, so that limits stand once."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, ClassVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from tawny.api.models import Answer, CameraModel
from tawny.api.parameters import Parameters
from tawny.config import CameraConfig, Config, IgnoreConfig, ZoneConfig
from tawny.config.base import UserId
from tawny.config.lines import KeyPath
from tawny.core.messages import RecordingMode

MAX_CONFIG_BYTES = 1 << 19
"""A house of a hundred cameras with all their defaults is half of that."""

_CAMERA = ("cameras", "camera")


class SettingsBody(Parameters):
    """Base of bodies whose fields are settings. `below` is where these stand in the configuration."""

    below: ClassVar[KeyPath] = _CAMERA


def partial(model: type[BaseModel], name: str, base: type[BaseModel] = SettingsBody) -> type[BaseModel]:
    """`model` with all fields optional, in the tables below it, too: what is left out stays, null is the default.

    The same holds for entries of tables of ids; null removes them, and new ones need all that has no default.
    """
    fields: dict[str, Any] = {key: optional(field) for key, field in model.model_fields.items()}
    return create_model(name, __base__=base, __doc__=f"{model.__doc__} What is left out stays.", **fields)


def optional(field: FieldInfo, *, whole: bool = False) -> tuple[Any, Any]:
    """`field` for `create_model`, so that it may be left out; tables below it are partial unless they are `whole`."""
    kind: Any = field.annotation
    if whole:
        pass
    elif get_origin(kind) is dict:
        of_key, of_value = get_args(kind)
        kind = dict.__class_getitem__((of_key, _patch(of_value) | None))
    else:
        table = next((part for part in (kind, *get_args(kind)) if _is_model(part)), None)
        if table is not None:
            kind = _patch(table)
    for item in field.metadata:
        kind = Annotated[kind, item]
    return kind | None, Field(default=None, title=field.title, description=field.description, examples=field.examples)


@cache
def _patch(table: type[BaseModel]) -> Any:
    return partial(table, f"{table.__name__.removesuffix('Config')}Patch")


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


class CameraShortcuts(SettingsBody):
    """What is changed most often, without the tables around it."""

    detection: bool | None = Field(default=None, strict=True)
    """Look for motion; the same as `motion.enabled`."""
    sensitivity: int | None = Field(default=None, ge=0, le=100, strict=True)
    """How little has to move to count; the same as `motion.sensitivity`."""
    recording_mode: RecordingMode | None = None
    """What is kept; the same as `recording.mode`."""
    zones: dict[UserId, ZoneConfig] | None = None
    """All zones, each of them whole: those that are not named here go. `motion.zones` changes single ones."""
    ignore: dict[UserId, IgnoreConfig] | None = None
    """All ignored areas, each of them whole: those that are not named here go. `motion.ignore` changes single ones."""


SHORTCUTS: dict[str, tuple[str, ...]] = {
    "detection": ("motion", "enabled"),
    "sensitivity": ("motion", "sensitivity"),
    "recording_mode": ("recording", "mode"),
    "zones": ("motion", "zones"),
    "ignore": ("motion", "ignore"),
}

CAMERA_PATCH = partial(CameraConfig, "CameraPatch", CameraShortcuts)
"""What may be changed of a camera."""


class NewCamera(CameraConfig):
    """A camera to be added: its id, and its settings as in the configuration."""

    model_config = ConfigDict(hide_input_in_errors=True)
    below: ClassVar[KeyPath] = _CAMERA

    id: UserId = Field(title="Id", description="Names paths, topics and entities, so it stays; the name can change.")


class NewCameraQuery(Parameters):
    """How a camera is added."""

    quiet_s: float = Field(default=0, ge=0, le=900)
    """For so many seconds, or until it is announced, nobody is told of it: neither by lists nor by the live feed nor by
    MQTT. For one that is moved here from another service, which has it until it is recorded here."""


class ConfigDocument(Config):
    """The whole configuration, as `GET /config` shows it; what is left out gets its default."""

    below: ClassVar[KeyPath] = ()
    max_bytes: ClassVar[int] = MAX_CONFIG_BYTES


class ConfigModel(Answer):
    """The configuration as it is stored."""

    config: dict[str, object]
    """All settings, defaults included; what is secret is `***`."""
    schema_url: str
    """Address of its JSON Schema, which explains every setting."""
    file: str | None
    """Where it is stored; null when it is not, and every change ends with the service."""
    pending: list[str]
    """Keys whose stored values differ from those in use: they take effect when the service is restarted."""


class ChangedConfigModel(ConfigModel):
    """The configuration after a change."""

    persisted: bool
    """Whether the change stands in the file; else it ends with the service."""
    cameras: list[str]
    """Cameras that were restarted, added or removed for it; all others went on undisturbed."""


class ChangedCameraModel(CameraModel):
    """A camera after a change of its settings."""

    persisted: bool
    """Whether the change stands in tawny.toml; else it ends with the service."""
