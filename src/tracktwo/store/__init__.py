"""The ledger: one SQLite file with documents, readings, records and judgements."""
