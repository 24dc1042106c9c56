"""Lets the test tools for custom integrations, which belong to an older Home Assistant, work with the one we support.

A pytest plugin that has to be loaded before theirs, therefore named in pytest.ini. What it mends:

- Home Assistant refuses to start when somebody has imported httpx before it, as one of their plugins does.
- They look for a function of the logger where it no longer is.
- They want an older aiohasupervisor than Home Assistant does: the lock has Home Assistant's.
"""

import homeassistant.const  # noqa: F401 - first of all
from homeassistant.components import logger
from homeassistant.components.logger import helpers

if not hasattr(logger, "_clear_logger_overwrites"):
    logger._clear_logger_overwrites = helpers._clear_logger_overwrites  # type: ignore[attr-defined]
