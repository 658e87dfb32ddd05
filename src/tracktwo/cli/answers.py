"""The three answers: timeline, figures, said; for a person, as JSON, as CSV, as an SVG picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracktwo.cli.options import JsonOption, LedgerOption, RestrictedOption, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracktwo.analyse.talk_reports import TalkQuestion
    from tracktwo.present.cells import Table

CsvOption = Annotated[bool, typer.Option("--csv", help="A table with a header line: one row for each text.")]
SvgOption = Annotated[Path | None, typer.Option("--svg", help="Draw the answer into this file.")]
SinceOption = Annotated[str | None, typer.Option(help="From this date on: 2019, 2019-06.")]
UntilOption = Annotated[str | None, typer.Option(help="Until this date, it included.")]
LanguageOption = Annotated[str, typer.Option("--lang", help="Of the words around the evidence: en or zh.")]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (timeline, figures, said):
        app.command()(command)


def timeline(
    parties: Annotated[
        list[str] | None, typer.Argument(help="Who took part, by name in any script or id (state.us); else all talks.")
    ] = None,
    track: Annotated[str | None, typer.Option(help="1, 1.5 or 2; - for talks whose track no report says.")] = None,
    series: Annotated[
        str | None, typer.Option(help="A series of talks, by its name or id: 六方会谈, dialogue.quad.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            help="held, planned, postponed, cancelled; active, suspended, resumed, ended; called_for, refused."
        ),
    ] = None,
    words: Annotated[
        str | None, typer.Option(help="In the talk's sentence or the document's title, written as for `find`.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    ledger: LedgerOption = None,
    restricted: RestrictedOption = False,
    json: JsonOption = False,
    csv: CsvOption = False,
    svg: SvgOption = None,
    language: LanguageOption = "en",
) -> None:
    """Talks by track and series, gaps with their stated reasons.

    Every talk with its reports; every reason with who stated it. Lanes by series, those of none by track; a gap runs
    from a stop to the next talk of the same parties. The address behind each line is a record: `tracktwo show RECORD`.

    Example: tracktwo timeline US PRC --words 军控 --since 2020-07
    """
    from dataclasses import replace

    from tracktwo.analyse.timeline import timeline as ask
    from tracktwo.present.answers import print_timeline
    from tracktwo.present.asked import talks_asked
    from tracktwo.present.charts.timeline import timeline_spec
    from tracktwo.present.tables import timeline_table

    _refuse_two_forms(json=json, csv=csv)
    question = _of_talks(tuple(parties or ()), track, series, status, since, until, restricted=restricted)
    question = replace(question, words=_given(words))
    answer = _asked(ledger, lambda connection: ask(connection, question))
    w, look = _words(language)
    _give(
        answer,
        json=json,
        table=timeline_table(answer) if csv else None,
        picture=(svg, lambda: timeline_spec(answer, w, look, None)),
        text=lambda: print_timeline(
            answer, w, asked=talks_asked(question, w), timed=bool(since or until), narrow=bool(series or words)
        ),
    )


def figures(
    subject: Annotated[
        str,
        typer.Argument(help="Whose arsenal: an actor by name or id (China, state.ru), or 全球 for the world."),
    ] = "state.cn",
    unit: Annotated[
        str,
        typer.Option(help="warhead, weapon, missile, launcher, silo, submarine, bomber, test, fissile_material."),
    ] = "warhead",
    since: SinceOption = None,
    until: UntilOption = None,
    ledger: LedgerOption = None,
    restricted: RestrictedOption = False,
    json: JsonOption = False,
    csv: CsvOption = False,
    svg: SvgOption = None,
    language: LanguageOption = "en",
) -> None:
    """Numbers of one arsenal, forecasts, misquotes.

    Numbers stand by metric and publisher, forecasts with their hedge in words. A misquote prints another unit or metric
    than the publisher's own line of that edition (`tracktwo edition list`). A time is that of a number's date, of the
    day a forecast was made, of the text that misquotes.

    Example: tracktwo figures China --unit warhead --since 2020
    """
    from typing import get_args

    from tracktwo.analyse.figures import FigureQuestion, is_subject
    from tracktwo.analyse.figures import figures as ask
    from tracktwo.errors import UsageError
    from tracktwo.knowledge.actors import actor_called, actors_called
    from tracktwo.model import Unit
    from tracktwo.present.answers import print_figures
    from tracktwo.present.asked import figures_asked
    from tracktwo.present.charts.figures import figures_spec
    from tracktwo.present.tables import figures_table

    _refuse_two_forms(json=json, csv=csv)
    if actors_called(subject) or not is_subject(subject):
        subject = actor_called(subject)
    if unit not in get_args(Unit):
        raise UsageError(f"unknown unit {unit!r}", todo="one of " + ", ".join(get_args(Unit)))
    _refuse_wrong_dates(since, until)
    question = FigureQuestion(subject, unit, restricted, since, until)
    answer = _asked(ledger, lambda connection: ask(connection, question))
    w, look = _words(language)
    _give(
        answer,
        json=json,
        table=figures_table(answer) if csv else None,
        picture=(svg, lambda: figures_spec(answer, unit, w, look, None)),
        text=lambda: print_figures(answer, w, asked=figures_asked(question, w), timed=bool(since or until)),
    )


def said(
    actor: Annotated[str, typer.Argument(help="Who, by name in any script or id: state.cn, body.cn-mfa.")] = "state.cn",
    topic: Annotated[
        str,
        typer.Argument(
            help="A position: no_first_use, negative_security_assurance, self_defence, minimum_level, no_arms_race, "
            "nuclear_war_unwinnable, special_responsibility, trilateral_talks; any for all it said."
        ),
    ] = "no_first_use",
    words: Annotated[str | None, typer.Option(help="Exact words instead of a position.")] = None,
    imputed: Annotated[bool, typer.Option("--imputed", help="What others suppose that it says, too.")] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    ledger: LedgerOption = None,
    restricted: RestrictedOption = False,
    json: JsonOption = False,
    csv: CsvOption = False,
    svg: SvgOption = None,
    language: LanguageOption = "en",
) -> None:
    """What an actor said on a position over time.

    In its exact words; beside it what others said of it, and the declines. A state speaks through its leaders,
    ministries and spokespersons. A time is that of the documents.

    Example: tracktwo said China no_first_use --since 2020-07
    """
    from tracktwo.analyse.positions import SaidQuestion
    from tracktwo.analyse.positions import said as ask
    from tracktwo.errors import UsageError
    from tracktwo.knowledge.actors import actor_called
    from tracktwo.knowledge.positions import positions
    from tracktwo.present.answers import print_said
    from tracktwo.present.asked import words_asked
    from tracktwo.present.charts.said import said_spec
    from tracktwo.present.tables import said_table

    _refuse_two_forms(json=json, csv=csv)
    actor = actor_called(actor)
    words = _given(words)
    topic = _position_called(topic)
    if topic != "any" and topic not in positions():
        raise UsageError(f"unknown position {topic!r}", todo="one of " + ", ".join((*positions(), "any")))
    _refuse_wrong_dates(since, until)
    question = SaidQuestion(actor, None if topic == "any" else topic, words, imputed, restricted, since, until)
    answer = _asked(ledger, lambda connection: ask(connection, question))
    w, look = _words(language)
    _give(
        answer,
        json=json,
        table=said_table(answer) if csv else None,
        picture=(svg, lambda: said_spec(answer, w, look, None)),
        text=lambda: print_said(
            answer, w, asked=words_asked(question, w), narrow=bool(question.terms), timed=bool(since or until)
        ),
    )


def _refuse_two_forms(*, json: bool, csv: bool) -> None:
    """Raises UsageError where an answer is asked for as JSON and as CSV at once; a picture goes into its own file."""
    from tracktwo.errors import UsageError

    if json and csv:
        raise UsageError("an answer is written in one form", where="--json --csv", todo="say one of them")


def _given(words: str | None) -> str:
    """The words asked for, "" for none. Raises UsageError for those that are empty."""
    from tracktwo.errors import UsageError

    if words is not None and not words.strip():
        raise UsageError("no words are given", where="--words", todo="write some, or leave --words out")
    return (words or "").strip()


def _position_called(name: str) -> str:
    """The id of a position by its name on the pages, in either language (不首先使用, no first use); else the name."""
    from tracktwo.present.web.words import LANGUAGES, words

    for language in LANGUAGES:
        for position, called in words(language).table["position"].items():
            if name.casefold().replace("_", " ") == called.casefold():
                return str(position)
    return name


def _asked(ledger: Path | None, question: Callable[[Any], Any]) -> Any:
    with open_ledger(ledger) as opened, opened.reads() as connection:
        return question(connection)


def _of_talks(
    parties: tuple[str, ...],
    track: str | None,
    series: str | None,
    status: str | None,
    since: str | None,
    until: str | None,
    *,
    restricted: bool,
) -> TalkQuestion:
    """The question about talks. Raises UsageError for an actor, track, series, status or date that nothing can have."""
    from typing import get_args

    from tracktwo.analyse.talk_reports import TalkQuestion
    from tracktwo.errors import UsageError
    from tracktwo.knowledge.actors import actor_called
    from tracktwo.knowledge.named_things import dialogue, dialogues
    from tracktwo.model import TalkStatus, Track

    parties = tuple(dict.fromkeys(map(actor_called, parties)))
    tracks = (*get_args(Track), "-")
    if track is not None and track not in tracks:
        raise UsageError(f"unknown track {track!r}", where="--track", todo="one of " + ", ".join(tracks))
    if status is not None and status not in get_args(TalkStatus):
        known = ", ".join(get_args(TalkStatus))
        raise UsageError(f"unknown status {status!r}", where="--status", todo=f"one of {known}")
    if series is not None and dialogue(series) is None:
        known = ", ".join(one.id for one in dialogues())
        raise UsageError(f"unknown series {series!r}", where="--series", todo=f"a name, or one of {known}")
    _refuse_wrong_dates(since, until)
    return TalkQuestion(parties, track, series, status, since, until, restricted)


def _refuse_wrong_dates(since: str | None, until: str | None) -> None:
    """Raises UsageError for a date that no calendar has and for a time without a day."""
    from tracktwo.errors import UsageError
    from tracktwo.store.times import wrong_dates

    wrong = wrong_dates(since, until)
    if len(wrong) > 1:
        told = f"the time from {since} until {until} holds no day"
        raise UsageError(told, where="--since --until", todo="write the earlier date as --since")
    for name, day in wrong.items():
        raise UsageError(f"{day!r} is no date", where=f"--{name}", todo="write 2024, 2024-06 or 2024-06-17")


def _words(language: str) -> tuple[Any, Any]:
    from tracktwo.errors import UsageError
    from tracktwo.present.charts.theme import PAPER
    from tracktwo.present.web.words import LANGUAGES, words

    if language not in LANGUAGES:
        raise UsageError(f"unknown language {language!r}", todo="one of " + ", ".join(LANGUAGES))
    return words(language), PAPER


def _give(
    answer: Any,
    *,
    json: bool,
    table: Table | None,
    picture: tuple[Path | None, Callable[[], dict[str, Any] | None]],
    text: Callable[[], None],
) -> None:
    from dataclasses import asdict

    from tracktwo.present.cells import print_table
    from tracktwo.present.text import print_json

    path, spec = picture
    if path is not None:
        _draw(path, spec())
    if json:
        print_json(asdict(answer))
    elif table is not None:
        print_table(table)
    elif path is None:
        text()


def _draw(path: Path, spec: dict[str, Any] | None) -> None:
    from tracktwo.errors import UsageError

    if spec is None:
        raise UsageError("there is nothing to draw", todo="ask for more: other parties, another subject or position")
    try:
        from tracktwo.present.charts.svg import svg

        drawn = svg(spec)
    except ModuleNotFoundError as error:
        raise UsageError(f"a picture needs {error.name}", todo="pip install 'tracktwo[desk]'") from error
    try:
        path.write_text(drawn, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}", todo="name another file") from error
    typer.echo(f"drawn into {path}", err=True)
