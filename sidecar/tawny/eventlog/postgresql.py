"""The event log in a PostgreSQL database that many services share: each has a schema of its own in it.

A schema is what PostgreSQL has for this: no statement, index or key has to know of the other services, what one deletes
leaves no holes in the tables of the others, and a role can be given one schema and nothing else.
"""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, override

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from tawny.core.errors import ConfigError, StorageError
from tawny.core.redact import redact, register_secret
from tawny.eventlog.engine import AwayError, Database, NoLogError

if TYPE_CHECKING:
    import psycopg

CONNECT_LIMIT_S = 5
"""How long a connection may take to be made."""

PAUSE_S = 2.0
"""So long after the database could not be reached, nobody tries it again: they would all wait for the same."""

LOCK_LIMIT_S = 10
"""How long a statement waits for another program's lock."""

_LONGEST_NAME = 63
_OURS = "Tawny, storage "
"""How the comment of a schema begins that is ours; then comes the id of the storage that its paths are of."""

_ADVISORY_LOCK = 0x54574E59
"""`TWNY`: the first half of the keys of our advisory locks."""


class PostgresDatabase(Database):
    """The schema of one node. Nothing is connected before it is needed, so that a log may begin while it is away."""

    def __init__(self, url: URL, node: str, *, storage: str = "", read_only: bool = False) -> None:
        _require_driver()
        if not node:
            raise ConfigError("a shared database needs a node", "set node.id")
        if url.password:
            register_secret(str(url.password))
        self.schema = schema_name(node)
        self._node = node
        self._url = url
        self._storage = storage
        self._read_only = read_only
        self._dial = _Dial(url)
        self._ready = False
        self._readying = threading.Lock()
        self._preparer: int | None = None
        self._steps: Callable[[], None] = lambda: None
        super().__init__(
            f"of {node} in {_shown(url)}",
            _engine(self._dial, self.schema, read_only=read_only),
            _engine(self._dial, self.schema, read_only=True),
        )

    @override
    def open(self, steps: Callable[[], None]) -> None:
        """Connect, look whose schema it is, make it if there is none, and do `steps`, which bring it up to date.

        Where that fails because the database is away (AwayError), the next call of any method tries it again.
        """
        self._steps = steps
        self._prepare()

    @override
    def _prepare(self) -> None:
        if self._ready or self._preparer == threading.get_ident():  # what prepares reads and writes itself
            return
        with self._readying:
            if self._ready:
                return
            self._preparer = threading.get_ident()
            try:
                self._claim()
                self._steps()
                self._ready = True
            finally:
                self._preparer = None

    @override
    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """PostgreSQL rolls tables back as it does rows; a lock keeps a second service of the same node out."""
        with self.write() as connection:
            self._lock_schema(connection)
            yield connection

    @override
    @contextmanager
    def errors(self, doing: str) -> Iterator[None]:
        """Turn the database's errors into StorageError; mistakes in the program and broken constraints stay."""
        try:
            yield
        except DBAPIError as error:
            known = _known(error)
            if known is None:
                raise
            kind, what, hint = known
            raise kind(f"can't {doing} the event log {self.name}: {what}", hint) from error

    @override
    def keep_copy(self, head: str) -> str:
        """None: an upgrade is one transaction, and a copy would double what others have to share."""
        return "no copy is kept: that is for pg_dump"

    @override
    def copy_hint(self, revision: str) -> str:
        """Only what the administrator of the database has."""
        return f"restore the schema {self.schema} from a backup of before"

    @override
    def copy(self, target: Path) -> None:
        """All rows, as one moment has them."""
        from tawny.eventlog.transfer import copy_to_file  # noqa: PLC0415 - it imports what implements this

        with self.read() as connection:
            copy_to_file(connection, target)

    @override
    def check(self) -> list[str]:
        """Nothing but whether it answers: PostgreSQL looks after itself, and holds rows to their keys at all times."""
        try:
            with self.read() as connection:
                connection.execute(text("SELECT 1"))
        except StorageError as error:
            return [error.message]
        return []

    @override
    def size_bytes(self) -> int:
        """Its tables and indices."""
        sizes = "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = "
        try:
            with self.read() as connection:
                found = connection.execute(text(f"{sizes} to_regnamespace(:name)"), {"name": _quoted(self.schema)})
                return int(found.scalar_one() or 0)
        except StorageError:
            return 0

    def set_aside(self, suffix: str) -> str | None:
        """Rename the schema, if there is one, so that a new one can be made; its new name. For one that is not open."""
        name = f"{self.schema[: _LONGEST_NAME - len(suffix)]}{suffix}"
        with self.errors("rename"), self._writer.begin() as connection:
            self._lock_schema(connection)
            if _comment(connection, self.schema) is None:
                return None
            connection.exec_driver_sql(f"ALTER SCHEMA {_quoted(self.schema)} RENAME TO {_quoted(name)}")
        return name

    def put_back(self, name: str | None) -> None:
        """Drop what was made since `set_aside` gave `name`, and let that be the log again."""
        with self.errors("rename"), self._writer.begin() as connection:
            self._lock_schema(connection)
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {_quoted(self.schema)} CASCADE")
            if name is not None:
                connection.exec_driver_sql(f"ALTER SCHEMA {_quoted(name)} RENAME TO {_quoted(self.schema)}")

    def _claim(self) -> None:
        """See that the schema is this node's; make it, unless it is only to be read."""
        with self.read() as connection:
            comment = _comment(connection, self.schema)
        if comment is None and self._read_only:
            raise NoLogError(f"there is no event log {self.name}", "start the service once: tawny run")
        if comment is not None and comment.startswith(_OURS):
            self._check_owner(comment.removeprefix(_OURS))
            return
        if self._read_only:
            raise StorageError(f"{self.schema} in {_shown(self._url)} is another program's", "set another node.id")
        with self.write() as connection:
            self._lock_schema(connection)
            comment = _comment(connection, self.schema)
            if comment is None:
                connection.exec_driver_sql(f"CREATE SCHEMA {_quoted(self.schema)}")
            elif comment.startswith(_OURS):
                self._check_owner(comment.removeprefix(_OURS))
                return
            elif _has_tables(connection, self.schema):
                raise StorageError(f"{self.schema} in {_shown(self._url)} is another program's", "set another node.id")
            ours = f"{_OURS}{self._storage}".replace("'", "")
            connection.exec_driver_sql(f"COMMENT ON SCHEMA {_quoted(self.schema)} IS '{ours}'")

    def _check_owner(self, storage: str) -> None:
        """Two services with one id would delete each other's rows, whose files they don't have."""
        if self._storage and storage and storage != self._storage:
            raise StorageError(
                f"the event log {self.name} belongs to another storage directory",
                "give each service an id of its own (node.id); if this directory replaces the other one for good, "
                f'rename what was: ALTER SCHEMA "{self.schema}" RENAME TO "{self.schema[:59]}_old"',
            )

    def _lock_schema(self, connection: Connection) -> None:
        """Until the transaction ends."""
        key = int.from_bytes(hashlib.sha256(self.schema.encode()).digest()[:4], signed=True)
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK}, {key})")


def schema_name(node: str) -> str:
    """The schema of a node. PostgreSQL cuts long names off, so that two could become one."""
    name = f"tawny_{node}"
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:50]}_{hashlib.sha256(node.encode()).hexdigest()[:12]}"


class _Dial:
    """Makes connections; after one that could not be made it refuses to, for a moment."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._failure: tuple[float, psycopg.Error] | None = None

    def __call__(self) -> psycopg.Connection[Any]:
        import psycopg  # noqa: PLC0415 - an extra

        failure = self._failure
        if failure is not None and time.monotonic() - failure[0] < PAUSE_S:
            raise failure[1].with_traceback(None)
        try:
            made = psycopg.connect(
                self._url.set(drivername="postgresql").render_as_string(hide_password=False),
                **{key: value for key, value in _PATIENCE.items() if key not in self._url.query},
            )
        except psycopg.Error as error:
            self._failure = (time.monotonic(), error)
            raise
        self._failure = None
        return made


_PATIENCE: dict[str, Any] = {
    "connect_timeout": CONNECT_LIMIT_S,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,  # a machine that vanished says nothing: whoever waits for it must hear of that
    "application_name": "tawny",
}


def _engine(dial: _Dial, schema: str, *, read_only: bool) -> Engine:
    engine = create_engine(
        "postgresql+psycopg://",
        creator=dial,
        pool_size=8 if read_only else 1,
        max_overflow=16 if read_only else 0,
        pool_pre_ping=True,
        # One state for all that a reader asks, as SQLite gives; a writer is alone in its schema.
        isolation_level="REPEATABLE READ" if read_only else "READ COMMITTED",
        execution_options={"postgresql_readonly": True} if read_only else {},
    )

    def connected(connection: psycopg.Connection[Any], _record: object) -> None:
        from psycopg.types.numeric import IntLoader  # noqa: PLC0415

        # Sums of integers come as numeric, which Python has as Decimal; nothing here has a fraction.
        connection.adapters.register_loader("numeric", IntLoader)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"SET search_path TO {_quoted(schema)}")
            cursor.execute(f"SET lock_timeout TO '{LOCK_LIMIT_S}s'")
        connection.autocommit = False

    event.listen(engine, "connect", connected)
    return engine


def _comment(connection: Connection, schema: str) -> str | None:
    """What is said of the schema; None when there is none."""
    found = connection.execute(
        text("SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = :name"),
        {"name": schema},
    ).scalar_one_or_none()
    return None if found is None else str(found)


def _has_tables(connection: Connection, schema: str) -> bool:
    tables = text("SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :name")
    return connection.execute(tables, {"name": schema}).first() is not None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _shown(url: URL) -> str:
    """Where the database is, for people."""
    host = url.host or url.query.get("host") or "this machine"
    return f"the database {url.database} on {host}" + (f":{url.port}" if url.port else "")


def _require_driver() -> None:
    try:
        import psycopg  # noqa: F401, PLC0415
    except ImportError as error:
        raise ConfigError(
            "database.url names a PostgreSQL database, but its driver is not installed",
            "install it: pipx inject tawny 'psycopg[binary]', or tawny[postgresql] in the first place",
        ) from error


type _Known = tuple[type[StorageError], str, str]


def _known(error: DBAPIError) -> _Known | None:
    """What a user is told of an error; None for mistakes in the program."""
    import psycopg  # noqa: PLC0415

    cause = error.orig
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return _STATES.get(state) or _CLASSES.get(state[:2])
    line = redact(" ".join(str(cause).split()))
    if isinstance(cause, psycopg.OperationalError):
        return _connecting(line) if _CONNECTING.search(line) else (AwayError, f"the connection broke ({line})", _WAIT)
    if isinstance(cause, psycopg.ProgrammingError) and "URI" in line:
        return StorageError, line, "mend database.url"
    if isinstance(cause, psycopg.InterfaceError):
        return AwayError, f"the connection broke ({line})", _WAIT
    return None


def _connecting(line: str) -> _Known:
    """Why no connection could be made. There is no code for that, only what the server or the library says."""
    said = _PREFIX.sub("", line)
    server = re.search(r"FATAL:\s+(.*)", said)
    what = server[1] if server is not None else said
    if server is not None and not _FOR_NOW.search(what):
        hint = next((hint for pattern, hint in _REFUSED if re.search(pattern, what)), "mend database.url")
        return StorageError, f"the database refuses ({what})", hint
    if "no password supplied" in what:
        return (
            StorageError,
            "it asks for a password",
            "write it into database.url: postgresql://user:password@host/name",
        )
    if "SSL" in what:
        return StorageError, what, "mend sslmode in database.url, or the server's certificate"
    return AwayError, f"the database can't be reached ({what})", _WAIT


_WAIT = "start it, or mend database.url; meanwhile recordings are kept and noted later"
_CONNECTING = re.compile(r"connection failed|connection to server|failed to resolve|connection timeout|timeout expired")
_PREFIX = re.compile(r"^connection failed: (?:connection to server (?:at|on socket) [^:]*? failed: )?")
_FOR_NOW = re.compile(r"starting up|shutting down|recovery|too many|remaining connection slots|not yet accepting")
_REFUSED = (
    (r"password authentication", "mend user and password in database.url"),
    (r"database .* does not exist", "make it (createdb), or mend the name in database.url"),
    (r"role .* does not exist", "make it (createuser), or mend the user in database.url"),
    (r"pg_hba|no encryption", "let this machine in by the server's pg_hba.conf"),
)

_STATES: dict[str, _Known] = {
    "25006": (StorageError, "it is read-only", "name the database's primary server in database.url"),
    "42501": (
        StorageError,
        "permission denied",
        "let the user of database.url make schemas (GRANT CREATE ON DATABASE), or make the schema for it",
    ),
    "53100": (StorageError, "the database's disk is full", "free some space on the machine that has it"),
    "53200": (StorageError, "the database is out of memory", "look at the database's log"),
    "53300": (AwayError, "it has too many connections already", "raise max_connections of the server"),
    "55P03": (StorageError, "another program keeps it locked", "end the program that has it locked"),
    "3F000": (StorageError, "its schema is gone", "start the service anew"),
    "40001": (AwayError, "it moved under the statement", "try again"),
    "40P01": (AwayError, "it was locked the other way round", "try again"),
}
_CLASSES: dict[str, _Known] = {
    "08": (AwayError, "the connection to the database broke", _WAIT),
    "57": (AwayError, "the database is shutting down or starting", _WAIT),
    "58": (StorageError, "the disk of the database reports an error", "look at the database's log"),
    "XX": (StorageError, "the database is damaged", "look at the database's log, and restore a backup of it"),
}
"""By SQLSTATE and its class. What is not here is a mistake in the program and shows as such."""
