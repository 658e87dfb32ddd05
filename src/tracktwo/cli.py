"""Commands: parse arguments, call one function each, print. Heavy imports wait until a command runs."""

from __future__ import annotations

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="tracktwo: a ledger of nuclear-risk diplomacy.")


@app.command()
def demo() -> None:
    """Run the main job on the bundled sample."""
    typer.echo("not built yet")


@app.command()
def version() -> None:
    """Print the version."""
    from tracktwo import __version__

    typer.echo(__version__)


def main() -> None:
    """Run the command line."""
    app()
