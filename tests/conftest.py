"""Settings of all tests: a property may take as long as a busy machine needs; speed is measured in benchmarks/.

In CI Hypothesis itself draws the same examples in every run: what fails there fails for what was changed. Everywhere
else they are drawn anew, and what they find gets an example of its own.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
