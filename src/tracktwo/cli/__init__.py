"""Commands: parse arguments, call one function each, print. Heavy imports wait until a command runs.

stdout carries only results, progress and warnings go to stderr. Exit 0: done, even if single inputs were refused;
1: verify or a floor failed; 2: the job could not be done.
"""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

import typer

from tracktwo.cli import answers, editions, ledgers, series, texts, web

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich costs half of the time that --help takes
    help="tracktwo 二轨: a ledger of nuclear-risk diplomacy in which every record points at its exact characters.",
)
texts.register(app)
ledgers.register(app)
editions.register(app)
series.register(app)
answers.register(app)
web.register(app)


# The class of all wrong uses: typer keeps its own copy of click and does not export it.
_WrongUse: type[Exception] = typer.BadParameter.__bases__[0]
_STOPPED = 130  # what typer makes of Ctrl+C


def main() -> None:
    """Run the command line; an error for the user is one line on stderr and exit code 2."""
    from tracktwo.errors import TracktwoError

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = app(standalone_mode=False, prog_name="tracktwo")
        sys.stdout.flush()
    except TracktwoError as error:
        _fail(str(error))
    except _WrongUse as error:
        _fail(_told(error))
    except BrokenPipeError:
        _drop_output()
        sys.exit(0)
    except SystemExit as ended:  # what typer makes of a closed pipe
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        _drop_output()
        sys.exit(0)
    except OSError as error:
        _drop_output()
        _fail(f"{error.filename or 'the output'}: {error.strerror or error} (make room, or choose another place)")
    if code == _STOPPED:
        _fail("stopped; what was stored stays, run again to go on")
    sys.exit(code or 0)


def _drop_output() -> None:
    """Let what cannot be written any more go nowhere: Python would try again at its end, and say so."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(line: str) -> NoReturn:
    typer.echo(line if "\n" in line else f"tracktwo: {line}", err=True)
    sys.exit(2)


def _told(error: Any) -> str:
    """A wrong use in one line; a command called with nothing shows its help instead."""
    message = error.format_message()
    if "\n" in message:
        return str(message)
    where = error.ctx.command_path if error.ctx else "tracktwo"
    return f"{message.rstrip('.')} (see `{where} --help`)"
