"""The MQTT broker: whether it can be reached, is who it should be, and lets Tawny do what it needs to."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Sequence
from contextlib import suppress

from tawny.bus.failures import BrokerError, address
from tawny.bus.login import BrokerCheck, try_login
from tawny.config import Config
from tawny.config.service import MqttConfig
from tawny.doctor.findings import Finding, failed, ok, warning

NAME = "broker"
LOGIN_S = 22.0
_SWITCHED_OFF = "no broker is configured; Home Assistant then sees nothing by MQTT"


async def check_broker(config: Config) -> Sequence[Finding]:
    """What is found at the address of the broker, by logging in once."""
    mqtt = config.mqtt
    if not mqtt.enabled or mqtt.host is None:
        return [ok(NAME, _SWITCHED_OFF)]
    try:
        async with asyncio.timeout(LOGIN_S):
            found = await try_login(config)
    except BrokerError as error:
        return [failed(NAME, error.message, _remedy(error, mqtt))]
    except TimeoutError:
        return [failed(NAME, f"{address(mqtt)} does not answer", "check mqtt.host and mqtt.port")]
    return [_allowed(mqtt, found)]


def _allowed(mqtt: MqttConfig, found: BrokerCheck) -> Finding:
    secured = "with TLS" if mqtt.tls else "without TLS"
    what = f"{address(mqtt)} lets Tawny in by MQTT {found.version}, {secured}"
    if found.denied:
        return warning(NAME, f"{what}, but {'; '.join(found.denied)}", "give Tawny's user these rights at the broker")
    return ok(NAME, what)


def _remedy(error: BrokerError, mqtt: MqttConfig) -> str:
    """What to do; where the broker is on this machine and not there, how to get one."""
    with suppress(ValueError):
        local = mqtt.host == "localhost" or ipaddress.ip_address(mqtt.host or "").is_loopback
        if local and isinstance(error.__cause__ or error.__context__, ConnectionRefusedError):
            return "start the broker; Debian: apt install mosquitto"
    return error.hint or "look into the broker's log"
