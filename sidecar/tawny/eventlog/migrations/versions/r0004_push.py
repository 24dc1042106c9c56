"""Browsers that are told of events by Web Push."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From 0003 to 0004."""
    op.create_table(
        "push_subscriptions",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("token", _TEXT, nullable=False),
        sa.Column("endpoint", _TEXT, nullable=False),
        sa.Column("p256dh", _TEXT, nullable=False),
        sa.Column("auth", _TEXT, nullable=False),
        sa.Column("created_us", _BIG, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("language", _TEXT, nullable=False),
        sa.Column("cameras", _TEXT),
        sa.Column("updates", sa.Integer(), nullable=False),
        sa.Column("cooldown_s", sa.Integer(), nullable=False),
        sa.Column("quiet", _TEXT),
        sa.Column("paused_until_us", _BIG),
        sa.PrimaryKeyConstraint("id", name=op.f("push_subscriptions_pkey")),
        sa.UniqueConstraint("endpoint", name=op.f("push_subscriptions_endpoint_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("push_subscriptions_by_token", "push_subscriptions", ["token"])
