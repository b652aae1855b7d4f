"""The states that things can be in, each with what it means. Failure and "could not tell" are states too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SaidStatus(models.TextChoices):
    """Was it said? Whether the source really said this, whatever its truth."""

    UNCHECKED = "unchecked", _("not checked yet")  # nobody has looked
    CHECKING = "checking", _("being checked")  # an editor is on it
    CONFIRMED = "confirmed", _("said so")  # a recording, document or the source itself shows it
    REPORTED = "reported", _("reported, not confirmed")  # others report it; we could not hear or see it ourselves
    MISQUOTED = "misquoted", _("misquoted")  # the source said something else
    OUT_OF_CONTEXT = "out_of_context", _("out of context")  # said, but it meant something else where it was said
    DENIED = "denied", _("denied by the source")  # the source says it never said so, and nothing settles it
    NOT_FOUND = "not_found", _("could not be traced")  # looked for, found neither for nor against
    OWN_VOICE = "own_voice", _("the article's own words")  # nobody is quoted


#: Answers to "was it said?" after which a verdict on the claim is none on its source.
NOT_SAID = (SaidStatus.MISQUOTED, SaidStatus.DENIED, SaidStatus.NOT_FOUND)


class TruthStatus(models.TextChoices):
    """Is it true? What the evidence says of the content, whoever said it."""

    UNCHECKED = "unchecked", _("not checked yet")  # nobody has looked
    CHECKING = "checking", _("being checked")  # an editor is on it
    VERIFIED = "verified", _("verified")  # evidence supports it
    DISPUTED = "disputed", _("disputed")  # sources of weight stand against each other
    MISLEADING = "misleading", _("misleading")  # true in its words, false in what it suggests
    FALSE = "false", _("false")  # evidence refutes it
    UNPROVEN = "unproven", _("unproven")  # looked for, evidence not enough either way
    OUTDATED = "outdated", _("outdated")  # was right at its time, is not now
    NOT_CHECKABLE = "not_checkable", _("not checkable")  # opinion, intention, forecast
    WITHDRAWN = "withdrawn", _("withdrawn")  # the source or the article took it back


class Voice(models.TextChoices):
    """Whose voice a claim is in."""

    UNDECIDED = "undecided", _("not decided")  # suggestions at most
    ATTRIBUTED = "attributed", _("attributed")  # at least one decided attribution
    OWN = "own", _("own voice")  # an editor decided that the article itself says so


class ClaimKind(models.TextChoices):
    """How a claim came about."""

    SENTENCE = "sentence", _("sentence")  # one for each sentence
    PART = "part", _("part of a sentence")  # selected by an editor


class SourceKind(models.TextChoices):
    """What a source is."""

    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    DOCUMENT = "document", _("document")
    PUBLICATION = "publication", _("publication")
    GROUP = "group", _("unnamed person or group")
    UNKNOWN = "unknown", _("not known yet")


class Reliability(models.TextChoices):
    """The newsroom's grade of a source, always with a reason."""

    UNGRADED = "", _("not graded")
    A = "A", _("A – reliable")
    B = "B", _("B – usually reliable")
    C = "C", _("C – fairly reliable")
    D = "D", _("D – often unreliable")
    E = "E", _("E – unreliable")
    F = "F", _("F – cannot be judged")


class AttributionState(models.TextChoices):
    """Where an attribution stands."""

    SUGGESTED = "suggested", _("suggested")  # by the analysis; the next analysis may replace it
    DECIDED = "decided", _("decided")  # by an editor; no analysis touches it
    REJECTED = "rejected", _("rejected")  # by an editor; the analysis must not suggest it again


class AttributionManner(models.TextChoices):
    """How the words are given."""

    DIRECT = "direct", _("direct quote")
    INDIRECT = "indirect", _("indirect")
    MIXED = "mixed", _("partly quoted")


class AttributionKind(models.TextChoices):
    """What is attributed."""

    SPEECH = "speech", _("statement")
    ATTITUDE = "attitude", _("attitude")


class Polarity(models.TextChoices):
    """Whether the source is said to have said so, or not to have."""

    AFFIRMED = "affirmed", _("affirmed")
    NEGATED = "negated", _("negated")


class ViaRole(models.TextChoices):
    """What a link of the chain did."""

    RELAY = "relay", _("passed it on")
    OUTLET = "outlet", _("reported it")
    DOCUMENT = "document", _("recorded it")


class EvidenceKind(models.TextChoices):
    """How near the evidence is to the fact."""

    PRIMARY = "primary", _("primary")  # recording, document, data, eyewitness
    SECONDARY = "secondary", _("secondary")  # somebody else's report of it


class EvidenceStance(models.TextChoices):
    """Which way the evidence speaks."""

    SUPPORTS = "supports", _("supports")
    REFUTES = "refutes", _("refutes")
    CONTEXT = "context", _("gives context")


class EvidenceQuestion(models.TextChoices):
    """Which of the two questions the evidence answers."""

    SAID = "said", _("was it said?")
    TRUE = "true", _("is it true?")


class ContradictionKind(models.TextChoices):
    """What clashes."""

    NUMBER = "number", _("number")
    TIME = "time", _("time")
    NEGATION = "negation", _("denial")
    OPPOSITE = "opposite", _("opposite")
    ROLE = "role", _("who did it to whom")
    ENTITY = "entity", _("who or where")
    EXCLUSION = "exclusion", _("cannot both be")
    SOURCES = "sources", _("source against source")
    TENSION = "tension", _("tension")
    SUPERSEDED = "superseded", _("later news")


class ContradictionDecision(models.TextChoices):
    """What an editor decided of a pair."""

    OPEN = "open", _("not decided")
    REAL = "real", _("real conflict")
    SUPERSEDED = "superseded", _("superseded by later news")
    SCOPE = "scope", _("different scope")
    SAME = "same", _("same thing said differently")
    NONE = "none", _("not a conflict")


class CheckKind(models.TextChoices):
    """What a background check does."""

    ATTRIBUTIONS = "attributions", _("finding sources")  # of one version
    CONTRADICTIONS = "contradictions", _("looking for contradictions")  # of one claim
    RECHECK = "recheck", _("checking the archive again")  # of every claim, after a change of engine


class CheckState(models.TextChoices):
    """Where a background check stands."""

    QUEUED = "queued", _("waiting")  # due at due_at
    RUNNING = "running", _("running")  # somebody holds the lease
    DONE = "done", _("done")
    FAILED = "failed", _("failed")  # out of attempts; the error says why, an editor may run it again
