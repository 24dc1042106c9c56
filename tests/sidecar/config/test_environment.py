"""`${NAME}` and `$$` in the strings of the configuration."""

from typing import Any

import pytest

from tawny.config.environment import substitute
from tawny.core.redact import redact

ENVIRONMENT = {"HOST": "192.0.2.10", "CAM_PASSWORD": "p@ss/w:rd%1", "LOGIN": "user:pw@1", "EMPTY": "", "PORT": "8421"}


def replaced(text: str) -> Any:
    data, bad = substitute({"key": text}, ENVIRONMENT)
    assert bad == []
    return data["key"]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("plain", "plain"),
        ("${HOST}", "192.0.2.10"),
        ("a${HOST}b${EMPTY}c", "a192.0.2.10bc"),
        ("$$", "$"),
        ("$${HOST}", "${HOST}"),
        ("$$${HOST}", "$192.0.2.10"),
        ("costs 5$ or $HOST", "costs 5$ or $HOST"),
        ("rtsp://${HOST}/main", "rtsp://192.0.2.10/main"),
        ("rtsp://user:${CAM_PASSWORD}@${HOST}/a", "rtsp://user:p%40ss%2Fw%3Ard%251@192.0.2.10/a"),
        ("rtsp://${LOGIN}@h/a", "rtsp://user:pw%401@h/a"),
        ("rtsp://h/a?k=${CAM_PASSWORD}", "rtsp://h/a?k=p@ss/w:rd%1"),
        ("rtsp://user:a$$b@h/a", "rtsp://user:a$b@h/a"),
        ("say ${CAM_PASSWORD}", "say p@ss/w:rd%1"),
    ],
)
def test_replaces(text: str, result: str) -> None:
    assert replaced(text) == result


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("${NOPE}", "the environment variable NOPE is not set"),
        ("a ${NOPE} b", "the environment variable NOPE is not set"),
        ("${HOST", "has ${ without }"),
        ("${}", "has ${}, which names no environment variable"),
        ("${1A}", "has ${1A}, which names no environment variable"),
        ("${HO ST}", "has ${HO ST}, which names no environment variable"),
    ],
)
def test_reports_what_cannot_be_replaced(text: str, message: str) -> None:
    data, (bad,) = substitute({"a": [{"b": text}]}, ENVIRONMENT)
    assert (bad.path, bad.message) == (("a", 0, "b"), message)
    assert bad.remedy
    assert data == {"a": [{"b": text}]}


def test_reports_every_missing_variable_of_one_string() -> None:
    _, bad = substitute({"a": "${ONE} ${TWO}"}, {})
    assert [problem.message.split()[3] for problem in bad] == ["ONE", "TWO"]


def test_leaves_keys_and_other_types_alone() -> None:
    data = {"${HOST}": 1, "b": [True, 2.5, None]}
    assert substitute(data, ENVIRONMENT) == (data, [])


def test_values_of_variables_named_like_secrets_are_redacted_everywhere() -> None:
    assert substitute({"a": "${DOOR_TOKEN}"}, {"DOOR_TOKEN": "quince-marmalade"})[1] == []
    assert redact("Authorization: quince-marmalade") == "Authorization: ***"


def test_values_of_other_variables_stay_readable() -> None:
    assert replaced("${HOST}") == "192.0.2.10"
    assert redact("cannot reach 192.0.2.10") == "cannot reach 192.0.2.10"
