"""The bundled sample: some thirty short posts in our own words, in the archive's own format. Its speakers are made up.

The facts (counts, reports, dates of talks) are public record; the outlets, the people and their words are not real.
Every address ends in `.invalid`, so that no sample can be taken for a text as published.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_folder() -> Path:
    """The folder of the sample's posts, to be read like any other folder of posts."""
    return Path(str(files(__package__).joinpath("posts")))
