"""The whole flow on one page: ingest(paths, ledger) = read > extract > resolve > add."""
