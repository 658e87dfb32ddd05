"""Scores extraction over gold files, whole or in halves, with the mode table. Skips cleanly where ../shared is absent.

python benchmarks/accuracy.py [GOLD ...] [--unseen] [--halves] [--errors N] [--floors] [--raise-floors] [--write-recall]

Without GOLD both dev files are measured, apart and together; with `--unseen` the gold of benchmarks/gold, annotated
before its errors were known. What is held back there for confirmation shows figures, never an error. `--floors` fails
where a measure lies below floors.toml; `--raise-floors` writes reached figures into it, a little under, and refuses to
lower any. `--write-recall` writes knowledge/recall.toml and the rules' precision, from both.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from at_hand import a_file
from measured import FIGURES_AND_TALKS, GOLD, SHARED, UNSEEN, Measured, measure

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
KNOWLEDGE = HERE.parent / "src" / "tracktwo" / "knowledge"
HELD_BACK = {"unseen_d", "unseen_g", "unseen_h", "unseen_i", "talks_t"}  # files whose errors nobody looks at
ENOUGH = 30  # gold records from which recall is told
UNDER = 0.02  # how far under the reached figure a floor is pinned
STATEMENTS = (
    "statement precision", "statement recall", "statement F1", "statement exact F1", "quotation recall", "decline F1",
    "who-said-what F1", "speaker accuracy", "cue accuracy", "source accuracy", "source exact accuracy",
    "manner accuracy", "act accuracy", "channel accuracy", "mode accuracy", "via accuracy", "addressee accuracy",
)  # fmt: skip
FIGURES = (
    "figure precision", "figure recall", "figure F1", "figure core F1", "figure all F1", "figure value accuracy",
    "figure unit accuracy", "figure subject accuracy", "figure publisher accuracy", "figure metric accuracy",
    "figure qualifier accuracy", "figure due accuracy",
)  # fmt: skip
TALKS = (
    "talk precision", "talk recall", "talk F1", "talk right F1", "talk status accuracy", "talk track accuracy",
    "talk when accuracy",
)  # fmt: skip
SHOWN = {"statements": STATEMENTS, "figures": FIGURES, "talks": TALKS}
PINNED = {
    "statements": (
        "statement F1", "statement exact F1", "quotation recall", "decline F1", "who-said-what F1", "cue accuracy",
        "act accuracy", "channel accuracy",
    ),
    "figures": ("figure F1", "figure core F1", "figure all F1"),
    "talks": ("talk F1", "talk right F1"),
}  # fmt: skip
# The gold has no transcripts: turns whose speaker the marks at line starts prove, of all (benchmarks/transcripts.py).
TURNS = (3961, 3977)
TURN_RULES = ("turn", "turn.answer", "turn.decline", "turn.question")
RECALLED = {"statement": "st", "figure": "fi", "talk": "ta"}


def show(measured: Measured, halves: bool) -> None:
    """Prints the measures of each kind of record that the gold has, then the modes and rules of its statements."""
    whole = measured.measures()
    columns = [whole, measured.measures(1), measured.measures(0)] if halves else [whole]
    totals = {kind: measured.total(kind) for kind in SHOWN}
    print(f"{measured.name}: {len(measured.gold)} documents, " + ", ".join(f"{n} {kind}" for kind, n in totals.items()))
    print(" " * 28 + "".join(f"{name:>8s}" for name in ("all", "odd", "even")[: len(columns)]))
    for kind, names in SHOWN.items():
        for name in names if totals[kind] else ():
            print(f"{name:28s}" + "".join(f"{100 * column[name]:8.1f}" for column in columns))
    if totals["statements"] and measured.name != "together":
        show_statements(measured)


def show_statements(measured: Measured) -> None:
    print("modes (gold -> found):")
    for (gold, found), count in sorted(measured.modes().items()):
        print(f"  {gold:8s} -> {found:8s} {count:5d}")
    print("rules (right of made):")
    for rule, (right, made) in measured.rules().items():
        print(f"  {rule:20s} {right:4d} of {made:4d}  {100 * right / made:5.1f}")


def held_back(names: list[str]) -> set[str]:
    """The names whose errors are not printed: the batches for confirmation, and `together` where it holds one."""
    found = HELD_BACK.intersection(names)
    return found | {"together"} if found else found


def read_floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def below_floors(measured: Measured) -> list[str]:
    reached = measured.measures()
    pinned = read_floors().get(measured.name, {})
    return [
        f"{measured.name}: {name} is {100 * reached[name]:.1f}, its floor is {100 * floor:.1f}"
        for name, floor in pinned.items()
        if not reached[name] >= floor
    ]


def raise_floors(measured: Measured) -> None:
    """Pin the floors a little under what was reached; a floor that would sink stays."""
    floors = read_floors()
    reached = measured.measures()
    before = floors.get(measured.name, {})
    floors[measured.name] = {
        name: max(before.get(name, 0.0), round(reached[name] - UNDER, 3))
        for name in dict.fromkeys([*before, *(one for kind in PINNED if measured.total(kind) for one in PINNED[kind])])
        if reached[name] == reached[name]
    }
    lines = ["# Floors that `make floors` holds. Written by accuracy.py --raise-floors, which never lowers one."]
    for gold, pinned in floors.items():
        lines += ["", f"[{gold}]", *(f'"{name}" = {floor}' for name, floor in pinned.items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_recall() -> None:
    """knowledge/recall.toml: what share of gold is found, by kind; rules.toml: the precision of each rule.

    Recall is that on the unseen gold, which no rule was tuned to; on the dev gold for a kind of which the unseen gold
    has too few. Rules are counted over both.
    """
    dev, unseen = measure([GOLD, FIGURES_AND_TALKS])[-1], measure(UNSEEN)[-1]
    lines = ["# How much of the gold is found, with 95 % intervals. By accuracy.py --write-recall; do not edit."]
    for kind, short in RECALLED.items():
        gold = unseen if unseen.total(f"{kind}s") >= ENOUGH else dev
        value, low, high, golds = gold.interval(short)
        lines += ["", "[[recall]]", f'kind = "{kind}"', f"value = {value:.3f}", f"low = {low:.3f}"]
        lines += [f"high = {high:.3f}", f"records = {golds}", f"documents = {gold.annotated[f'{kind}s']}"]
        lines += [f'gold = "{"unseen" if gold is unseen else "dev"}"']
    (KNOWLEDGE / "recall.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    counts = [gold.rules() for gold in (dev, unseen)] + [dict.fromkeys(TURN_RULES, TURNS)]
    lines = ["# The precision of each statement rule on the gold, as if it had been right once and wrong once more."]
    lines += ["# Written by accuracy.py --write-recall; do not edit."]
    for rule in sorted({rule for one in counts for rule in one}):
        right, made = (sum(one.get(rule, (0, 0))[at] for one in counts) for at in (0, 1))
        lines += ["", "[[rule]]", f'id = "{rule}"', f"precision = {(right + 1) / (made + 2):.2f}"]
        lines += [f"right = {right}", f"made = {made}"]
    (KNOWLEDGE / "rules.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=a_file, default=[GOLD, FIGURES_AND_TALKS])
    parser.add_argument("--errors", type=int, default=0, help="print so many missed and surplus statements")
    for flag in ("--unseen", "--halves", "--floors", "--raise-floors", "--write-recall"):
        parser.add_argument(flag, action="store_true")
    arguments = parser.parse_args()
    if arguments.unseen and (arguments.floors or arguments.raise_floors):
        parser.error("--unseen only measures: floors are those of the dev gold")
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: accuracy is not measured here")
        return 0
    several = measure(UNSEEN if arguments.unseen else arguments.gold)
    secret = held_back([measured.name for measured in several])
    for measured in several:
        show(measured, arguments.halves)
        for row in measured.errors(0 if measured.name in secret else arguments.errors):
            print(row)
        if arguments.raise_floors:
            raise_floors(measured)
    if arguments.write_recall:
        write_recall()
    if arguments.floors and not read_floors():
        print(f"no floor is pinned: there is no {FLOORS.name}")
    sunk = [row for measured in several for row in below_floors(measured)] if arguments.floors else []
    for row in sunk:
        print(row, file=sys.stderr)
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main())
