"""The gold that is kept in the repository: whole, in the words of the model, and without a sentence of its texts."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from accuracy import HELD_BACK, held_back
from measured import KINDS, NAMES, SHARED, UNSEEN, Measured, spelt
from tracktwo.model.statement import Act, Channel, Manner, Mode
from tracktwo.read.corpus import read_line

DOCUMENTS = [(path, json.loads(line)) for path in UNSEEN for line in path.read_text(encoding="utf-8").splitlines()]
STATEMENTS = [(document["id"], one) for _, document in DOCUMENTS for one in document.get("statements", [])]


def is_span(given: Any) -> bool:
    return isinstance(given, list) and len(given) == 2 and all(type(end) is int for end in given)


def test_each_batch_holds_documents_of_its_own() -> None:
    held = Counter(path.stem for path, _ in DOCUMENTS)
    assert held == dict.fromkeys(("unseen_a", "unseen_b", "unseen_c", "unseen_e"), 20) | dict.fromkeys(
        ("unseen_d", "unseen_f", "unseen_g", "unseen_i"), 24
    ) | {"unseen_h": 23, "unseen_j": 22, "unseen_k": 19, "unseen_l": 16, "unseen_m": 18, "talks_t": 60, "figures_n": 70}
    assert len({document["id"] for _, document in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize(
    ("measured", "secret"),
    [
        (["unseen_a", "unseen_b", "unseen_e", "together"], set()),
        (["unseen_d"], {"unseen_d", "together"}),
        (["unseen_a", "unseen_g", "together"], {"unseen_g", "together"}),
        ([path.stem for path in UNSEEN] + ["together"], {*HELD_BACK, "together"}),
    ],
)
def test_errors_of_a_confirmation_batch_are_never_printed(measured: list[str], secret: set[str]) -> None:
    assert held_back(measured) == secret


def test_statements_are_spans_and_labels() -> None:
    for document, one in STATEMENTS:
        assert one["act"] in get_args(Act) and one["channel"] in get_args(Channel), document
        assert one["mode"] in get_args(Mode) and bool(one["imputed_by"]) == (one["mode"] == "imputed"), document
        assert (one["manner"] in get_args(Manner)) if one["contents"] else (one["act"] == "decline"), document
        assert all(is_span(span) and 0 <= span[0] < span[1] for span in one["contents"]), document
        assert all(one[field] is None or is_span(one[field]) for field in ("source", "cue")), document


def test_names_are_places_or_short_words_never_sentences() -> None:
    for _, document in DOCUMENTS:
        for one in (one for kind in KINDS for one in document.get(kind, [])):
            for field in NAMES:
                value = one.get(field)
                names = value if isinstance(value, list) and not is_span(value) else [value]
                assert all(name is None or is_span(name) or len(name) <= 4 for name in names)


def test_contents_do_not_overlap() -> None:
    for document, one in STATEMENTS:
        ordered = sorted(one["contents"])
        assert all(left[1] <= right[0] for left, right in pairwise(ordered)), document


def test_a_name_is_read_from_its_text() -> None:
    text = "丁一鸣告诉晨报，会谈没有取消。"
    statement = {"source": [0, 3], "speaker": [0, 3], "contents": [[8, 14]], "via": [[5, 7]], "addressee": None}
    talk = {"span": [8, 10], "parties": ["东国", [5, 7]], "status": "planned"}
    given = {"id": "made-up", "statements": [statement], "figures": [], "talks": [talk]}
    found = spelt(given, text)
    assert found["statements"] == [statement | {"speaker": "丁一鸣", "via": ["晨报"]}]
    assert found["talks"] == [talk | {"parties": ["东国", "晨报"]}]
    assert spelt(found, text) == found


SAID = {"source": [0, 5], "speaker": [0, 5], "cue": [5, 6], "contents": [[7, 16]]} | {
    "manner": "indirect", "mode": "said", "act": "assert", "channel": "unspecified", "via": [], "addressee": None,
}  # fmt: skip


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer lies beside the corpus")
@pytest.mark.parametrize(
    ("annotated", "counted"),
    [
        ({"figures": []}, {"figures"}),
        ({"statements": [], "figures": []}, {"figures"}),
        ({"statements": [SAID]}, {"statements"}),
        ({"statements": [SAID], "figures": []}, {"statements", "figures"}),
    ],
)
def test_what_a_document_has_no_list_of_is_not_counted_against_it(
    annotated: dict[str, list[Any]], counted: set[str]
) -> None:
    line = {
        "id": "made-up",
        "title": "",
        "text": "东岸国防部说，东岸有300枚核弹头。",
        "date": "2024-06-01",
        "outlet": "晨报",
    }
    texts = {"made-up": read_line(json.dumps(line).encode())}
    measured = Measured("made-up", [{"id": "made-up", **annotated}], texts)
    assert {kind for kind in KINDS if measured.found[0][kind]} == counted
    assert set(measured.annotated) == counted


@pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.stem)
def test_no_line_carries_text(path: Path) -> None:
    assert not [mark for mark in "。，「」“”" if mark in path.read_text(encoding="utf-8")]
