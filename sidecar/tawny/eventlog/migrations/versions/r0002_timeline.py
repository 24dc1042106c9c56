"""Motion by the minute, what system events say of gaps, and exports that tell how far they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_REAL: TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")

_FROM_EVENTS = """
WITH RECURSIVE parts(camera, minute, began, ended, score) AS (
  SELECT camera, start_us - start_us % 60000000, start_us, end_us, score FROM events WHERE end_us > start_us
  UNION ALL
  SELECT camera, minute + 60000000, began, ended, score FROM parts WHERE minute + 60000000 < ended
)
INSERT INTO motion_density (camera, minute_us, moving_us, peak)
SELECT camera, minute, min(60000000, sum(min(ended, minute + 60000000) - max(began, minute))), max(score)
FROM parts GROUP BY camera, minute
"""
"""What moved before is known from the events alone: a little too much, because they join what is close together."""


def upgrade() -> None:
    """From 0001 to 0002."""
    op.create_table(
        "motion_density",
        sa.Column("camera", _TEXT, nullable=False),
        sa.Column("minute_us", _BIG, nullable=False),
        sa.Column("moving_us", _BIG, nullable=False),
        sa.Column("peak", _REAL, nullable=False),
        sa.ForeignKeyConstraint(["camera"], ["cameras.id"], name=op.f("motion_density_camera_fkey")),
        sa.PrimaryKeyConstraint("camera", "minute_us", name=op.f("motion_density_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":  # in other databases there was nothing before
        op.execute(_FROM_EVENTS)
    op.create_index("system_events_by_kind", "system_events", ["kind", "camera", "at_us", "id"])
    op.add_column("exports", sa.Column("stream", _TEXT, server_default="main", nullable=False))
    op.add_column("exports", sa.Column("progress", _REAL, server_default=sa.text("0"), nullable=False))
    op.add_column("exports", sa.Column("note", _TEXT, server_default="", nullable=False))
    op.execute("UPDATE exports SET progress = 1 WHERE state = 'done'")
