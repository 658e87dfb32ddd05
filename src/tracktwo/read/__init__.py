"""Bytes -> documents: every format, told by its content."""
