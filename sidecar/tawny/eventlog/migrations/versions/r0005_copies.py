"""Copies of segments in a bucket, and those still to be made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From 0004 to 0005."""
    op.create_table(
        "copies",
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("owner", _TEXT, nullable=False),
        sa.Column("path", _TEXT, nullable=False),
        sa.Column("camera", _TEXT, nullable=False),
        sa.Column("stream", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("start_us", _BIG, nullable=False),
        sa.Column("end_us", _BIG, nullable=False),
        sa.Column("size_bytes", _BIG, nullable=False),
        sa.Column("codecs", _TEXT, nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("run_id", _TEXT, nullable=False),
        sa.Column("sequence", _BIG, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("stored_us", _BIG),
        sa.ForeignKeyConstraint(["camera"], ["cameras.id"], name=op.f("copies_camera_fkey")),
        sa.PrimaryKeyConstraint("key", name=op.f("copies_pkey")),
        sqlite_strict=True,
    )
    op.create_index("copies_by_path", "copies", ["path"])
    op.create_index("copies_by_time", "copies", ["camera", "start_us", "end_us"])
    op.create_index(
        "copies_waiting",
        "copies",
        ["kind", "start_us"],
        sqlite_where=sa.text("stored_us IS NULL"),
        postgresql_where=sa.text("stored_us IS NULL"),
    )
    op.create_index("copies_by_age", "copies", ["owner", "end_us", "stored_us", "size_bytes"])
