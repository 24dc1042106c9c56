"""The steps from each released schema to the next. Alembic runs them; see tawny.eventlog.migrate."""
