"""The first schema. What the columns mean is said in tawny.eventlog.schema."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_REAL: TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def _where(condition: str) -> dict[str, Any]:
    """The options of an index that has only the rows for which `condition` holds."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    """From nothing to 0001."""
    _cameras()
    _footage()
    _events()
    _service()


def _cameras() -> None:
    op.create_table(
        "cameras",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("added_us", _BIG, nullable=False),
        sa.Column("removed_us", _BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("cameras_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "streams",
        sa.Column("camera", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("codec", _TEXT, server_default="", nullable=False),
        sa.Column("width", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("height", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("audio", _TEXT, server_default="", nullable=False),
        sa.Column("removed_us", _BIG, nullable=True),
        sa.ForeignKeyConstraint(["camera"], ["cameras.id"], name=op.f("streams_camera_fkey")),
        sa.PrimaryKeyConstraint("camera", "name", name=op.f("streams_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "zones",
        sa.Column("camera", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("polygon", _TEXT, nullable=False),
        sa.Column("removed_us", _BIG, nullable=True),
        sa.ForeignKeyConstraint(["camera"], ["cameras.id"], name=op.f("zones_camera_fkey")),
        sa.PrimaryKeyConstraint("camera", "name", name=op.f("zones_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _footage() -> None:
    op.create_table(
        "segments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("camera", _TEXT, nullable=False),
        sa.Column("stream", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("path", _TEXT, nullable=False),
        sa.Column("start_us", _BIG, nullable=False),
        sa.Column("end_us", _BIG, nullable=False),
        sa.Column("size_bytes", _BIG, nullable=False),
        sa.Column("codecs", _TEXT, nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("run_id", _TEXT, nullable=False),
        sa.Column("sequence", _BIG, nullable=False),
        sa.CheckConstraint("size_bytes >= 0", name=op.f("segments_size")),
        sa.CheckConstraint("end_us >= start_us", name=op.f("segments_time_goes_on")),
        sa.ForeignKeyConstraint(["camera"], ["cameras.id"], name=op.f("segments_camera_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("segments_pkey")),
        sa.UniqueConstraint("path", name=op.f("segments_path_unique")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("segments_by_age", "segments", ["kind", "start_us", "camera", "end_us"])
    op.create_index("segments_long", "segments", ["start_us", "end_us"], **_where("end_us - start_us > 120000000"))
    op.create_index("segments_by_time", "segments", ["camera", "start_us", "stream", "kind", "end_us"])
    op.create_table(
        "segment_index",
        sa.Column("segment", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["segment"], ["segments.id"], name=op.f("segment_index_segment_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("segment", name=op.f("segment_index_pkey")),
        sqlite_strict=True,
    )
    op.create_table(
        "segment_usage",
        sa.Column("camera", _TEXT, nullable=False),
        sa.Column("stream", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("segments", _BIG, nullable=False),
        sa.Column("size_bytes", _BIG, nullable=False),
        sa.Column("duration_us", _BIG, nullable=False),
        sa.ForeignKeyConstraint(["camera"], ["cameras.id"], name=op.f("segment_usage_camera_fkey")),
        sa.PrimaryKeyConstraint("camera", "stream", "kind", name=op.f("segment_usage_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "garbage",
        sa.Column("path", _TEXT, nullable=False),
        sa.Column("size_bytes", _BIG, nullable=False),
        sa.Column("condemned_us", _BIG, nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("garbage_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("camera", _TEXT, nullable=False),
        sa.Column("label", _TEXT, nullable=False),
        sa.Column("start_us", _BIG, nullable=False),
        sa.Column("end_us", _BIG, nullable=True),
        sa.Column("clip_start_us", _BIG, nullable=False),
        sa.Column("clip_end_us", _BIG, nullable=True),
        sa.Column("last_us", _BIG, nullable=False),
        sa.Column("score", _REAL, nullable=False),
        sa.Column("reviewed", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("protected", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("(end_us IS NULL) = (clip_end_us IS NULL)", name=op.f("events_clip_ends_with_it")),
        sa.CheckConstraint("clip_end_us >= clip_start_us", name=op.f("events_clip_goes_on")),
        sa.CheckConstraint("end_us >= start_us", name=op.f("events_time_goes_on")),
        sa.ForeignKeyConstraint(["camera"], ["cameras.id"], name=op.f("events_camera_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("events_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("events_by_camera", "events", ["camera", "start_us", "id", "end_us", "label", "reviewed"])
    op.create_index("events_by_label", "events", ["label", "start_us", "id", "end_us", "camera", "reviewed"])
    op.create_index("events_by_time", "events", ["start_us", "id", "end_us", "camera", "label", "reviewed"])
    op.create_index("events_long", "events", ["start_us", "end_us"], **_where("end_us - start_us > 600000000"))
    op.create_index("events_open", "events", ["camera", "start_us"], **_where("end_us IS NULL"))
    op.create_index("events_protected", "events", ["camera", "clip_start_us", "clip_end_us"], **_where("protected = 1"))
    op.create_index(
        "events_unreviewed", "events", ["camera", "start_us", "id", "end_us", "label"], **_where("reviewed = 0")
    )
    op.create_index(
        "events_unreviewed_by_time", "events", ["start_us", "id", "end_us", "label"], **_where("reviewed = 0")
    )
    op.create_table(
        "event_zones",
        sa.Column("event", _TEXT, nullable=False),
        sa.Column("zone", _TEXT, nullable=False),
        sa.Column("camera", _TEXT, nullable=False),
        sa.Column("start_us", _BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["camera", "zone"], ["zones.camera", "zones.name"], name=op.f("event_zones_camera_zone_fkey")
        ),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("event_zones_event_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "zone", name=op.f("event_zones_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("event_zones_by_time", "event_zones", ["camera", "zone", "start_us", "event"])
    op.create_table(
        "snapshots",
        sa.Column("event", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("path", _TEXT, nullable=False),
        sa.Column("at_us", _BIG, nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("snapshots_event_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "kind", name=op.f("snapshots_pkey")),
        sa.UniqueConstraint("path", name=op.f("snapshots_path_unique")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reviews",
        sa.Column("event", _TEXT, nullable=False),
        sa.Column("reviewed_us", _BIG, nullable=False),
        sa.Column("reviewed_by", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("reviews_event_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", name=op.f("reviews_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _service() -> None:
    op.create_table(
        "exports",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("camera", _TEXT, nullable=False),
        sa.Column("start_us", _BIG, nullable=False),
        sa.Column("end_us", _BIG, nullable=False),
        sa.Column("state", _TEXT, nullable=False),
        sa.Column("path", _TEXT, nullable=True),
        sa.Column("size_bytes", _BIG, nullable=True),
        sa.Column("error", _TEXT, server_default="", nullable=False),
        sa.Column("created_us", _BIG, nullable=False),
        sa.Column("finished_us", _BIG, nullable=True),
        sa.CheckConstraint("end_us > start_us", name=op.f("exports_time_goes_on")),
        sa.ForeignKeyConstraint(["camera"], ["cameras.id"], name=op.f("exports_camera_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("exports_pkey")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("exports_by_time", "exports", ["created_us"])
    op.create_table(
        "api_tokens",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("scope", _TEXT, nullable=False),
        sa.Column("cameras", _TEXT, nullable=True),
        sa.Column("created_us", _BIG, nullable=False),
        sa.Column("last_used_us", _BIG, nullable=True),
        sa.Column("expires_us", _BIG, nullable=True),
        sa.Column("revoked_us", _BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("api_tokens_pkey")),
        sa.UniqueConstraint("hash", name=op.f("api_tokens_hash_unique")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "system_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at_us", _BIG, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("camera", _TEXT, nullable=True),
        sa.Column("message", _TEXT, nullable=False),
        sa.Column("data", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("system_events_pkey")),
        sqlite_strict=True,
    )
    op.create_index("system_events_by_camera", "system_events", ["camera", "at_us", "id"])
    op.create_index("system_events_by_time", "system_events", ["at_us", "id"])
