"""Writes metrics as Prometheus reads them. Imported only when somebody asks: its library is not small."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prometheus_client import ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import Metric as Family
from prometheus_client.registry import Collector

from tawny.api.metrics.collect import Value, collect
from tawny.api.metrics.definitions import METRICS, Metric
from tawny.api.metrics.reading import Reading
from tawny.api.metrics.tally import Histogram

_FAMILIES = {"counter": CounterMetricFamily, "gauge": GaugeMetricFamily}


@dataclass(frozen=True, slots=True)
class Exposition:
    """The answer to somebody who asks for the metrics."""

    body: bytes
    content_type: str
    packed: bool


def expose(reading: Reading, *, accept: str, pack: bool) -> Exposition:
    """`reading` in the format that `accept`, the header, prefers: Prometheus' text format or OpenMetrics."""
    encode, content_type = choose_encoder(accept)
    body = encode(_Collected(reading))
    return Exposition(gzip.compress(body, 1) if pack else body, content_type, pack)


class _Collected(Collector):
    """The families of one reading, as the library wants them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def collect(self) -> Iterator[Family]:
        values: defaultdict[Metric, list[Value]] = defaultdict(list)
        for value in collect(self._reading):
            values[value[0]].append(value)
        yield from (_family(metric, values[metric]) for metric in METRICS if metric in values)
        yield from ProcessCollector(registry=None).collect()


def _family(metric: Metric, values: Iterable[Value]) -> Family:
    if metric.kind == "histogram":
        histograms = HistogramMetricFamily(metric.name, metric.help, labels=metric.labels)
        for _, labels, value in values:
            assert isinstance(value, Histogram)
            histograms.add_metric(labels, _buckets(value), value.total)
        return histograms
    family: CounterMetricFamily | GaugeMetricFamily = _FAMILIES[metric.kind](
        metric.name, metric.help, labels=metric.labels
    )
    for _, labels, value in values:
        assert not isinstance(value, Histogram)
        family.add_metric(labels, float(value))
    return family


def _buckets(histogram: Histogram) -> list[tuple[str, float]]:
    names = [*(str(float(bound)) for bound in histogram.bounds), "+Inf"]
    return [(name, float(count)) for name, count in zip(names, histogram.cumulative(), strict=True)]
