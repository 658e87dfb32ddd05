"""Both languages of the interface are whole: the same keys, every value of the model, every key a page asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from tracktwo import model
from tracktwo.present.web.desk import FOLDER
from tracktwo.present.web.issue_words import issue_message
from tracktwo.present.web.words import LANGUAGES, best_language, words
from tracktwo.store.lookup import KINDS

VALUES = {
    "kind": KINDS,
    "act": get_args(model.Act),
    "mode": get_args(model.Mode),
    "manner": get_args(model.Manner),
    "voice": get_args(model.Voice),
    "channel": get_args(model.Channel),
    "decline_kind": get_args(model.DeclineKind),
    "status": get_args(model.TalkStatus),
    "track": get_args(model.Track),
    "unit": get_args(model.Unit),
    "metric": get_args(model.Metric),
    "qualifier": get_args(model.Qualifier),
    "quoted": get_args(model.Quoted),
}


def keys(table: dict[str, Any], path: str = "") -> set[str]:
    found: set[str] = set()
    for name, value in table.items():
        found |= keys(value, f"{path}{name}.") if isinstance(value, dict) else {f"{path}{name}"}
    return found


def test_both_languages_have_the_same_keys() -> None:
    zh, en = (keys(words(language).table) for language in LANGUAGES)
    assert zh == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_to_fill_are_the_same(language: str) -> None:
    def places(key: str, where: str) -> set[str]:
        section, name = key.split(".", 1)
        return set(re.findall(r"\{(\w+)\}", words(where).table[section][name]))

    for key in keys(words(language).table):
        assert places(key, language) == places(key, "en"), key


@pytest.mark.parametrize("group", VALUES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_the_model_has_a_word(language: str, group: str) -> None:
    assert set(VALUES[group]) <= set(words(language).table[group])


def test_chinese_words_are_chinese() -> None:
    table = words("zh").table
    bare = {"site.name", "site.language"}
    for key in keys(table) - bare:
        section, name = key.split(".", 1)
        assert re.search("[\u4e00-\u9fff]", table[section][name]) or not re.search("[a-z]{4}", table[section][name]), (
            key
        )


@pytest.mark.parametrize(
    ("talks", "reports", "told"),
    [(1, 1, "1 talk in 1 report"), ("1", "21", "1 talk in 21 reports"), (0, "1,000", "0 talks in 1,000 reports")],
)
def test_one_is_told_as_one(talks: object, reports: object, told: str) -> None:
    assert words("en")("timeline.found", talks=talks, reports=reports) == told
    assert words("zh")("timeline.found", talks=talks, reports=reports) == f"{reports} 条报道中的 {talks} 次会谈"


def test_what_a_search_is_told_of_is_told_in_every_language() -> None:
    told = set()
    for module in Path(str(files("tracktwo"))).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QueryError":
                parts = [*node.args, *(one.value for one in node.keywords if one.arg == "todo")]
                assert all(isinstance(one, ast.Constant) for one in parts), f"{module}: whole phrases only"
                told |= {one.value for one in parts if isinstance(one, ast.Constant)}
    assert len(told) > 20
    for language in LANGUAGES:
        assert told <= set(words(language).table["query"])


def test_an_issue_has_a_name_in_every_language() -> None:
    kinds = set()
    for module in Path(str(files("tracktwo"))).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Issue":
                kinds |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
    assert len(kinds) > 15
    for language in LANGUAGES:
        assert kinds == set(words(language).table["issue"])


def _messages(module: Path) -> Iterator[str]:
    """What each `Issue(kind, message)` of a module says, a number for whatever is filled in."""
    for function in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        named = {
            target.id: one.value
            for one in ast.walk(function)
            if isinstance(one, ast.Assign)
            for target in one.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Issue" and len(node.args) > 1:
                yield _said(node.args[1], named)


def _said(message: ast.expr, named: dict[str, ast.expr]) -> str:
    if isinstance(message, ast.Constant):
        return str(message.value)
    if isinstance(message, ast.JoinedStr):
        return "".join(_said(part, named) for part in message.values)
    inner = message.value if isinstance(message, ast.FormattedValue) else message
    meant = named.get(inner.id) if isinstance(inner, ast.Name) else None
    return _said(meant, named) if isinstance(meant, ast.JoinedStr) else "7"


def test_what_an_issue_says_is_said_in_chinese_too() -> None:
    modules = [*Path(str(files("tracktwo"))).rglob("*.py")]
    messages = {said for module in modules if "store" not in module.parts for said in _messages(module)}
    assert len(messages) > 25
    for said in messages:
        told = issue_message(words("zh"), said.replace("its day is 7", "its day is 2020-01-01 or 2020-01-02"))
        assert re.search("[\u4e00-\u9fff]", told), said
        assert not re.search("[a-z]{4}", told), told
        assert issue_message(words("en"), said) == said


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("the text breaks off: only its beginning was read", "文本中断：只读到开头"),
        (
            "no text states the time zone of 样本通讯社: its day is 2024-06-01 or 2024-06-02, "
            "write the right one alone as the date",
            "没有文本说明样本通讯社的时区：发布日是 2024-06-01 或 2024-06-02，请只把正确的一天写作日期",
        ),
        (
            "printed as missile, but sample-institute counted warheads: 300 warheads (sample.2020)",
            "文中印作导弹，而sample-institute统计的是核弹头：300 warheads（sample.2020）",
        ),
        (
            "reported as deployed, but us-dod printed operational: more than 500 warheads (us-dod.2023.cn)",
            "文中口径为部署，而美国国防部印的是可用：more than 500 warheads（us-dod.2023.cn）",
        ),
        ("a message that no line fits", "a message that no line fits"),
        ("the date {0} cannot be read", "日期 {0} 无法辨认"),
    ],
)
def test_an_issue_in_chinese(message: str, told: str) -> None:
    assert issue_message(words("zh"), message) == told


@pytest.mark.parametrize("page", sorted((FOLDER / "templates").glob("*.html")), ids=lambda page: page.name)
def test_pages_ask_for_words_that_are_there(page: Any) -> None:
    asked = set(re.findall(r'\bw\("([a-z_]+\.[a-z_]+)"[,)]', page.read_text(encoding="utf-8")))
    assert asked <= keys(words("en").table)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-US,en;q=0.9,zh;q=0.1", "en"),
        ("fr-FR,zh-TW;q=0.4,en;q=0.3", "zh"),
        ("de", "en"),
        ("", "en"),
        ("zh;q=oops", "en"),
    ],
)
def test_the_browser_says_which_language(header: str, language: str) -> None:
    assert best_language(header) == language
