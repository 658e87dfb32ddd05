"""What must be found in texts that everybody here knows: the seed article, and the Pentagon's report of September 2020.

python benchmarks/known_texts.py [--posts]

The seed's figures, forecasts and talks are checked one by one. With --posts, every post of 2020 that tells of the
report's warheads is shown with what was found: publisher, subject, unit, due, and where missiles were printed for
warheads (TRAPS 22). Fails where the seed lacks something. Skips cleanly where ../shared is absent.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from measured import SHARED
from tracktwo.extract import extract
from tracktwo.languages import fold
from tracktwo.model import Document, Forecast, Records
from tracktwo.read import read_path

SEED = SHARED / "corpus" / "seed-2024-06-22.md"
POSTS = SHARED / "corpus" / "posts-2020.tar.xz"
REPORT = re.compile(
    r"(?:五角大[楼厦]|国防部|美方|美军方)[^\n]{0,400}(?:弹头[^。\n]{0,40}(?:倍|翻)|倍[^。\n]{0,12}弹头)"
)


def seed_checks(found: Records) -> Iterator[tuple[str, bool]]:
    """Each expectation of the issue with whether it holds."""
    figures = {(f.values, f.shape, f.unit, f.subject, f.publisher): f for f in found.figures}
    sipri = figures.get(((410.0, 500.0), "change", "warhead", "中国", "斯德哥尔摩国际和平研究所"))
    yield "410 to 500, SIPRI, 2023 to 2024", sipri is not None and sipri.as_of == ("2023", "2024")
    pentagon = figures.get(((500.0,), "level", "weapon", "中国", "五角大厦"))
    yield "about 500, reported deployed", pentagon is not None and pentagon.metric_reported == "deployed"
    yield "its publisher's metric is operational", pentagon is not None and pentagon.metric == "operational"
    yield "the two metrics are an issue", any(issue.kind == "figure.metric_differs" for issue in found.issues)
    yield "1,000 by 2030", any(f.values == (1000.0,) and f.due == "2030" and f.hedge == "可能" for f in found.forecasts)
    claims = [forecast for forecast in found.forecasts if forecast.comparison == "美国和俄罗斯"]
    yield "missiles at the level of two others by 2030", any(c.due == "2030" and c.unit == "missile" for c in claims)
    talks = {(talk.status, talk.track, talk.when) for talk in found.talks}
    for status, track, when in (
        ("held", ("1.5", "2"), "2004"),
        ("held", ("1",), "2008"),
        ("held", ("1",), "2023-11"),
        ("resumed", ("2",), "2024-03"),
    ):
        yield f"talk {status} {'/'.join(track)} {when}", (status, track, when) in talks
    reasons = [fold(t.reason.quote) for t in found.talks if t.status == "suspended" and t.reason]
    yield "suspended, with both reasons", any("疫情" in reason and "经费" in reason for reason in reasons)
    yield "nothing is dated 2019", not any(talk.when == "2019" for talk in found.talks)
    conveners = [talk.convener for talk in found.talks if talk.convener]
    yield "who convened it", any("太平洋论坛" in convener for convener in conveners)


def check_seed() -> int:
    (document,) = (one for one in read_path(SEED) if isinstance(one, Document))
    results = list(seed_checks(extract(document)))
    for name, holds in results:
        print(f"{'ok     ' if holds else 'MISSING'} {name}")
    return int(not all(holds for _, holds in results))


def show_posts() -> None:
    number = 0
    for document in read_path(POSTS):
        if not isinstance(document, Document) or not REPORT.search(fold(document.text)):
            continue
        number += 1
        found = extract(document)
        print(f"## {document.outlet} {document.local_date} {document.title}")
        for forecast in found.forecasts:
            print(f"   {told(forecast)}")
        for issue in found.issues:
            if issue.kind == "figure.unit_differs":
                print(f"   issue {issue.message}")
    print(f"{number} posts tell of it")


def told(forecast: Forecast) -> str:
    said = (forecast.publisher, forecast.subject, forecast.unit, f"due {forecast.due}", forecast.hedge)
    return f"{forecast.span.quote}: " + ", ".join(str(part) for part in said)


def main() -> int:
    if not SEED.is_file():
        print(f"{SEED} is absent: nothing is checked here")
        return 0
    missing = check_seed()
    if "--posts" in sys.argv:
        show_posts()
    return missing


if __name__ == "__main__":
    sys.exit(main())
