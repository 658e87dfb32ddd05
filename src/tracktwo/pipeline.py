"""The whole flow on one page: ingest(paths, ledger) = read > extract > resolve > add, then refresh(ledger).

    for step in ingest(["posts.tar.xz"], ledger, started=now):     # streams; memory stays flat
        progress.update(step.done)
    for stage, done in refresh(ledger):                            # resolve > link: what is new, or of older knowledge
        progress.update(done)

With `jobs` above 1, processes read and extract while this one stores; what the ledger holds afterwards is the same.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Literal

from tracktwo import __version__
from tracktwo.extract import EXTRACTOR_VERSION, extract
from tracktwo.linking import link
from tracktwo.model import Document, Records, digest
from tracktwo.read import READER_VERSIONS, Item, Refusal, all_items, packed_size, read_item
from tracktwo.resolve import knowledge_version, resolve
from tracktwo.store import Ledger, lookup
from tracktwo.store.mentions import put_mentions, unresolved
from tracktwo.store.restore import records_of_reading

BATCH = 100  # documents in one transaction: readers never wait long, and a kill loses no more than these
CHUNK = 20  # items sent to a process at once
IN_FLIGHT = 4  # chunks on their way for each process: bounds memory

Stage = Literal["reading in", "naming actors", "linking"]
Read = list[tuple[Document, Records] | Refusal]


@dataclass(slots=True)
class Summary:
    """What an ingest did so far: outcomes by name, and every refused input with its reason.

    `stage` is what is going on; after the reading in, `refreshed` counts documents whose names were resolved again,
    then records that were linked. `passed` of `size` bytes, as the files stand on the disk, were gone through.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)
    stage: Stage = "reading in"
    refreshed: int = 0
    size: int = 0
    passed: int = 0

    def pass_by(self, size: int) -> None:
        """Count some more bytes of the packed files as gone through."""
        self.passed += size

    @property
    def done(self) -> int:
        """How many inputs were dealt with."""
        return self.outcomes.total() + len(self.refused)


def read_and_extract(chunk: list[Item]) -> Read:
    """The documents of some items with their records, and the refusals; a pure function for a process of its own."""
    found: Read = []
    for item in chunk:
        try:
            for result in read_item(item):
                found.append(result if isinstance(result, Refusal) else (result, _records(result)))
        except Exception as error:  # a fault of ours in one document must not lose the other thousands
            what = f"a fault of tracktwo: {type(error).__name__}: {error}"
            found.append(Refusal(item.where, what, "please report it; nothing of this input was stored"))
    return found


def refusals_alone(paths: Iterable[str | Path]) -> list[Refusal]:
    """Every refusal of paths that hold no document at all; none where there is one, which is where reading stops.

    Asked before a ledger is made, so that a job that cannot be done leaves none behind.
    """
    told: list[Refusal] = []
    for item in all_items(paths):
        try:
            found = list(read_item(item))
        except Exception:  # a fault of ours: the ingest tells it
            return []
        if any(isinstance(one, Document) for one in found):
            return []
        told.extend(one for one in found if isinstance(one, Refusal))
    return told


def _records(document: Document) -> Records:
    found = extract(document)
    return replace(found, mentions=resolve(document, found))


def ingest(
    paths: Iterable[str | Path], ledger: Ledger, *, started: datetime, jobs: int = 1, restricted: bool = False
) -> Iterator[Summary]:
    """Put everything found under `paths` into the ledger; gives the running summary after each transaction.

    What was stored before is passed over without being read again, so a killed ingest goes on where it stopped. A path
    that is not there is refused like any other input. Raises LedgerError if the ledger cannot be written.
    """
    paths = [Path(path) for path in paths]
    summary = Summary(size=sum(map(packed_size, paths)))
    run = ledger.begin_run(started, __version__, [str(path) for path in paths])
    fresh = _fresh(all_items(paths, restricted=restricted, passed=summary.pass_by), ledger, summary)
    batch: list[tuple[Document, Records]] = []
    for results in _in_processes(read_and_extract, _chunks(fresh), jobs):
        summary.refused.extend(result for result in results if isinstance(result, Refusal))
        batch.extend(result for result in results if not isinstance(result, Refusal))
        if len(batch) >= BATCH:
            _store(ledger, batch, run, summary)
            batch = []
        yield summary
    _store(ledger, batch, run, summary)
    yield summary
    for summary.stage, summary.refreshed in refresh(ledger):
        yield summary


def _store(ledger: Ledger, batch: list[tuple[Document, Records]], run: int, summary: Summary) -> None:
    version = knowledge_version()
    outcomes = ledger.add(batch, extractor_version=EXTRACTOR_VERSION, knowledge_version=version, run=run)
    for (document, _), outcome in zip(batch, outcomes, strict=True):
        if outcome == "forgotten":
            todo = "it was forgotten on request; its bytes are not taken again"
            summary.refused.append(Refusal(document.where, f"document {document.id} is in the deletion log", todo))
        else:
            summary.outcomes[outcome] += 1


def refresh(ledger: Ledger) -> Iterator[tuple[Stage, int]]:
    """Bring actors and links up to date; gives what is going on and how many documents, then records, are done.

    Nothing is read or extracted again. Killed and restarted, it goes on: each batch is one transaction.
    """
    for done in _resolve_again(ledger):
        yield "naming actors", done
    for done in link(ledger):
        yield "linking", done


def _resolve_again(ledger: Ledger) -> Iterator[int]:
    version = knowledge_version()
    with ledger.reads() as connection:
        old = unresolved(connection, version)
    for start in range(0, len(old), BATCH):
        with ledger.writes() as connection:
            for identity, reading, extractor in old[start : start + BATCH]:
                document = lookup.document(connection, identity, reading)
                if document is not None:
                    mentions = resolve(document, records_of_reading(connection, identity))
                    put_mentions(connection, document, mentions, extractor, version)
        yield min(start + BATCH, len(old))


def _fresh(found: Iterator[Item], ledger: Ledger, summary: Summary) -> Iterator[Item]:
    """The items that the ledger does not hold as read and extracted by these versions; the others are counted."""
    for item in found:
        known = not item.refused and ledger.has(digest(item.data), EXTRACTOR_VERSION, READER_VERSIONS)
        if known:
            summary.outcomes["unchanged"] += 1
        else:
            yield item


def _chunks(found: Iterator[Item]) -> Iterator[list[Item]]:
    while chunk := list(islice(found, CHUNK)):
        yield chunk


def _in_processes(work: Callable[[list[Item]], Read], chunks: Iterator[list[Item]], jobs: int) -> Iterator[Read]:
    """`work` over the chunks, in order, by `jobs` processes; never more than a few chunks ahead."""
    if jobs <= 1:
        yield from map(work, chunks)
        return
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor(jobs))
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        waiting: deque[Future[Read]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(work, chunk))
            if len(waiting) >= jobs * IN_FLIGHT:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
