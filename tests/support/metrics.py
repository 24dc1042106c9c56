"""What `/metrics` says, read by the parsers of Prometheus' own library."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client.metrics_core import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse_openmetrics
from prometheus_client.parser import text_string_to_metric_families as parse_text


class Scrape:
    """One answer of `/metrics`."""

    def __init__(self, text: str, *, openmetrics: bool = False) -> None:
        self.families: list[Metric] = list((parse_openmetrics if openmetrics else parse_text)(text))

    @property
    def names(self) -> set[str]:
        """The names of all families, counters with `_total`."""
        return {family.name + ("_total" if family.type == "counter" else "") for family in self.families}

    def values(self, name: str, /, **labels: str) -> list[float]:
        """The values of all samples of that name that have these labels."""
        return [value for found, value in self.samples(name) if labels.items() <= found.items()]

    def value(self, name: str, /, **labels: str) -> float:
        """The one value of that name and labels."""
        found = self.values(name, **labels)
        assert len(found) == 1, f"{name} {labels}: {found}"
        return found[0]

    def samples(self, name: str) -> Iterator[tuple[dict[str, str], float]]:
        """Labels and value of all samples of that name."""
        for family in self.families:
            for sample in family.samples:
                if sample.name == name:
                    yield sample.labels, sample.value
