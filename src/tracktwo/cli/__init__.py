"""Commands: parse arguments, call one function each, print. Heavy imports wait until a command runs.

stdout carries only results, progress and warnings go to stderr. Exit 0: done, even if single inputs were refused;
1: verify or a floor failed; 2: the job could not be done.
"""

from __future__ import annotations

import sys

import typer

from tracktwo.cli import editions, ledgers, texts, web

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="tracktwo 二轨: a ledger of nuclear-risk diplomacy in which every record points at its exact characters.",
)
texts.register(app)
ledgers.register(app)
editions.register(app)
web.register(app)


def main() -> None:
    """Run the command line; an error for the user is one line on stderr and exit code 2."""
    from tracktwo.errors import TracktwoError

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except TracktwoError as error:
        typer.echo(f"tracktwo: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        typer.echo("tracktwo: stopped; what was stored stays, run again to go on", err=True)
        sys.exit(2)
