"""Opens the ledger file: tells ours from others, brings an older one to the present schema, sets the pragmas."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from tracktwo.errors import LedgerError, NewerLedger, NotALedger
from tracktwo.store.schema import APPLICATION_ID, SCHEMA_VERSION
from tracktwo.store.tokens import search_key

BUSY_SECONDS = 60


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on the ledger at `path`, at the present schema. Raises NotALedger, NewerLedger, LedgerError."""
    if not path.exists() and not create:
        raise LedgerError("there is no such ledger", where=str(path), todo="make one with `tracktwo ingest`")
    if path.exists() and not path.is_file():
        raise no_file(path)
    if not create and not path.stat().st_size:  # SQLite would make a ledger of it
        raise NotALedger(
            "the file is empty, not a ledger", where=str(path), todo="name the ledger's file with --ledger"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        todo = "name another ledger with --ledger"
        raise LedgerError(f"the folder cannot be made: {error.strerror}", where=str(path.parent), todo=todo) from error
    # Last in, first out: the connection whose cache is warm is taken again.
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS}, pool_use_lifo=True)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_at_once)
    try:
        with engine.connect() as connection:
            _prepare(connection, path)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        engine.dispose()
        raise told(error, path) from error
    return engine


def no_file(path: Path) -> NotALedger:
    """The error of a folder, pipe or device in the place of a ledger."""
    what = "a folder" if path.is_dir() else "no regular file"
    return NotALedger(f"{what}, not a ledger", where=str(path), todo="name the ledger's file with --ledger")


def is_older(path: Path) -> bool:
    """True for a ledger of an older schema, which opening it will bring up to date."""
    if not path.is_file():  # to open a pipe would wait for whoever writes into it
        return False
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            (identity,), (version,) = (
                connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
            )
    except sqlite3.Error:
        return False
    return bool(identity == APPLICATION_ID and version < SCHEMA_VERSION)


def told(error: Exception, path: Path) -> LedgerError:
    """The error of SQLite as one line for the user: what, where, what to do."""
    cause = str(getattr(error, "orig", None) or error)
    where = str(path)
    if "not a database" in cause:
        return NotALedger("the file is not a ledger", where=where, todo="name another file with --ledger")
    if "full" in cause:
        return LedgerError("the disk is full", where=where, todo="make room and run again: nothing stored is lost")
    if "readonly" in cause or "unable to open" in cause:
        return LedgerError("the file cannot be opened or written", where=where, todo="check its permissions")
    if "malformed" in cause:
        return LedgerError("the file is damaged", where=where, todo="run `tracktwo recover`")
    if "I/O error" in cause:
        todo = "check the disk, then run `tracktwo verify`: nothing stored is lost"
        return LedgerError("the disk could not be read or written", where=where, todo=todo)
    if "locked" in cause:
        return LedgerError("another program holds the ledger", where=where, todo="wait for it and run again")
    return LedgerError(cause, where=where)


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN (below) opens every transaction
    for pragma in ("foreign_keys=ON", "synchronous=NORMAL", "cache_size=-64000"):
        connection.execute(f"PRAGMA {pragma}")
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if ours or not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        connection.execute("PRAGMA journal_mode=WAL")  # kept in the file: never set in another program's database
    connection.create_function("search_key", 1, lambda text: search_key(text or ""), deterministic=True)


def _begin_at_once(connection: Connection) -> None:
    mode = "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN"
    connection.exec_driver_sql(mode)


def _prepare(connection: Connection, path: Path) -> None:
    identity = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    empty = not connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    if identity != APPLICATION_ID and not (empty and identity == 0):
        raise NotALedger("the file is a database, but not a ledger", where=str(path), todo="name another with --ledger")
    if version > SCHEMA_VERSION:
        line = f"the ledger has schema {version}, this program knows {SCHEMA_VERSION}"
        raise NewerLedger(line, where=str(path), todo="install the newer tracktwo that wrote it")
    connection.rollback()
    if version < SCHEMA_VERSION:
        _migrate(connection)


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    with connection.execution_options(writes=True).begin():
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
