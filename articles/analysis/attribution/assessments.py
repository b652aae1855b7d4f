"""Own-voice sentences that judge or predict without saying on whose word."""

from __future__ import annotations

import re

from articles.analysis.attribution.document import Document

_JUDGING = re.compile(
    r"\b(?:(?:is|are|was|were|seems?|appears?|looks?|remains?)\s+(?:\w+ly\s+)?(?:un)?likely\s+to|unlikely|(?:could|may|might|would)\s+"
    r"(?:well|yet|also|still|prove|become|easily|soon|hardly|make|leave|mean|undermine|deepen|ease|complicate|weaken|strengthen|embolden|matter)"
    r"|risks?\s+\w+ing|all but (?:certain|guarantees?)|bound to|set to (?:deepen|widen|worsen|fuel)|no doubt|doubtless|clearly|"
    r"arguably|inevitabl[ey]|raises? (?:the )?(?:question|doubt|prospect|fear|concern)s?|(?:a|the) (?:serious|major|heavy|severe|bitter) "
    r"(?:blow|setback|test)|hardly|little (?:chance|hope|doubt)|casts? (?:a )?(?:doubt|shadow)|decisive|spells? trouble|will probably|"
    r"(?:is|are) (?:almost )?certain to|stands? to (?:gain|lose))\b",
    re.IGNORECASE,
)


def is_unsourced_assessment(document: Document, number: int) -> bool:
    """Whether an own-voice sentence assesses or predicts ("is unlikely to alter the course")."""
    return bool(_JUDGING.search(document.sentences[number].span.of(document.text)))
