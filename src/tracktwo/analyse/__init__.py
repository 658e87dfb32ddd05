"""Questions -> answers; filters and groups in the store."""
