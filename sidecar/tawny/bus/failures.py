"""What can be wrong with a broker, each with what to do about it; never with a credential in it."""

from __future__ import annotations

import socket
import ssl

from tawny.config.service import MqttConfig
from tawny.core.errors import TawnyError

_LOGIN = {134, 135, 138, 140}
"""Bad user name or password, not authorized, banned, bad authentication method (MQTT 5, table 2-6)."""

_VERSION = {132}
_TAKEN_OVER = 142

LOGIN_HINT = "correct username and password in [mqtt] of tawny.toml, or the broker's list of users"
_ADDRESS_HINT = "correct host and port in [mqtt] of tawny.toml, or start the broker"
_TLS_HINT = "name the authority that signed it in mqtt.tls_ca_file"
_PLAIN_HINT = "correct port and tls in [mqtt] of tawny.toml"


class BrokerError(TawnyError):
    """The broker can't be used for now. `lasting` says that it will not mend by itself, so there is no hurry."""

    code = "mqtt"

    def __init__(self, message: str, hint: str = "", *, lasting: bool = False) -> None:
        super().__init__(message, hint)
        self.lasting = lasting


class OldBrokerError(BrokerError):
    """The broker does not speak the version of MQTT that was tried, or seems not to."""


def address(config: MqttConfig) -> str:
    """Who is spoken of, for people."""
    host = config.host or ""
    return f"[{host}]:{config.port}" if ":" in host else f"{host}:{config.port}"


def cannot_connect(config: MqttConfig, error: OSError) -> BrokerError:
    """Why there is no connection, let alone MQTT on it."""
    who = f"the MQTT broker {address(config)}"
    if isinstance(error, socket.gaierror):
        return BrokerError(f"the MQTT broker's name {config.host} is not known", _ADDRESS_HINT)
    if isinstance(error, TimeoutError):
        return no_answer(config)
    if isinstance(error, ConnectionRefusedError):
        return BrokerError(f"nothing listens at {address(config)} for MQTT", _ADDRESS_HINT)
    return BrokerError(f"{who} can't be reached ({error.strerror or type(error).__name__})", _ADDRESS_HINT)


def no_answer(config: MqttConfig, *, to_login: bool = False) -> BrokerError:
    """It took too long; with some brokers that is the answer `to_login` in a version that they don't speak."""
    kind = OldBrokerError if to_login else BrokerError
    return kind(f"the MQTT broker {address(config)} does not answer", _ADDRESS_HINT)


def hung_up(config: MqttConfig) -> OldBrokerError:
    """It closed the connection where it should have answered the login."""
    hint = "look into the broker's log; is mqtt.tls right?"
    return OldBrokerError(f"the MQTT broker {address(config)} closes the connection without an answer", hint)


def refused(config: MqttConfig, code: int, text: str) -> BrokerError:
    """It answered the login with a reason other than success: its code in MQTT 5 and its name."""
    who = f"the MQTT broker {address(config)}"
    if code in _LOGIN:
        missing = "a login without user name" if config.username is None else "user name or password"
        return BrokerError(f"{who} refuses {missing}", LOGIN_HINT, lasting=True)
    if code in _VERSION:
        return OldBrokerError(f"{who} speaks neither MQTT 5 nor 3.1.1", "update it", lasting=True)
    return BrokerError(f"{who} refuses the connection ({text.lower()})", "look into the broker's log")


def lost(config: MqttConfig, code: int, text: str) -> BrokerError:
    """A connection that had been good ended: the code of MQTT 5 and its name."""
    who = f"the MQTT broker {address(config)}"
    if code == _TAKEN_OVER:
        hint = "give each Tawny a [node] id of its own"
        return BrokerError(f"{who} let another client of the same name in", hint, lasting=True)
    if code in _LOGIN:
        return BrokerError(f"{who} does not let Tawny in any more", LOGIN_HINT, lasting=True)
    return BrokerError(f"the connection to {who} is lost ({text.lower()})")


def tls_failed(config: MqttConfig, error: OSError) -> BrokerError:
    """There is a connection, but no TLS on it."""
    who = f"the MQTT broker {address(config)}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return BrokerError(f"the certificate of {who} is not good: {error.verify_message}", _TLS_HINT, lasting=True)
    if isinstance(error, TimeoutError):
        return no_answer(config)
    no_tls = isinstance(error, ConnectionError | ssl.SSLEOFError | ssl.SSLZeroReturnError)
    if no_tls or getattr(error, "reason", "") in {"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE"}:
        return BrokerError(f"{who} does not speak TLS at this port", _PLAIN_HINT, lasting=True)
    reason = (getattr(error, "reason", None) or type(error).__name__).lower().replace("_", " ")
    return BrokerError(f"{who}: TLS failed ({reason})", "look into the broker's log", lasting=True)


def bad_tls_file(config: MqttConfig, error: OSError) -> BrokerError:
    """A certificate or key of ours can't be used."""
    files = [str(file) for file in (config.tls_ca_file, config.tls_certificate_file, config.tls_key_file) if file]
    return BrokerError(
        f"{' or '.join(files)} can't be used for TLS ({error.strerror or type(error).__name__})",
        "name PEM files in mqtt.tls_ca_file, tls_certificate_file and tls_key_file that belong together",
        lasting=True,
    )
