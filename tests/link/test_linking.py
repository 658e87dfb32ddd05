"""Links in a ledger: whatever the order, the batches and the number of runs, and after every kind of change."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.store.made import document
from tracktwo.errors import UsageError
from tracktwo.linking import link
from tracktwo.model import Content, Criteria, Document, Forecast, Mention, Records, Span, Statement, Talk, record_key
from tracktwo.pipeline import ingest
from tracktwo.sample import sample_folder
from tracktwo.store import Ledger, links
from tracktwo.store.editions import add_edition
from tracktwo.store.verify import verify

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = ["会谈没有取消，只是推迟", "會談沒有取消，只是推遲", "核武库的数字只是估计", "核武库的数字都只是估计"]
Made = tuple[Document, Records]


def made(n: int, *, speaker: str = "丁一鸣", actor: str | None = None, words: str = "") -> Made:
    """A document in which a speaker says something, and a talk is reported."""
    said = words or WORDS[n % len(WORDS)]
    text = f"{speaker}表示，{said}。第{n}篇会谈"
    one = document(text, day=1 + n % 9, url=None)
    at = len(speaker)
    content = Content(Span.of(text, at + 3, at + 3 + len(said)))
    statement = Statement(Span.of(text, 0, at), speaker, Span.of(text, at, at + 2), (content,), rule="plain")
    talk = Talk(Span.of(text, len(text) - 2, len(text)), "held", ("中国", "美国"), when=f"2024-03-0{1 + n % 3}")
    mentions = [Mention("statement", statement.anchor, "speaker", 0, speaker, actor, "knowledge" if actor else None)]
    states = ("state.cn", "state.us")
    mentions += [Mention("talk", talk.anchor, "party", k, talk.parties[k], states[k], "knowledge") for k in (0, 1)]
    return one, Records((statement,), talks=(talk,), mentions=tuple(mentions))


def add(ledger: Ledger, batch: Sequence[Made], extractor: str = "1") -> None:
    ledger.add(batch, extractor_version=extractor, knowledge_version="a")


def run(ledger: Ledger) -> dict[str, dict[str, str]]:
    list(link(ledger))
    return groups(ledger)


def groups(ledger: Ledger) -> dict[str, dict[str, str]]:
    with ledger.reads() as connection:
        return {kind: links.groups(connection, kind) for kind in ("reprint", "meeting", "forecast")}


def key(one: Made) -> str:
    return record_key(one[0].id, one[1].statements[0])


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "a.ledger")


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_batches_give_the_same_links(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also: loading all buckets (the whole) and only those that are touched (the parts) end in the same groups."""
    batch = [made(n) for n in range(16)]
    with Ledger.open(tmp_path / "whole.ledger") as whole, monkeypatch.context() as patched:
        patched.setattr("tracktwo.linking.FEW", 0)
        add(whole, batch)
        expected = run(whole)
    assert len(set(expected["reprint"].values())) > 2
    assert len(set(expected["meeting"].values())) == 3
    chance = random.Random(seed)
    chance.shuffle(batch)
    with Ledger.open(tmp_path / "parts.ledger") as parts:
        while batch:
            some = chance.randint(1, 6)
            add(parts, batch[:some])
            batch = batch[some:]
            last = run(parts)
    assert last == expected


def test_nothing_new_is_nothing_done_and_a_second_run_changes_nothing(ledger: Ledger) -> None:
    add(ledger, [made(n) for n in range(8)])
    before = run(ledger)
    assert list(link(ledger)) == []
    with ledger.writes() as connection:
        connection.exec_driver_sql("UPDATE resolution SET linker_version = 'old'")
    assert run(ledger) == before


def test_a_judgement_about_what_cannot_be_linked_ends(ledger: Ledger) -> None:
    """A statement that is called the same as a talk: the talk is in no bucket of statements."""
    one, other = made(0), made(1, speaker="罗修文")
    add(ledger, [one, other])
    run(ledger)
    talk = record_key(other[0].id, other[1].talks[0])
    ledger.decide(key(one), "same", "an analyst", NOW, other=talk)
    assert run(ledger)["reprint"] == {}


def test_a_judged_pair_of_two_speakers_is_linked_anew_with_either(ledger: Ledger) -> None:
    """Only one of the two buckets is touched; the other is loaded for the sake of the judgement."""
    one, other = made(0, words="会谈没有取消，只是推迟"), made(1, speaker="罗修文", words="完全是另外一件事情")
    add(ledger, [one, other])
    run(ledger)
    ledger.decide(key(one), "same", "an analyst", NOW, other=key(other))
    assert set(run(ledger)["reprint"]) == {key(one), key(other)}
    third = made(2, words="会谈没有取消，只是推迟")
    add(ledger, [third])
    assert set(run(ledger)["reprint"]) == {key(one), key(other), key(third)}


def test_appearances_are_in_order_of_their_days(ledger: Ledger) -> None:
    batch = [made(0), made(2, words=WORDS[1]), made(1, words="完全是另外一件事情")]
    add(ledger, batch)
    run(ledger)
    with ledger.reads() as connection:
        found = links.appearances(connection, key(batch[1]))
        assert [one.key for one in found] == [key(batch[0]), key(batch[1])]
        assert [one.day for one in found] == ["2024-06-01", "2024-06-03"]
        assert links.appearances(connection, key(batch[2])) == ()
        assert links.group_counts(connection)["reprint"] == {"groups": 1, "records": 2}


def test_forget_takes_a_record_out_and_a_group_of_one_is_none(ledger: Ledger) -> None:
    batch = [made(n, words=WORDS[0]) for n in range(3)]
    add(ledger, batch)
    assert len(run(ledger)["reprint"]) == 3
    smallest = min(batch, key=key)
    ledger.forget(smallest[0].id, NOW)
    left = run(ledger)["reprint"]
    assert set(left) == {key(one) for one in batch} - {key(smallest)}
    assert set(left.values()) == {min(left)}
    ledger.forget(next(one for one in batch if one is not smallest)[0].id, NOW)
    assert run(ledger)["reprint"] == {}


def test_a_speaker_that_is_known_better_leaves_one_group_and_joins_another(ledger: Ledger) -> None:
    first, second, other = made(0), made(1, words=WORDS[0]), made(2, speaker="罗修文", words=WORDS[0])
    add(ledger, [first, second, other])
    assert set(run(ledger)["reprint"]) == {key(first), key(second)}
    known = replace(second[1].mentions[0], actor="latin.luo", basis="document")
    also = replace(other[1].mentions[0], actor="latin.luo", basis="document")
    again = [(made_of[0], replace(made_of[1], mentions=(one, *made_of[1].mentions[1:])))
             for made_of, one in ((second, known), (other, also))]  # fmt: skip
    add(ledger, again, extractor="2")
    assert set(run(ledger)["reprint"]) == {key(second), key(other)}


def test_a_record_that_a_newer_extraction_does_not_make_is_linked_no_more(ledger: Ledger) -> None:
    first, second = made(0), made(1, words=WORDS[0])
    add(ledger, [first, second])
    assert len(run(ledger)["reprint"]) == 2
    add(ledger, [(second[0], replace(second[1], statements=(), mentions=second[1].mentions[1:]))], extractor="2")
    assert run(ledger)["reprint"] == {}


def test_same_and_different_win_and_are_taken_back(ledger: Ledger) -> None:
    first, second, other = made(0), made(1, words=WORDS[0]), made(2, speaker="罗修文")
    add(ledger, [first, second, other])
    before = run(ledger)
    assert set(before["reprint"]) == {key(first), key(second)}
    ledger.decide(key(other), "same", "ana", NOW, other=key(first))
    assert set(run(ledger)["reprint"]) == {key(first), key(second), key(other)}
    ledger.decide(key(first), "different", "ana", NOW, other=key(second))
    assert set(run(ledger)["reprint"]) == {key(first), key(other)}
    ledger.decide(key(first), "undecided", "ana", NOW, other=key(other))
    assert run(ledger)["reprint"] == {}
    ledger.decide(key(second), "undecided", "ana", NOW, other=key(first))
    assert run(ledger) == before
    assert [one["verdict"] for one in ledger.judgements(key(first))] == ["different", "undecided"]


def test_a_judgement_of_two_names_two_records_and_a_verdict_of_two(ledger: Ledger) -> None:
    first = made(0)
    add(ledger, [first])
    for verdict, other in (("accepted", "x"), ("same", None), ("same", "0" * 16), ("same", key(first))):
        with pytest.raises(UsageError):
            ledger.decide(key(first), verdict, "ana", NOW, other=other)


def test_the_sample_is_linked_when_it_is_read_in(ledger: Ledger) -> None:
    stages = [step.stage for step in ingest([sample_folder()], ledger, started=NOW)]
    assert stages[-1] == "linking"
    found = groups(ledger)
    assert list(link(ledger)) == []
    assert found["forecast"]
    assert [line for lines in verify(ledger, lambda one: []) for line in lines] == []


def test_a_line_that_a_user_added_links_forecasts_anew(ledger: Ledger) -> None:
    """Three years apart they are two forecasts, until their publisher's own line says that they are one."""
    texts = {"2031-02-01": "一份", "2034-02-01": "另一份"}
    for day, text in texts.items():
        one = replace(document(f"{text}报告说将有900枚", url=None), local_date=day)
        span = Span.of(one.text, 0, len(one.text))
        foretold = Forecast(
            span, "2099", None, Criteria(), unit="warhead", subject="中国", publisher="样本所", values=(900.0,)
        )
        add(ledger, [(one, Records(forecasts=(foretold,)))])
    assert run(ledger)["forecast"] == {}
    line: dict[str, Any] = {
        "publisher": "样本所",
        "subject": "中国",
        "unit": "warhead",
        "values": [900.0],
        "printed": "made up",
    }
    line |= {"printed": "made up", "cite": "a text that was read", "release": "2031-01", "due": "2099"}
    line = dict.fromkeys(("as_of", "qualifier", "metric", "page", "edition")) | line
    add_edition(ledger, line, NOW)
    assert len(run(ledger)["forecast"]) == 2
