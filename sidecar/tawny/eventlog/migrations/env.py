"""What Alembic executes: the steps, on the connection and in the transaction of tawny.eventlog.migrate."""

from __future__ import annotations

from alembic import context

from tawny.eventlog.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
