"""How the tables came to be: one Alembic revision for each schema version."""
