"""How every process of Tawny logs: to standard error, one line each, without secrets."""

from __future__ import annotations

import logging
import sys

from tawny.core.redact import RedactingFormatter

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def set_up_logging(level: int) -> None:
    """Log what is at least as grave as `level`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # It tells of every start that it looked for migrations.
    logging.getLogger("alembic").setLevel(max(level, logging.WARNING))
