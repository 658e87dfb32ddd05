"""One module for each page: what the address asks for, one question to the ledger, one template."""
