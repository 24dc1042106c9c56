"""The event log's tables. This module is the schema's documentation: every column says its unit and what always holds.

Conventions: times (`*_us`) are integer microseconds since the epoch, UTC. Paths are relative to the storage directory,
with forward slashes. Tables are STRICT where the database knows that, so that a float can't slip into a time. What a
migration adds goes to the end of its table here. Which query an index serves is said beside it.
"""

from __future__ import annotations

import json
from typing import Any, override

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy import Text as SqlText
from sqlalchemy.types import REAL, TypeEngine

LONG_SEGMENT_US = 120_000_000
"""Segments longer than this are rare; `segments_long` lists them, so that overlap queries know how far to look back."""

LONG_EVENT_US = 600_000_000
"""The same for events and `events_long`."""


class Flag(TypeDecorator[bool]):
    """True or false, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """What is stored of `value`."""
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:
        """What was stored, as a bool."""
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """A JSON value, stored as compact text with sorted keys."""

    impl = SqlText
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Like all text."""
        return SqlText(collation="C" if dialect.name == "postgresql" else None)

    @override
    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:
        """`value` as text; None is NULL."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:
        """The value that was stored."""
        return None if value is None else json.loads(value)


Text = SqlText().with_variant(SqlText(collation="C"), "postgresql")
"""Compared byte by byte, as SQLite does: paths and ids have one order, whatever language a database was made in."""

Big = BigInteger().with_variant(Integer, "sqlite")
Real: TypeEngine[float] = Double().with_variant(REAL, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_unique",
        "ck": "%(table_name)s_%(constraint_name)s",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)
_STRICT: dict[str, Any] = {"sqlite_strict": True}
_KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""For tables that are only ever reached by their primary key: the row is stored in the key's own tree."""

cameras = Table(
    "cameras",
    metadata,
    Column(
        "id", Text, primary_key=True, comment="The user's name for it in the configuration; see core.ids.is_user_id."
    ),
    Column("name", Text, nullable=False, comment="For people. Equal to id until a configuration said otherwise."),
    Column("added_us", Big, nullable=False, comment="When the camera was first seen."),
    Column("removed_us", Big, comment="When it left the configuration; NULL while configured. Footage outlives it."),
    comment="Every camera that is or was configured. Rows are never deleted: footage and events refer to them.",
    **_KEYED,
)

streams = Table(
    "streams",
    metadata,
    Column("camera", Text, ForeignKey("cameras.id"), primary_key=True, comment="Whose stream it is."),
    Column("name", Text, primary_key=True, comment="main or sub."),
    Column("codec", Text, nullable=False, server_default="", comment="h264, hevc, …; empty until it was online once."),
    Column("width", Integer, nullable=False, server_default=text("0"), comment="Pixels; 0 until it was online once."),
    Column("height", Integer, nullable=False, server_default=text("0"), comment="Pixels; 0 until it was online once."),
    Column("audio", Text, nullable=False, server_default="", comment="Audio codec as it arrives; empty: none or off."),
    Column("removed_us", Big, comment="When it left the configuration; NULL while configured."),
    comment="What was last seen of each stream. URLs stay in the configuration: they carry credentials.",
    **_KEYED,
)

zones = Table(
    "zones",
    metadata,
    Column("camera", Text, ForeignKey("cameras.id"), primary_key=True, comment="Whose picture the zone is in."),
    Column("name", Text, primary_key=True, comment="The user's name for it; unique in its camera."),
    Column("polygon", Json, nullable=False, comment="[[x, y], …] in fractions of width and height; [] when unknown."),
    Column("removed_us", Big, comment="When it left the configuration; NULL while configured."),
    comment="Every zone that is or was configured. Rows are never deleted: events refer to them.",
    **_KEYED,
)

segments = Table(
    "segments",
    metadata,
    Column("id", Integer, primary_key=True, comment="Never used again: garbage may still carry the old one's path."),
    Column("camera", Text, ForeignKey("cameras.id"), nullable=False, comment="Whose footage it is."),
    Column("stream", Text, nullable=False, comment="main or sub, or idle: the thinned track that the archive makes."),
    Column("kind", Text, nullable=False, comment="core.messages.SegmentKind: why it was kept; retention goes by it."),
    Column("path", Text, nullable=False, comment="The file. It is complete and on the disk before this row exists."),
    Column("start_us", Big, nullable=False, comment="Wall time of its first frame."),
    Column("end_us", Big, nullable=False, comment="End of its last frame: start_us + duration by media timestamps."),
    Column("size_bytes", Big, nullable=False, comment="Size of the file."),
    Column("codecs", Text, nullable=False, comment="RFC 6381, comma-separated: avc1.640028,mp4a.40.2."),
    Column("width", Integer, nullable=False, comment="Coded picture, pixels."),
    Column("height", Integer, nullable=False, comment="Coded picture, pixels."),
    Column(
        "run_id", Text, nullable=False, comment="One uninterrupted session with the camera; media time is one line."
    ),
    Column(
        "sequence", Big, nullable=False, comment="Grows within a run and stream; a step over 1 is a cut, not a gap."
    ),
    UniqueConstraint("path"),
    CheckConstraint("end_us >= start_us", name="time_goes_on"),
    CheckConstraint("size_bytes >= 0", name="size"),
    # Ranges of a camera, and the timeline without touching a row:
    Index("segments_by_time", "camera", "start_us", "stream", "kind", "end_us"),
    # Retention: the oldest of a kind; camera and end_us decide on protection without touching a row:
    Index("segments_by_age", "kind", "start_us", "camera", "end_us"),
    # How far back an overlapping segment may have started:
    Index(
        "segments_long",
        "start_us",
        "end_us",
        sqlite_where=text(f"end_us - start_us > {LONG_SEGMENT_US}"),
        postgresql_where=text(f"end_us - start_us > {LONG_SEGMENT_US}"),
    ),
    comment="One row per finished file of the archive. A camera's streams overlap; one stream only after a clock step.",
    sqlite_autoincrement=True,
    **_STRICT,
)

segment_index = Table(
    "segment_index",
    metadata,
    Column(
        "segment",
        Integer,
        ForeignKey("segments.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="Whose index it is.",
    ),
    Column(
        "packed", LargeBinary, nullable=False, comment="Fragments' offsets and times, packed by tawny.archive.index."
    ),
    comment="Read only to cut a clip: apart from segments, so that lists never load it.",
    **_STRICT,
)

segment_usage = Table(
    "segment_usage",
    metadata,
    Column("camera", Text, ForeignKey("cameras.id"), primary_key=True, comment="As in segments."),
    Column("stream", Text, primary_key=True, comment="As in segments."),
    Column("kind", Text, primary_key=True, comment="As in segments."),
    Column("segments", Big, nullable=False, comment="How many rows segments has of these three."),
    Column("size_bytes", Big, nullable=False, comment="Sum of their size_bytes."),
    Column("duration_us", Big, nullable=False, comment="Sum of end_us - start_us."),
    comment="Totals of segments, kept in the same transaction, because retention asks for them all the time.",
    **_KEYED,
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True, comment="ULID; made by the camera's worker when the event starts."),
    Column("camera", Text, ForeignKey("cameras.id"), nullable=False, comment="Where it happened."),
    Column("label", Text, nullable=False, comment="motion, or what was asked for by hand; users may change it."),
    Column("start_us", Big, nullable=False, comment="First activity."),
    Column("end_us", Big, comment="Last activity, at least start_us; NULL while the event goes on."),
    Column("clip_start_us", Big, nullable=False, comment="Where its recording is meant to begin: start_us - pre-roll."),
    Column("clip_end_us", Big, comment="Where its recording is meant to end: end_us + post-roll; NULL while open."),
    Column(
        "last_us", Big, nullable=False, comment="Newest activity heard of; where the event ends if nobody says more."
    ),
    Column("score", Real, nullable=False, comment="Highest score so far, 0 to 1."),
    Column(
        "reviewed",
        Flag,
        nullable=False,
        server_default=text("0"),
        comment="Whether reviews has a row; here for its index.",
    ),
    Column(
        "protected",
        Flag,
        nullable=False,
        server_default=text("0"),
        comment="1: neither it nor its footage ever expires.",
    ),
    CheckConstraint("end_us >= start_us", name="time_goes_on"),
    CheckConstraint("clip_end_us >= clip_start_us", name="clip_goes_on"),
    CheckConstraint("(end_us IS NULL) = (clip_end_us IS NULL)", name="clip_ends_with_it"),
    # The list, newest first; what it can be filtered by is in the index:
    Index("events_by_time", "start_us", "id", "end_us", "camera", "label", "reviewed"),
    Index("events_by_camera", "camera", "start_us", "id", "end_us", "label", "reviewed"),
    Index("events_by_label", "label", "start_us", "id", "end_us", "camera", "reviewed"),
    # What is still to be looked at, and what has been:
    Index("events_by_review", "reviewed", "start_us", "id", "end_us", "label"),
    Index("events_by_camera_review", "camera", "reviewed", "start_us", "id", "end_us", "label"),
    # Events that go on:
    Index(
        "events_open",
        "camera",
        "start_us",
        sqlite_where=text("end_us IS NULL"),
        postgresql_where=text("end_us IS NULL"),
    ),
    # Which footage may not be deleted:
    Index(
        "events_protected",
        "camera",
        "clip_start_us",
        "clip_end_us",
        sqlite_where=text("protected = 1"),
        postgresql_where=text("protected = 1"),
    ),
    # How far back an overlapping event may have started:
    Index(
        "events_long",
        "start_us",
        "end_us",
        sqlite_where=text(f"end_us - start_us > {LONG_EVENT_US}"),
        postgresql_where=text(f"end_us - start_us > {LONG_EVENT_US}"),
    ),
    comment="What happened. A clip is no file: it is the range clip_start_us to clip_end_us of the camera's segments.",
    **_KEYED,
)

event_zones = Table(
    "event_zones",
    metadata,
    Column(
        "event", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, comment="What touched the zone."
    ),
    Column("zone", Text, primary_key=True, comment="zones.name; the whole picture has no row."),
    Column("camera", Text, nullable=False, comment="events.camera again, for the foreign key and the index."),
    Column("start_us", Big, nullable=False, comment="events.start_us again, so that the index is in the list's order."),
    Column("reviewed", Flag, nullable=False, server_default=text("0"), comment="events.reviewed again, for the index."),
    ForeignKeyConstraint(["camera", "zone"], ["zones.camera", "zones.name"]),
    # The list of one zone, newest first:
    Index("event_zones_by_time", "camera", "zone", "start_us", "event"),
    Index("event_zones_by_review", "camera", "zone", "reviewed", "start_us", "event"),
    comment="Which zones an event touched.",
    **_KEYED,
)

snapshots = Table(
    "snapshots",
    metadata,
    Column(
        "event", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, comment="What the picture shows."
    ),
    Column("kind", Text, primary_key=True, comment="start, best or thumbnail; a new one replaces the old one."),
    Column("path", Text, nullable=False, comment="The JPEG. It is on the disk before this row exists."),
    Column("at_us", Big, nullable=False, comment="Wall time of the frame."),
    Column("width", Integer, nullable=False, comment="Pixels."),
    Column("height", Integer, nullable=False, comment="Pixels."),
    UniqueConstraint("path"),
    comment="Pictures of events.",
    **_KEYED,
)

reviews = Table(
    "reviews",
    metadata,
    Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, comment="What was looked at."),
    Column("reviewed_us", Big, nullable=False, comment="When it was marked."),
    Column("reviewed_by", Text, nullable=False, comment="Who marked it: a token's name, or a user's as HA gave it."),
    comment="Events that somebody has looked at. The row goes when the event is marked unreviewed again.",
    **_KEYED,
)

exports = Table(
    "exports",
    metadata,
    Column("id", Text, primary_key=True, comment="ULID."),
    Column("camera", Text, ForeignKey("cameras.id"), nullable=False, comment="Whose footage."),
    Column("start_us", Big, nullable=False, comment="First moment that was asked for."),
    Column("end_us", Big, nullable=False, comment="Last moment that was asked for; after start_us."),
    Column("state", Text, nullable=False, comment="pending, running, done or failed."),
    Column("path", Text, comment="The MP4; NULL until done. It is on the disk before this column says so."),
    Column("size_bytes", Big, comment="Size of the MP4; NULL until done."),
    Column("error", Text, nullable=False, server_default="", comment="One line for people when failed, else empty."),
    Column("created_us", Big, nullable=False, comment="When it was asked for."),
    Column("finished_us", Big, comment="When it was done or had failed; NULL before."),
    Column("stream", Text, nullable=False, server_default="main", comment="Which stream is wanted first."),
    Column("progress", Real, nullable=False, server_default=text("0"), comment="How much is written, 0 to 1."),
    Column("note", Text, nullable=False, server_default="", comment="What the file lacks, one line; else empty."),
    CheckConstraint("end_us > start_us", name="time_goes_on"),
    Index("exports_by_time", "created_us"),
    comment="Ranges that somebody asked for as a file of its own.",
    **_KEYED,
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", Text, primary_key=True, comment="ULID; how people name a token without knowing it."),
    Column("hash", LargeBinary, nullable=False, comment="SHA-256 of the token, which has 256 random bits."),
    Column("name", Text, nullable=False, comment="What the user called it."),
    Column("scope", Text, nullable=False, comment="admin or viewer."),
    Column("cameras", Json, comment="[id, …] of the cameras it may see; NULL: all."),
    Column("created_us", Big, nullable=False, comment="When it was made."),
    Column("last_used_us", Big, comment="When it was last used, to the minute; NULL: never."),
    Column("expires_us", Big, comment="From when it is refused; NULL: never."),
    Column("revoked_us", Big, comment="From when it is refused because somebody said so; NULL: not revoked."),
    UniqueConstraint("hash"),
    comment="Who may use the API. The token itself is shown once and stored nowhere.",
    **_KEYED,
)

system_events = Table(
    "system_events",
    metadata,
    Column("id", Integer, primary_key=True, comment="In the order of writing."),
    Column("at_us", Big, nullable=False, comment="When it happened."),
    Column("kind", Text, nullable=False, comment="camera_offline, worker_restarted, disk_full, …: for programs."),
    Column(
        "camera", Text, comment="Whom it concerns; NULL: the whole service. No foreign key: it may be a typing error."
    ),
    Column("message", Text, nullable=False, comment="One redacted line for people."),
    Column("data", Json, nullable=False, comment="What programs may want to know besides; {} when nothing."),
    Index("system_events_by_time", "at_us", "id"),
    Index("system_events_by_camera", "camera", "at_us", "id"),
    # What held last of its kind before a moment, for the reasons of gaps:
    Index("system_events_by_kind", "kind", "camera", "at_us", "id"),
    comment="What happened to the service itself.",
    **_STRICT,
)

motion_density = Table(
    "motion_density",
    metadata,
    Column("camera", Text, ForeignKey("cameras.id"), primary_key=True, comment="Where something moved."),
    Column("minute_us", Big, primary_key=True, comment="The whole minute; minutes without motion have no row."),
    Column("moving_us", Big, nullable=False, comment="How long something moved in it: above 0, at most a minute."),
    Column("peak", Real, nullable=False, comment="Highest score of the events that it was part of, 0 to 1."),
    comment="How much moved, minute by minute: small enough to be summed up at any zoom.",
    **_KEYED,
)

push_subscriptions = Table(
    "push_subscriptions",
    metadata,
    Column("id", Text, primary_key=True, comment="ULID."),
    # No foreign key: the token of the file is in no table.
    Column("token", Text, nullable=False, comment="Id of the token whose holder made it, and by whose rights it is."),
    Column("endpoint", Text, nullable=False, comment="Address at the push service. Whoever knows it may push there."),
    Column("p256dh", Text, nullable=False, comment="The browser's public key, base64url: 65 bytes, a point of P-256."),
    Column("auth", Text, nullable=False, comment="The secret that browser and service share, base64url: 16 bytes."),
    Column("created_us", Big, nullable=False, comment="When it was made."),
    Column("name", Text, nullable=False, comment="What the user calls the device; may be empty."),
    Column("language", Text, nullable=False, comment="Language of its texts: de, en, es, fr, it, nl or pt."),
    Column("cameras", Json, comment="[id, …] of the cameras it wants; NULL: all that its token sees."),
    Column("updates", Flag, nullable=False, comment="1: also the better picture and the end; 0: the first push alone."),
    Column("cooldown_s", Integer, nullable=False, comment="Shortest time from one first push of a camera to the next."),
    Column("quiet", Json, comment="{start, end (minutes of the day), zone}: when nothing is told; NULL: never."),
    Column("paused_until_us", Big, comment="Until when nothing is told; NULL: it is not paused."),
    UniqueConstraint("endpoint", name="push_subscriptions_endpoint_key"),
    Index("push_subscriptions_by_token", "token"),
    comment="Browsers that are told of events by Web Push.",
    **_KEYED,
)

copies = Table(
    "copies",
    metadata,
    Column("key", Text, primary_key=True, comment="The bucket's name, and behind a slash the object's in it."),
    Column("owner", Text, nullable=False, comment="Id of the storage that made the copy, and alone may delete it."),
    Column("path", Text, nullable=False, comment="As in segments. The segment may be gone; its copy is not, then."),
    Column("camera", Text, ForeignKey("cameras.id"), nullable=False, comment="As in segments."),
    Column("stream", Text, nullable=False, comment="As in segments."),
    Column("kind", Text, nullable=False, comment="As in segments."),
    Column("start_us", Big, nullable=False, comment="As in segments."),
    Column("end_us", Big, nullable=False, comment="As in segments."),
    Column("size_bytes", Big, nullable=False, comment="As in segments: size of the object."),
    Column("codecs", Text, nullable=False, comment="As in segments."),
    Column("width", Integer, nullable=False, comment="As in segments."),
    Column("height", Integer, nullable=False, comment="As in segments."),
    Column("run_id", Text, nullable=False, comment="As in segments."),
    Column("sequence", Big, nullable=False, comment="As in segments."),
    Column("packed", LargeBinary, nullable=False, comment="As in segment_index."),
    Column("stored_us", Big, comment="Since when the bucket has it, as it said; NULL: it is still to be copied."),
    # Whether a segment has one:
    Index("copies_by_path", "path"),
    # Ranges of a camera:
    Index("copies_by_time", "camera", "start_us", "end_us"),
    # What is to be copied, by rank:
    Index(
        "copies_waiting",
        "kind",
        "start_us",
        sqlite_where=text("stored_us IS NULL"),
        postgresql_where=text("stored_us IS NULL"),
    ),
    # Retention in the bucket, and how much there is without touching a row:
    Index("copies_by_age", "owner", "end_us", "stored_us", "size_bytes"),
    comment="Copies of segments in a bucket, and those still to be made. A row goes after its object.",
    **_STRICT,
)

garbage = Table(
    "garbage",
    metadata,
    Column("path", Text, primary_key=True, comment="A file to be unlinked. No other table refers to it."),
    Column("size_bytes", Big, nullable=False, comment="Its size as far as known: what unlinking gives back."),
    Column("condemned_us", Big, nullable=False, comment="When its row elsewhere was deleted, in the same transaction."),
    comment="Files whose rows are gone and that are still to be unlinked; then the row goes too.",
    **_KEYED,
)
