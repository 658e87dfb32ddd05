"""tracktwo (二轨): a ledger of nuclear-risk diplomacy in which every record points at its exact characters.

    bytes --read--> Document --extract--> records with spans --resolve--> records with actors --add--> Ledger <--link--
                                                                                                      |
                                         people <--present-- answers <--analyse-- records ------------+

Importing the package does no work: languages and knowledge load on first use.
"""

from __future__ import annotations

__version__ = "0.1.0"
