"""The page docs/reference/metrics.md, made of the definitions: `python -m tawny.api.metrics.reference` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tawny.api.metrics.definitions import SECTIONS, Metric, Section

_INTRODUCTION = """\
# Metrics

<!-- Made by `python -m tawny.api.metrics.reference`; change sidecar/tawny/api/metrics/definitions.py instead. -->

`GET /metrics` (outside `/api`) answers in
[Prometheus' text format](https://prometheus.io/docs/instrumenting/exposition_formats/), or in OpenMetrics if that is
asked for. It wants a token in the header `Authorization: Bearer …`: a viewer's is enough, one that is limited to some
cameras is not. [The guide](../guide/monitoring.md) shows how to set Prometheus up, and which alerts are worth having.

Everything is read when somebody asks; nothing is kept up to date meanwhile. `camera` is the camera's id. What is true
or false is 1 or 0. Names and labels stay as they are; new ones may come.
"""
_LIBRARY = """\
## The main process

On Linux there are also the usual `process_cpu_seconds_total`, `process_resident_memory_bytes`,
`process_virtual_memory_bytes`, `process_start_time_seconds`, `process_open_fds` and `process_max_fds` of the main
process, as most programs have them.
"""


def reference_page() -> str:
    """The page as Markdown."""
    return "\n".join([_INTRODUCTION, *(line for section in SECTIONS for line in _section(section)), _LIBRARY])


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}\n\n{section.text}\n"
    yield "| metric | kind | labels | meaning |\n|---|---|---|---|"
    yield from map(_row, section.metrics)
    yield ""


def _row(metric: Metric) -> str:
    labels = ", ".join(f"`{label}`" for label in metric.labels)
    return f"| `{metric.name}` | {metric.kind} | {labels} | {metric.help} |"


if __name__ == "__main__":
    sys.stdout.write(reference_page())
