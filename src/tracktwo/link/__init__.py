"""Records across the ledger: reprints, talks, forecast chains; undoable rows beside the records."""
