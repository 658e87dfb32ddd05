"""Records that belong together, across documents. Pure: the same records and judgements, the same groups."""

from __future__ import annotations

from tracktwo.link.forecasts import Foretold, foretold, same_forecasts
from tracktwo.link.groups import Group, Judged
from tracktwo.link.reprints import Said, same_statements
from tracktwo.link.talks import Met, same_meetings

LINKER_VERSION = "3"  # raised where the same records would be put into other groups: 3, forecasts by publishers' lines

__all__ = [
    "LINKER_VERSION",
    "Foretold",
    "Group",
    "Judged",
    "Met",
    "Said",
    "foretold",
    "same_forecasts",
    "same_meetings",
    "same_statements",
]
