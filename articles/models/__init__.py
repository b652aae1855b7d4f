"""The facts that are kept: one noun a file, constraints, little else."""

from .article import Article, Sentence, Version
from .attribution import Attribution, AttributionVia
from .candidate import ClaimTerm, IndexedClaim
from .check import Check
from .claim import Claim, ClaimAnchor
from .contradiction import Contradiction
from .draft import Draft
from .event import REWORDING, Event, reworded_since
from .evidence import Evidence
from .publication import Publication, PublishedClaim, PublishedClaimSource
from .source import Source, SourceAlias

__all__ = [
    "REWORDING",
    "Article",
    "Attribution",
    "AttributionVia",
    "Check",
    "Claim",
    "ClaimAnchor",
    "ClaimTerm",
    "Contradiction",
    "Draft",
    "Event",
    "Evidence",
    "IndexedClaim",
    "Publication",
    "PublishedClaim",
    "PublishedClaimSource",
    "Sentence",
    "Source",
    "SourceAlias",
    "Version",
    "reworded_since",
]
