"""Alembic runs this page with the ledger's own connection, inside one transaction."""

from __future__ import annotations

from alembic import context

from tracktwo.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
