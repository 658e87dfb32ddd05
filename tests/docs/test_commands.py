"""Every command that the documentation shows is there with its options, and those of the tutorial run as they stand."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from tracktwo.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SHOWN = re.compile(r"(?:^    |^\$ |`)(?:\.venv/bin/)?tracktwo +([a-z-]+)([^\n`|#>]*)", re.MULTILINE)
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def options(command: Any) -> set[str]:
    return {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}


def too_many(command: Any, words: list[str]) -> list[str]:
    """The words that are neither options, nor their values, nor arguments that the command has."""
    wanted = [parameter.nargs for parameter in command.params if parameter.param_type_name == "argument"]
    valued = {o for p in command.params if not getattr(p, "is_flag", False) for o in (*p.opts, *p.secondary_opts)}
    behind = {at + 1 for at, word in enumerate(words) if word in valued}
    left = [word for at, word in enumerate(words) if not word.startswith("-") and at not in behind]
    return [] if -1 in wanted else left[sum(wanted) :]


def test_a_word_too_many_is_found() -> None:
    assert too_many(COMMANDS["figures"], ["state.cn", "--unit", "missile", "--json"]) == []
    assert too_many(COMMANDS["figures"], ["state.cn", "missile"]) == ["missile"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_command_shown_is_there_with_its_options(page: Path) -> None:
    for name, rest in SHOWN.findall(page.read_text(encoding="utf-8")):
        if name.startswith("-"):
            continue
        assert name in COMMANDS, f"{page.name}: tracktwo {name}"
        command = COMMANDS[name]
        known = options(command) | {"--help"}
        for part in getattr(command, "commands", {}).values():
            known |= options(part)
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known, f"{page.name}: tracktwo {name}{rest}"
        if rest.startswith(" ") and not hasattr(command, "commands"):
            words = re.split(r"\s{2,}", rest.strip())[0].split()
            assert too_many(command, words) == [], f"{page.name}: tracktwo {name}{rest}"


def test_the_documentation_shows_commands() -> None:
    shown = {name for page in PAGES for name, _ in SHOWN.findall(page.read_text(encoding="utf-8"))}
    assert {"read", "ingest", "find", "show", "serve", "verify", "export", "stats", "forget"} <= shown


def test_the_tutorial_runs_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "src").symlink_to(ROOT / "src")
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    commands = [line.removeprefix("$ tracktwo ") for line in text.splitlines() if line.startswith("$ tracktwo ")]
    assert len(commands) > 5
    program = [sys.executable, "-m", "tracktwo"]
    environment = {**os.environ, "HOME": str(tmp_path)}
    for command in commands:
        if command.startswith("serve"):
            continue
        result = subprocess.run(
            [*program, *shlex.split(command)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (result.returncode, result.stderr) == (0, ""), command
        assert result.stdout, command


NOTHING = "The ledger has nothing on this"
ANSWERS = re.findall(r"tracktwo ((?:timeline|figures|said) .+)", (ROOT / "docs" / "answers.md").read_text("utf-8"))
HELP = [command.help.split("Example: tracktwo ")[1] for command in COMMANDS.values() if "Example:" in command.help]


@pytest.mark.parametrize("example", [line for line in (*ANSWERS, *HELP) if "`" not in line])
def test_each_example_of_an_answer_finds_something_in_the_sample(example: str, sample_ledger: Path) -> None:
    result = CliRunner().invoke(app, [*shlex.split(example), "--ledger", str(sample_ledger)])
    assert result.exit_code == 0
    assert NOTHING not in result.stdout
    nobody = CliRunner().invoke(app, ["timeline", "印度", "巴西", "--ledger", str(sample_ledger)])
    assert NOTHING in nobody.stdout
