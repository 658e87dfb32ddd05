"""The cues of a sentence that are statements, while they are put in order."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.extract.candidates import Candidate


@dataclass(slots=True)
class Kept:
    """An accepted candidate with the candidate that governs it; `cuts` is True where it ends the one before."""

    candidate: Candidate
    outer: Kept | None = None
    replaced: bool = False
    cuts: bool = False
