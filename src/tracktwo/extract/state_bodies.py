"""The state in front of a body that the text names without it: 国防部 is 东岸国防部 where only that one is named."""

from __future__ import annotations

from collections.abc import Iterable

from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import PACKAGE, longest_first, word_list
from tracktwo.languages import table_pattern


class StateBodies:
    """The bodies of states that a document names; each is looked for once."""

    def __init__(self, reader: ClauseReader) -> None:
        self.reader = reader
        self.bodies: dict[str, tuple[int, list[tuple[int, str]]]] = {}  # looked for so far, whose

    def in_full(self, phrase: Phrase, phrases: Iterable[str]) -> str | None:
        """国防部 behind 东岸国防部: the body with the state in front that the text names; `phrases` spoke before.

        Of several states the one named last, where its body alone has spoken; an embassy only as a source names it.
        """
        longer = {words.removesuffix(phrase.words) for words in phrases if words.endswith(phrase.words)} - {""}
        if phrase.words in word_list("sources.toml", "embassy"):
            return longer.pop() + phrase.words if len(longer) == 1 else None
        if table_pattern(PACKAGE, "sources.toml", "state_organ").fullmatch(phrase.words) is None:
            return None
        states = self._named(phrase)
        told = bool(states) and (len(set(states)) == 1 or longer == {states[-1]})
        return states[-1] + phrase.words if told else None

    def _named(self, phrase: Phrase) -> list[str]:
        """The states whose body of this name the text in front of the phrase names: 东岸 of 东岸国防部."""
        folded, body = self.reader.layout.page.folded, phrase.words
        read, states = self.bodies.get(body, (0, []))
        lands = longest_first("sources.toml", "place_name")
        at = folded.find(body, read, phrase.start)
        while at >= 0:
            if folded.endswith(lands, 0, at):
                states.append((at, next(one for one in lands if folded.endswith(one, 0, at))))
            read = at + 1
            at = folded.find(body, read, phrase.start)
        self.bodies[body] = read, states
        return [state for at, state in states if at < phrase.start]
