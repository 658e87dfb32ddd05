"""Settings of all tests: a property may take as long as a busy machine needs; speed is measured in benchmarks/."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
