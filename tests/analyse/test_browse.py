"""Views of the sample's ledger: what the store counts and pages agrees with a plain count over all records."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import Connection

from tracktwo.analyse.browse import NONE, Row, View, all_rows, browse
from tracktwo.store.lookup import records
from tracktwo.store.shown import OWN
from tracktwo.store.tokens import search_key


def values(row: Row, facet: str) -> tuple[str, ...]:
    if facet == "kind":
        return (row.record.kind,)
    if facet == "outlet":
        return (row.outlet or NONE,)
    if facet == "month":
        return ((row.date or "")[:7] or NONE,)
    if facet not in OWN[row.record.kind]:
        return ()
    value = row.record.fields[facet]
    return tuple(value) or (NONE,) if facet == "track" else (value or NONE,)


VIEWS = [
    View(),
    View(restricted=True),
    View(oldest_first=True),
    View({"kind": ("talk",)}),
    View({"kind": ("talk", "figure"), "outlet": ("样本晨报",)}),
    View({"act": ("deny", "decline")}),
    View({"track": ("1.5", NONE)}),
    View({"track": ("2",), "status": ("held",)}),
    View({"unit": ("warhead",)}),
    View({"metric_reported": (NONE,)}),
    View({"act": ("assert",), "status": ("held",)}),  # no record has both
    View({"month": ("2024-06",)}, query="核"),
    View(query='台灣 OR "SIPRI"'),
    View(query="kind:talk"),
    View({"outlet": ("nobody",)}),
]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_counts_and_rows_agree_with_a_plain_count(sample: Connection, view: View) -> None:
    def fits(row: Row, chosen: dict[str, tuple[str, ...]]) -> bool:
        return all(set(values(row, facet)) & set(wanted) for facet, wanted in chosen.items())

    base = list(all_rows(sample, View(query=view.query, restricted=view.restricted)))
    wanted = [row for row in base if fits(row, dict(view.chosen))]
    found = browse(sample, view, size=7)
    assert found.total == len(wanted)
    pages = [browse(sample, view, page=number, size=7).rows for number in range(1, found.last + 1)]
    assert Counter(row.record.id for page in pages for row in page) == Counter(row.record.id for row in wanted)
    for facet in found.facets:
        others = {name: chosen for name, chosen in view.chosen.items() if name != facet.name}
        plain = Counter(value for row in base if fits(row, others) for value in values(row, facet.name))
        chosen = dict.fromkeys(view.values(facet.name), 0)
        assert dict(facet.counts) == {**chosen, **plain}, facet.name


def test_restricted_documents_are_left_out_unless_asked_for(sample: Connection) -> None:
    everything = {record.id for record in records(sample, restricted=True)}
    open_ = {record.id for record in records(sample)}
    assert open_ < everything
    assert {row.record.id for row in all_rows(sample, View())} == open_
    assert {row.record.id for row in all_rows(sample, View(restricted=True))} == everything


def test_rows_run_by_date(sample: Connection) -> None:
    dates = [row.date or "" for row in all_rows(sample, View())]
    assert dates == sorted(dates, reverse=True)
    assert [row.date for row in all_rows(sample, View(oldest_first=True))] == sorted(dates)


def test_a_speaker_narrows_and_its_list_stays(sample: Connection) -> None:
    everything = browse(sample, View())
    name, count = everything.speakers[0]
    narrowed = browse(sample, View(speaker=name))
    assert narrowed.total == count
    assert {row.record.fields["speaker"] for row in narrowed.rows} == {name}
    assert narrowed.speakers == everything.speakers


def test_search_is_exact(sample: Connection) -> None:
    for row in all_rows(sample, View(query="弹头")):
        words = [row.record.fields.get("speaker") or "", *(part.span.quote for part in row.record.spans)]
        assert search_key("弹头") in search_key("\n".join(words))


@pytest.mark.parametrize("size", [1, 7, 50])
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_pages_in_a_row_are_the_whole_view_in_its_order_and_behind_the_last_is_the_last(
    sample: Connection, view: View, size: int
) -> None:
    whole = [row.record.id for row in all_rows(sample, view)]
    last = -(-len(whole) // size)
    numbers = range(1, last + 2) if last < 12 else (1, 2, last // 2, last, last + 1)
    for number in numbers:
        page, right = browse(sample, view, page=number, size=size), min(number, max(1, last))
        assert page.number == right
        assert [row.record.id for row in page.rows] == whole[(right - 1) * size : right * size]
