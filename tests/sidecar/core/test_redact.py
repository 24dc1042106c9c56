"""No secret in anything that people read."""

from __future__ import annotations

import logging
import pickle
import sys

import pytest

from tawny.core.errors import AuthenticationError, TawnyError
from tawny.core.redact import RedactingFormatter, redact, register_secret


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rtsp://admin:hunter2@192.0.2.1/main", "rtsp://***@192.0.2.1/main"),
        ("rtsp://admin:p@ss:w@rd@192.0.2.1/main", "rtsp://***@192.0.2.1/main"),
        ("open http://u@h/x and rtsps://a:b@c:322/d", "open http://***@h/x and rtsps://***@c:322/d"),
        ("http://h/video?user=a&password=b&channel=1", "http://h/video?user=***&password=***&channel=1"),
        ("http://h/?TOKEN=abc", "http://h/?TOKEN=***"),
        ("mail me@example.org about https://h/a@b", "mail me@example.org about https://h/a@b"),
    ],
)
def test_credentials_in_urls(text: str, expected: str) -> None:
    assert redact(text) == expected


def test_registered_secrets_also_escaped() -> None:
    register_secret("s3cret/&x")
    assert redact("wrong password s3cret/&x or s3cret%2F%26x") == "wrong password *** or ***"


def test_short_secrets_do_not_mask_words() -> None:
    register_secret("a")
    assert redact("a cat") == "a cat"


def test_a_traceback_is_redacted() -> None:
    formatter = RedactingFormatter("%(message)s")

    def fail() -> None:
        raise RuntimeError("cannot open rtsp://admin:hunter2@192.0.2.1/main")

    try:
        fail()
    except RuntimeError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed: %s", ("rtsp://u:p@h/",), sys.exc_info())
    text = formatter.format(record)
    assert "hunter2" not in text
    assert "failed: rtsp://***@h/" in text
    assert "rtsp://***@192.0.2.1/main" in text


def test_errors_are_one_line_and_survive_a_pipe() -> None:
    error = AuthenticationError("the camera refused the password", "check it")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is AuthenticationError
    assert str(copy) == "the camera refused the password: check it"
    assert str(TawnyError("no hint")) == "no hint"
