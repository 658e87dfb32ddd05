from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.made import document, records
from tracktwo.errors import QueryError
from tracktwo.model import Records
from tracktwo.store import Ledger, search
from tracktwo.store.lookup import KINDS
from tracktwo.store.query import Query, parse_query
from tracktwo.store.search import find
from tracktwo.store.tokens import RUN, index_tokens, phrase, search_key

TEXTS = {
    1: "核武器的数量只是估计。",
    2: "二軌對話恢復，ＡＩＴ處長說沒有取消。",
    3: "不首先使用核武，是一贯的政策。",
    4: "The Track 2 dialogue resumed.\nTracktwo is something else.",
    5: "AIT，处长。核，武。",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = Ledger.open(tmp_path_factory.mktemp("search") / "a.ledger")
    made = [(document(text, day=day, url=None), Records()) for day, text in TEXTS.items()]
    ledger.add(made, extractor_version="1")
    said = document("丁一鸣表示，会谈没有取消。\n他说，核武库的数字只是估计。", day=6, url=None)
    ledger.add([(said, records(said))], extractor_version="1")
    return ledger


def days(ledger: Ledger, query: str, *, in_records: bool = False) -> list[int]:
    with ledger.reads() as connection:
        return [int((hit.date or "0")[-2:]) for hit in find(connection, query, records=in_records)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("核", [6, 5, 3, 1]),
        ("核武", [6, 3, 1]),
        ("器", [1]),
        ("核武器", [1]),
        ("不首先使用", [3]),
        ("二轨", [2]),
        ("二軌", [2]),
        ("AIT", [5, 2]),
        ("ait处长", [2]),
        ('"AIT 处长"', [5]),
        ("track", [4]),
        ('"track 2"', [4]),
        ("核武 NOT 政策", [6, 1]),
        ("核武 AND (政策 OR 估计) NOT 库", [3, 1]),
        ("核 from:2024-06-03 to:2024-06-05", [5, 3]),
        ("核 from:1850 to:2150", [6, 5, 3, 1]),
        ("核 from:2024-06-05 to:2024-06", [6, 5]),
        ("核 speaker:“丁一鸣”", [6]),
        ("估计 speaker:丁一鳴", [6]),
        ("kind:statement", [6]),
        ("核 outlet:樣本", [6, 5, 3, 1]),
    ],
)
def test_find_gives_exactly_the_documents_that_contain_it(ledger: Ledger, query: str, found: list[int]) -> None:
    assert sorted(days(ledger, query), reverse=True) == found


def test_one_or_two_characters_come_newest_first(ledger: Ledger) -> None:
    assert days(ledger, "核") == [6, 5, 3, 1]


def test_what_very_many_texts_hold_comes_newest_first(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    by_rank = days(ledger, "核武 OR 没有取消")
    assert by_rank != sorted(by_rank, reverse=True)
    monkeypatch.setattr(search, "MOST_RANKED", 1)
    assert days(ledger, "核武 OR 没有取消") == sorted(by_rank, reverse=True)


def test_find_over_records(ledger: Ledger) -> None:
    assert days(ledger, "没有取消", in_records=True) == [6]
    assert days(ledger, "估计", in_records=True) == []


def test_a_hit_of_records_has_the_words_of_the_record(ledger: Ledger) -> None:
    with ledger.reads() as connection:
        (hit,) = find(connection, "没有取消", records=True)
    assert hit.words is not None
    assert "没有取消" in hit.words.split("\n")[-1]
    assert [hit.words[start:end] for start, end in hit.marks] == ["没有取消"]
    assert hit.snippets == ()


def test_snippets_mark_the_hits(ledger: Ledger) -> None:
    with ledger.reads() as connection:
        (hit,) = find(connection, "二轨")
    (snippet,) = hit.snippets
    assert [mark.quote for mark in snippet.marks] == ["二軌"]
    assert snippet.span.quote == TEXTS[2]


def test_forgotten_and_replaced_texts_are_not_found(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    with Ledger.open(tmp_path / "a.ledger") as ledger:
        made = document("唯一的句子")
        ledger.add([(made, Records())], extractor_version="1")
        ledger.add([(document("唯一的句子", version="test/2"), Records())], extractor_version="1")
        assert days(ledger, "唯一") == [1]
        ledger.forget(made.id, datetime(2026, 1, 1, tzinfo=UTC))
        assert days(ledger, "唯一") == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  ",
        "“开着",
        "(核",
        "核)",
        "NOT 核",
        "核 OR",
        "OR 核",
        "NOT",
        "from:早上",
        "to:99",
        "from:2024-02-30",
        "核 from:2024-13",
        "核 from:2024-07 to:2024-06",
        "from:2025 to:2024-12",
        "speaker:",
        "核 outlet: 晨报",
        'speaker:" "',
        "from:",
        "speaker：",
        "核" * 1_001,
        "核 OR NOT 武",
        "(" * 80 + "核" + ")" * 80,
    ],
)
def test_what_is_no_query_is_told(query: str) -> None:
    with pytest.raises(QueryError):
        parse_query(query)


def test_a_kind_that_is_none_is_told(ledger: Ledger) -> None:
    with pytest.raises(QueryError, match="no such kind of record"):
        days(ledger, "kind:rumour")
    for kind in KINDS:
        days(ledger, f"kind:{kind}")
    with pytest.raises(QueryError, match=", ".join(KINDS)):
        parse_query("核 kind:rumour")


@given(st.text(alphabet='核武器AIT处 "“”()（）ORNDOT:from-20 ', max_size=40))
def test_any_string_is_a_query_or_an_error(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError:
        return
    assert isinstance(query, Query)
    assert query.match is None or query.match.count('"') % 2 == 0


ALPHABET = "核武器二轨ab1Ａ，。 \n軌"


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(st.text(alphabet=ALPHABET, max_size=20), min_size=1, max_size=8),
    wanted=st.text(alphabet="核武器二轨軌", min_size=1, max_size=4),
)
def test_the_index_agrees_with_a_plain_scan(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], wanted: str
) -> None:
    made = {text: document("字" + text, day=1, url=None) for text in texts}
    with Ledger.open(tmp_path_factory.mktemp("scan") / "a.ledger") as ledger:
        ledger.add([(one, Records()) for one in made.values()], extractor_version="1")
        with ledger.reads() as connection:
            found = {hit.document for hit in find(connection, wanted)}
    assert found == {one.id for one in made.values() if search_key(wanted) in search_key(one.text)}


@given(st.text(alphabet=ALPHABET))
def test_tokens_are_the_runs(text: str) -> None:
    key = search_key(text)
    tokens = index_tokens(key).split()
    assert len(tokens) == sum(len(run.group()) if run.lastgroup == "han" else 1 for run in RUN.finditer(key))
    assert (phrase(key) is None) == (not tokens)
