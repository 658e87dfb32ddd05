"""Settings of all tests: a property may take as long as a busy machine needs; speed is measured in benchmarks/.

In CI the examples of a property are the same in every run: what fails there fails for what was changed. Everywhere
else they are drawn anew, and what they find gets an example of its own.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("no deadline", deadline=None)
settings.register_profile("the same every time", deadline=None, derandomize=True)
settings.load_profile("the same every time" if os.environ.get("CI") else "no deadline")
