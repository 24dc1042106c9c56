"""What a new configuration changes: which cameras have to be restarted, and whether the service has to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from tawny.config.models import Config


@dataclass(frozen=True, slots=True)
class ConfigDiff:
    """Ids of cameras that came, went and changed, and the dotted keys outside of cameras that changed."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def service_changed(self) -> bool:
        """Whether the whole service has to be restarted for all changes to take effect."""
        return bool(self.keys)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.keys)


def diff_configs(old: Config, new: Config) -> ConfigDiff:
    """What has to be done to go from `old` to `new`. Cameras come in the order of their configuration."""
    before, after = old.cameras, new.cameras
    return ConfigDiff(
        added=tuple(key for key in after if key not in before),
        removed=tuple(key for key in before if key not in after),
        changed=tuple(key for key in after if key in before and before[key] != after[key]),
        keys=tuple(key for key in _changed_keys(old, new, "") if key != "cameras"),
    )


def _changed_keys(old: BaseModel, new: BaseModel, prefix: str) -> Iterator[str]:
    for name in type(old).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if isinstance(before, BaseModel) and isinstance(after, BaseModel):
            yield from _changed_keys(before, after, f"{prefix}{name}.")
        elif before != after:
            yield prefix + name
