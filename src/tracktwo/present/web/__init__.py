"""The desk in the browser: read-only pages over one ledger, served to this machine alone unless told otherwise."""
