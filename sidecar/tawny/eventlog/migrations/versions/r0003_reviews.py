"""Lists of what was reviewed, and of what was not, are as quick as all others, whichever is longer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From 0002 to 0003."""
    op.add_column("event_zones", sa.Column("reviewed", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.execute("UPDATE event_zones SET reviewed = 1 WHERE event IN (SELECT event FROM reviews)")
    op.create_index("event_zones_by_review", "event_zones", ["camera", "zone", "reviewed", "start_us", "event"])
    op.drop_index("events_unreviewed", "events")
    op.drop_index("events_unreviewed_by_time", "events")
    op.create_index("events_by_review", "events", ["reviewed", "start_us", "id", "end_us", "label"])
    op.create_index("events_by_camera_review", "events", ["camera", "reviewed", "start_us", "id", "end_us", "label"])
