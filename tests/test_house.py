"""The rules of the house that a program can check."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LISTED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
TRACKED = [name for name in LISTED if (ROOT / name).is_file()]
SOURCES = [name for name in TRACKED if name.startswith("src/") and name.endswith(".py")]
# Spelt in two halves, so that this file does not name them either.
REGISTRY = re.compile("|".join(["files.python" + "hosted", "registry.npm" + "js", "pypi." + "org/simple"]))


def test_no_drawers() -> None:
    assert not [name for name in TRACKED if re.search(r"(^|/)(utils?|helpers?|misc|common)\.py$", name)]


@pytest.mark.parametrize("name", SOURCES)
def test_files_are_rooms_not_halls(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= 450


def test_no_registry_host_is_named() -> None:
    texts = [name for name in TRACKED if not name.endswith((".ledger", ".gz", ".pdf", ".png"))]
    assert not [name for name in texts if REGISTRY.search((ROOT / name).read_text(encoding="utf-8", errors="replace"))]


def test_the_corpus_is_named_only_where_it_is_measured() -> None:
    allowed = re.compile(r"^(benchmarks/|docs/|tests/test_house\.py|CHANGELOG\.md|CONTRIBUTING\.md|tests/benchmarks/)")
    sources = [name for name in TRACKED if name.endswith((".py", ".toml")) and not allowed.match(name)]
    assert not [name for name in sources if "../shared" in (ROOT / name).read_text(encoding="utf-8", errors="replace")]


HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
# Strings with Chinese that may stand in code, by file: help and error texts that show what to write, the heading of the
# sample, the borders of scripts; in extract, single words of grammar that are still to go into a table. The numbers
# only go down: a rule's words are data.
CHINESE_IN_CODE = {
    "src/tracktwo/cli/__init__.py": 1,
    "src/tracktwo/cli/answers.py": 2,
    "src/tracktwo/cli/editions.py": 1,
    "src/tracktwo/cli/ledgers.py": 1,
    "src/tracktwo/extract/acts.py": 2,
    "src/tracktwo/extract/candidates.py": 6,
    "src/tracktwo/extract/coreference.py": 5,
    "src/tracktwo/extract/cue_fronts.py": 4,
    "src/tracktwo/extract/cue_reader.py": 19,
    "src/tracktwo/extract/governed.py": 1,
    "src/tracktwo/extract/holders.py": 4,
    "src/tracktwo/extract/noun_phrases.py": 4,
    "src/tracktwo/extract/sentence_cues.py": 4,
    "src/tracktwo/extract/sources.py": 13,
    "src/tracktwo/extract/talk_mentions.py": 1,
    "src/tracktwo/extract/tokens.py": 5,
    "src/tracktwo/languages/script.py": 2,
    "src/tracktwo/present/demo.py": 1,
    "src/tracktwo/store/query.py": 3,
}


def chinese_strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The string constants of a module that hold Chinese; a docstring stands as a statement of its own."""
    alone = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if (
            isinstance(one, ast.Constant)
            and isinstance(one.value, str)
            and id(one) not in alone
            and HAN.search(one.value)
        ):
            yield one


@pytest.mark.parametrize("name", SOURCES)
def test_words_of_chinese_stand_in_data_files(name: str) -> None:
    found = [(one.lineno, one.value) for one in chinese_strings(ast.parse((ROOT / name).read_text(encoding="utf-8")))]
    assert len(found) <= CHINESE_IN_CODE.get(name, 0), f"more: put them into a TOML file. {found}"


def test_a_string_with_chinese_is_seen_and_a_docstring_is_none() -> None:
    code = '"""东岸"""\nX = 1\n"""西岸"""\ndef f(word: str) -> bool:\n    """东岸"""\n    return word == f"{X}的"\n'
    assert [one.value for one in chinese_strings(ast.parse(code))] == ["的"]
