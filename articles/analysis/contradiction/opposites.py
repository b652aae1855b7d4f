"""Words that cannot both be true of one thing, and words that deny.

Each line of ``OPPOSITES`` is two groups of words with a bar between: any word left clashes with any word right.
``EXCLUSIVE`` are states that exclude each other without being opposites in a dictionary.
"""

from __future__ import annotations

from articles.analysis.contradiction.words import stem

OPPOSITES = """
rise rose risen increase increased climb climbed jump jumped surge surged soar soared grow grew grown gain gained up higher | fall fell fallen drop dropped decline declined decrease decreased slump slumped plunge plunged shrink shrank shrunk slip slipped sink sank down lower tumbled dipped
extend extended prolong prolonged renew renewed | scrap scrapped end ended cancel cancelled shorten shortened abolish abolished terminate terminated expire expired lapse lapsed
widen widened broaden broadened | narrow narrowed shrink shrank
open opened reopen reopened | close closed shut
accept accepted approve approved pass passed adopt adopted endorse endorsed back backed ratify ratified | reject rejected refuse refused veto vetoed block blocked defeat defeated turn decline declined dismiss dismissed
win won | lose lost
acquit acquitted clear cleared exonerate exonerated innocent | convict convicted guilty condemn condemned jailed sentenced
legal lawful legalise legalised | illegal unlawful banned outlawed prohibited
allow allowed permit permitted authorise authorised lift lifted | ban banned forbid forbidden prohibit prohibited bar barred outlaw outlawed impose imposed
arrive arrived enter entered | leave left depart departed withdraw withdrew withdrawn
expand expanded enlarge enlarged | cut reduce reduced slash slashed trim trimmed shrink shrank
raise raised hike hiked | cut lower lowered reduce reduced slash slashed
tighten tightened | ease eased loosen loosened relax relaxed
strengthen strengthened firm | weaken weakened soften softened
support supported backed favour favoured | oppose opposed resist resisted
alive survive survived survives | dead die died killed
true genuine authentic real | false fake forged fabricated bogus
success succeeded successful | failure failed unsuccessful
begin began begun start started launch launched | end ended finish finished stop stopped halt halted suspend suspended
resume resumed restart restarted | suspend suspended halt halted stop stopped
join joined | quit leave left
hire hired recruit recruited | fire fired dismiss dismissed sack sacked lay
buy bought purchase purchased acquire acquired | sell sold
profit profitable | loss losses
majority most | minority
unanimous unanimously | split divided
voluntary voluntarily | forced compulsory mandatory
public | secret private
safe | unsafe dangerous
present attended | absent boycotted missed
before earlier | after later
above | below
maximum | minimum
more | fewer less
best | worst
first | last
north northern | south southern
east eastern | west western
left-wing | right-wing
peaceful peacefully | violent violently
improve improved better | worsen worsened deteriorate deteriorated worse
admit admitted confess confessed acknowledge acknowledged | deny denied
restore restored | cut lost
keep kept retain retained remain remained stay stayed | leave left quit resign resigned drop dropped abandon abandoned lose lost
full | empty
early | late
accelerate accelerated quicken quickened | slow slowed
upgrade upgraded | downgrade downgraded
appoint appointed | dismiss dismissed sack sacked
capture captured seize seized fell | repel repelled held
confirm confirmed | refute refuted deny denied
heavy | light
warm warmer hot | cold colder
wet | dry
sober | drunk
"""
EXCLUSIVE = """
large fugitive escaped run missing hiding | custody arrested detained captured jail prison cell behind
missing | found located
free freed released bail | custody jailed imprisoned detained held prison cell
suicide | murder murdered homicide
accident accidental | deliberate deliberately arson sabotage
single unmarried bachelor | married
alive | buried burial
intact undamaged unscathed | destroyed damaged ruined
solvent | bankrupt insolvent
unhurt uninjured unharmed unscathed | injured hurt wounded killed
empty deserted | crowded packed full
vacant | occupied
sole only lone | several other others
independent | owned subsidiary
virtually online remotely | person
draw drew level | win won beat
"""
NEGATIONS = frozenset("not no never none nobody nothing nor neither without n't cannot hardly scarcely nowhere".split())


def _table(text: str) -> dict[str, frozenset[tuple[int, int]]]:
    """Return stem -> {(line, side)}."""
    found: dict[str, set[tuple[int, int]]] = {}
    for line, pair in enumerate(row for row in text.strip().splitlines()):
        for side, group in enumerate(pair.split("|")):
            for word in group.split():
                found.setdefault(stem(word), set()).add((line, side))
    return {key: frozenset(value) for key, value in found.items()}


_OPPOSITES = _table(OPPOSITES)
_EXCLUSIVE = _table(EXCLUSIVE)


def _clash(table: dict[str, frozenset[tuple[int, int]]], a: str, b: str) -> bool:
    left, right = table.get(a), table.get(b)
    return bool(left and right) and any((line, 1 - side) in right for line, side in left)


def opposed(a: str, b: str) -> bool:
    """Whether two stems are opposites."""
    return _clash(_OPPOSITES, a, b)


def exclusive(a: str, b: str) -> bool:
    """Whether two stems name states that exclude each other."""
    return _clash(_EXCLUSIVE, a, b)
