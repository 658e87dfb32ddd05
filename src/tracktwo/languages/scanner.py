"""One pass over a text for many words at once."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


def word_scanner(words: Iterable[str]) -> AhoCorasick:
    """Finds the words in a text, at each place the longest; matches give the number of the word in `words`.

    The contiguous automaton reads a text in a third of the time of the one that the library chooses by itself. The
    deterministic one takes half of that in a loop of its own, and longer between other work: it outgrows the cache.
    """
    longest, contiguous = MatchKind.LeftmostLongest, Implementation.ContiguousNFA
    return AhoCorasick(list(words), matchkind=longest, implementation=contiguous, store_patterns=True)
