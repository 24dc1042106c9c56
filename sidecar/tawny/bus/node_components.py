"""What Home Assistant gets of the service itself: one row per entity."""

from __future__ import annotations

import json

from tawny.bus.component import GB, UNKNOWN, Component, NodeFacts, switch
from tawny.bus.topics import OFFLINE, ONLINE


def _used(facts: NodeFacts) -> str:
    return UNKNOWN if facts.storage.used_bytes is None else f"{facts.storage.used_bytes / GB:.2f}"


NODE: tuple[Component[NodeFacts], ...] = (
    Component(
        key="connectivity",
        platform="binary_sensor",
        about="Tawny runs and reaches the broker.",
        state="status",
        needs_node=False,
        options={"dev_cla": "connectivity", "ent_cat": "diagnostic", "pl_on": ONLINE, "pl_off": OFFLINE},
    ),
    Component(
        key="problem",
        platform="binary_sensor",
        about="The storage can't be written, or nothing can be copied. Attribute: `reasons`, a list of texts.",
        state="problem",
        attributes="problem_attributes",
        value=lambda facts: switch(bool(facts.troubles)),
        details=lambda facts: {"reasons": facts.troubles},
        options={"dev_cla": "problem", "ent_cat": "diagnostic"},
    ),
    Component(
        key="storage_used",
        platform="sensor",
        name="Storage used",
        about="What all recordings take.",
        state="storage_used",
        value=_used,
        noisy=True,
        options={
            "dev_cla": "data_size",
            "unit_of_meas": "GB",
            "stat_cla": "measurement",
            "ent_cat": "diagnostic",
            "sug_dsp_prc": 1,
        },
    ),
    Component(
        key="storage_free",
        platform="sensor",
        name="Storage free",
        about="What the disk has left.",
        state="storage_free",
        value=lambda facts: f"{facts.storage.free_bytes / GB:.2f}",
        noisy=True,
        options={
            "dev_cla": "data_size",
            "unit_of_meas": "GB",
            "stat_cla": "measurement",
            "ent_cat": "diagnostic",
            "sug_dsp_prc": 1,
        },
    ),
    Component(
        key="update",
        platform="update",
        name="Software",
        entity="software",
        about="The version that runs. Tawny does not look for newer ones, so it is always the latest known.",
        state="update",
        value=lambda facts: json.dumps({"installed_version": facts.version, "latest_version": facts.version}),
        options={"ent_cat": "diagnostic", "tit": "Tawny"},
    ),
)
