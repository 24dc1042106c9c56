"""The whole examination: which checks there are, and in which order they are told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from functools import partial
from pathlib import Path

from tawny.config import Config
from tawny.doctor import configuration, machine, storage
from tawny.doctor.broker import check_broker
from tawny.doctor.cameras import camera_checks
from tawny.doctor.configuration import FoundConfig, find_and_load
from tawny.doctor.eventlog import check_event_log
from tawny.doctor.examination import USUAL_LIMIT_S, Check, apart, examine, looking
from tawny.doctor.findings import Finding, Outcome, failed
from tawny.doctor.offload import OFFLOAD_S, check_offload
from tawny.doctor.running import Running, check_port, check_service, find_service
from tawny.doctor.spool import check_spool


class Checkup:
    """One examination with the configuration file `path`, or the one that the service would use."""

    def __init__(self, path: Path | None) -> None:
        self.findings: list[Finding] = []
        self.invalid_configuration = False
        """Whether there is no configuration, so that only the machine could be looked at."""
        self._path = path

    async def run(self) -> AsyncGenerator[Finding]:
        """Look at everything; findings as they come, in a fixed order. Leave it with `aclosing`."""
        found = await self._load()
        self.invalid_configuration = found.config is None
        running = Running() if found.config is None else await find_service(found.config)
        checks = [*_machine(found.config, running), Check(configuration.NAME, _known(found.findings))]
        if found.config is not None:
            checks += _everything(found.config, running)
        async with aclosing(examine(checks)) as findings:
            async for finding in findings:
                self.findings.append(finding)
                yield finding

    def count(self, outcome: Outcome) -> int:
        """How many findings there are of that outcome so far."""
        return sum(finding.outcome is outcome for finding in self.findings)

    async def _load(self) -> FoundConfig:
        try:
            async with asyncio.timeout(USUAL_LIMIT_S):
                return await apart(partial(find_and_load, self._path))
        except TimeoutError:
            late = failed(configuration.NAME, "could not be read in time", "a disk or network share hangs: see `dmesg`")
            return FoundConfig(None, [late])


def _machine(config: Config | None, running: Running) -> list[Check]:
    return [
        Check("python", looking(machine.check_python)),
        Check("libraries", looking(machine.check_libraries)),
        Check("processor", looking(machine.check_processor)),
        Check("memory", looking(partial(machine.check_memory, config, running=running.url is not None))),
        Check("clock", looking(machine.check_clock)),
    ]


def _everything(config: Config, running: Running) -> list[Check]:
    return [
        Check("secrets", looking(partial(configuration.check_secrets, config))),
        Check("spool", looking(partial(check_spool, config))),
        Check("storage", looking(partial(storage.check_directory, config))),
        Check("storage.filesystem", looking(partial(storage.check_file_system, config))),
        Check("storage.space", looking(partial(storage.check_space, config))),
        Check("storage.speed", looking(partial(storage.check_speed, config))),
        Check("eventlog", partial(check_event_log, config)),
        Check("broker", partial(check_broker, config)),
        Check("offload", partial(check_offload, config, running), limit_s=OFFLOAD_S),
        Check("server.port", partial(check_port, config, running)),
        Check("service", partial(check_service, running)),
        *camera_checks(config, running),
    ]


def _known(findings: Sequence[Finding]) -> Callable[[], Awaitable[Sequence[Finding]]]:
    """The `look` of a check that was done before the others."""

    async def look() -> Sequence[Finding]:
        return findings

    return look
