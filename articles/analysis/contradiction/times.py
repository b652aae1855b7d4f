"""When a claim says that something was: dates, months, years, weekdays, clock times, quarters, seasons, and order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from articles.analysis.types import Span

MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        start=1,
    )
}
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DATES = (
    re.compile(rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?\b"),
    re.compile(rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?\b(?! ?(?:people|per|%|million|billion))"),
    re.compile(rf"\b{_MONTH}(?:,?(?: of)? {_YEAR})?(?=\W|$)"),
    re.compile(
        rf"(?<![\d.,$€£-]){_YEAR}(?:s|(?!\d|,\d))(?! (?:people|men|women|troops|soldiers|jobs|homes|metres|miles|km))"
    ),
)
_WEEKDAY = re.compile(r"\b(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s)?\b")
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]m\b|[ap]\.m\b\.?)|"
    r"(?<![\d:.,$€£])\b(?P<hour24>[01]?\d|2[0-3])[:.]"
    r"(?P<minute24>[0-5]\d)(?!\d|[:.,]\d|%| ?(?:million|billion|per|m\b|km|bn|seconds|euros))|\b(?P<word>midnight|"
    r"noon|"
    r"midday)\b",
    re.IGNORECASE,
)
_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
# "Nine o'clock", "half past ten", "quarter to six": of the morning or the evening, nobody says.
_ON_THE_DIAL = re.compile(
    rf"\b(?:(?<!by )(?<!by a )(?:a )?(?P<part>half(?= past)|quarter) (?P<side>past|to) "
    rf"(?P<hour>{'|'.join(_HOURS)}|1?\d)\b(?! ?(?:%|per|million|billion))(?: o['’]clock)?|"
    rf"(?P<full>{'|'.join(_HOURS)}|1?\d) o['’]clock)",
    re.IGNORECASE,
)
_BEFORE_HOUR = re.compile(r"\b(?:at|by|until|till|from|since|around|before|after|between)\s$", re.IGNORECASE)
_PART = re.compile(r"\b(?P<part>morning|afternoon|evening|night|dawn|dusk|lunchtime|overnight)\b", re.IGNORECASE)
_PARTS = {"morning": 1, "dawn": 1, "lunchtime": 2, "afternoon": 2, "evening": 3, "dusk": 3, "night": 4, "overnight": 4}
_QUARTER = re.compile(
    r"\b(?P<which>first|second|third|fourth|last|final) (?P<what>quarter|half)\b(?! of the (?:fund|money))", re.I
)
_SEASON = re.compile(
    r"\b(?:this|last|next|in|since|until|by|the|early|late)\s+(?P<season>spring|summer|autumn|winter|fall)\b"
)
_RELATIVE = re.compile(
    r"\b(?P<relative>yesterday|today|tomorrow|(?:last|this|next) (?:year|week|month|season|night|decade|century))\b",
    re.I,
)
# Words that tell when or how long and name no date: "only after", "a day before", "four full days", "until nightfall".
_WHEN = re.compile(
    r"\b(?:(?:(?:only|just|barely|within|for|more than|less than|over|about|almost|nearly|the|very|same|full|whole|all|"
    r"few|many|several|hours|days|weeks|months|years|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\d+)(?= ))[ -]){0,4}(?:seconds|minutes?|hours?|days?|nights?|weeks?|fortnight|months?|years?|decades?|"
    r"centur(?:y|ies))(?: (?:before|after|later|earlier|ago))?|"
    r"(?:(?:only|just|well|shortly|long|soon|right|immediately|even|not) )?(?:before|after|until|once)"
    r"(?: (?:spring|summer|autumn|winter|dawn|daybreak|dusk|nightfall|midnight|noon|midday|then|now|\w+day)(?!\w))?|"
    r"(?:early|late|mid)[ -](?:\w+)|still|already|later|earlier|nightfall|daybreak|dawn|dusk|overnight|afterwards|"
    r"first|last|early|late|ever since|since)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Time:
    """A point or stretch of time as a claim words it: ``kind`` says of what sort ``value`` is."""

    kind: str
    value: tuple[int, ...] | str
    span: Span


# "The final quarter" of a year is its fourth.
_LAST = {"quarter": {"last", "final", "fourth"}, "half": {"last", "final", "second"}}


def _overlaps(span: Span, taken: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)


def times(text: str) -> tuple[Time, ...]:
    """Return every time that ``text`` names, in reading order."""
    found: list[Time] = []
    taken: list[Span] = []

    def keep(kind: str, value: tuple[int, ...] | str, match: re.Match) -> None:
        span = Span(*match.span())
        if not _overlaps(span, taken):
            taken.append(span)
            found.append(Time(kind, value, span))

    for kind, value, match in _dates(text):
        keep(kind, value, match)
    for match in _WEEKDAY.finditer(text):
        keep("weekday", match["weekday"].lower(), match)
    for hour, match in _hours(text):
        keep("clock", hour, match)
    for match in _QUARTER.finditer(text):
        keep(match["what"].lower(), match["which"].lower(), match)
    for match in _SEASON.finditer(text):
        keep("season", match["season"].replace("fall", "autumn"), match)
    for match in _RELATIVE.finditer(text):
        keep("relative " + match["relative"].split()[-1].lower(), match["relative"].lower(), match)
    for match in _PART.finditer(text):
        keep("part", (_PARTS[match["part"].lower()],), match)
    return tuple(sorted(found, key=lambda time: time.span))


def _dates(text: str) -> Iterator[tuple[str, tuple[int, ...], re.Match]]:
    """Find dates, months, years and decades, the fullest first."""
    for pattern in _DATES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = MONTHS[parts["month"][:3].lower()] if parts.get("month") else 0
            day, year = int(parts.get("day") or 0), int(parts.get("year") or 0)
            if month and not (day or year) and _in_a_name(text, match):
                continue
            if not month and match.group().endswith("s"):
                yield "decade", (year,), match
            else:
                yield "date", (year, month, day), match


def _hours(text: str) -> Iterator[tuple[tuple[int, ...], re.Match]]:
    """Find hours in minutes after midnight; (…, 720) where they may be of the morning or the evening."""
    for match in _CLOCK.finditer(text):
        # "1.25" is an hour only after a word that goes before hours.
        before = text[max(0, match.start() - 9) : match.start()]
        if not (match["hour24"] and "." in match.group() and not _BEFORE_HOUR.search(before)):
            yield (_minutes(match),), match
    for match in _ON_THE_DIAL.finditer(text):
        said = (match["hour"] or match["full"]).lower()
        hour = _HOURS.index(said) if said in _HOURS else int(said)
        part = {"half": 30, "quarter": 15}.get((match["part"] or "").lower(), 0)
        yield ((60 * hour + (-part if (match["side"] or "").lower() == "to" else part)) % 720, 720), match


# What stands before a month: "last May", "in June Carter left".
_BEFORE_MONTH = re.compile(
    r"\b(?:in|on|of|by|since|until|till|from|to|and|or|between|during|before|after|this|last|next|every|each|early|late|mid|"
    r"the|a|an|its|his|her|their|our|when|while|as|but|"
    r"through|for|around|\w+day,?|(?:[A-Z][a-z]{2,8}) (?:and|to|or|until|through))[ -]$",
    re.IGNORECASE,
)


def _in_a_name(text: str, match: re.Match) -> bool:
    """Whether a month by itself is somebody's name: "Theresa May", "Jan Novak", "Judge April Ross"."""
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 4]
    if _BEFORE_MONTH.search(before):
        return False
    return bool(re.search(r"[A-Z][\w-]+ $", before) or re.match(r" [A-Z][a-zà-ÿ’'-]+", after))


def is_on_the_dial(text: str, start: int) -> bool:
    """Whether a number that starts at ``start`` is an hour in words, or part of one: "half past ten"."""
    near = _ON_THE_DIAL.finditer(text, max(0, start - 24), start + 36)
    return any(match.start() <= start < match.end() for match in near)


def whens(text: str) -> tuple[Span, ...]:
    """Return the stretches of ``text`` that tell when or how long, dates or not, in reading order."""
    found = [Span(*match.span()) for match in _WHEN.finditer(text)]
    return tuple(sorted([*found, *(time.span for time in times(text) if not _overlaps(time.span, found))]))


def _minutes(match: re.Match) -> int:
    """Return minutes after midnight."""
    if match["word"]:
        return 0 if match["word"].lower() == "midnight" else 720
    if match["half"]:
        hour = int(match["hour"]) % 12 + (12 if match["half"][0].lower() == "p" else 0)
        return 60 * hour + int(match["minute"] or 0)
    return 60 * int(match["hour24"]) + int(match["minute24"])


def differ(a: Time, b: Time) -> bool:
    """Whether two times of one kind cannot be the same time. Parts that one side leaves open do not differ."""
    if a.kind != b.kind:
        return _is_outside(a, b) or _is_outside(b, a)
    if a.kind == "date":
        return any(left and right and left != right for left, right in zip(a.value, b.value, strict=True))
    if a.kind == "clock":
        turn = 720 if len(a.value) > 1 or len(b.value) > 1 else 1440
        gap = abs(a.value[0] - b.value[0]) % turn
        return min(gap, turn - gap) > 15
    if a.kind == "part":
        return abs(a.value[0] - b.value[0]) >= 2
    return a.value != b.value and not {a.value, b.value} <= _LAST.get(a.kind, set())


def _is_outside(date_of: Time, decade: Time) -> bool:
    """Whether a date has a year that is not in a decade, or century."""
    if (date_of.kind, decade.kind) != ("date", "decade") or not date_of.value[0]:
        return False
    return not 0 <= date_of.value[0] - decade.value[0] < (100 if decade.value[0] % 100 == 0 else 10)


def one_hour_or_decade(a: Time, b: Time) -> bool:
    """Whether two times are a year and its decade, or one hour of which a side does not say if it is in the evening."""
    if a.kind == b.kind == "clock":
        return len(a.value) != len(b.value) and (a.value[0] - b.value[0]) % 720 == 0
    dates = [one for one in (a, b) if one.kind == "date"]
    return {a.kind, b.kind} == {"decade", "date"} and bool(dates[0].value[0]) and not differ(a, b)


def _sort(time: Time) -> str:
    """Return what a time is compared with: a decade with dates."""
    return "date" if time.kind == "decade" else time.kind


def disagreements(a: tuple[Time, ...], b: tuple[Time, ...]) -> tuple[tuple[Time, Time], ...]:
    """Return the pairs of times that differ, of kinds where both sides have a time that the other has not."""
    found = []
    for sort in sorted({_sort(time) for time in a} & {_sort(time) for time in b}):
        left, right = [time for time in a if _sort(time) == sort], [time for time in b if _sort(time) == sort]
        own_left = [x for x in left if all(differ(x, y) for y in right)]
        own_right = [y for y in right if all(differ(x, y) for x in left)]
        if own_left and own_right:
            found.append((own_left[0], own_right[0]))
    return tuple(found)


_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_DAYS_AWAY = {"yesterday": -1, "today": 0, "tomorrow": 1}


def days(found: tuple[Time, ...], published: date) -> tuple[date, ...]:
    """Return the days that weekdays and "yesterday" mean in an article of that date: a weekday is the last one.

    A day before the calendar begins, or after it ends, is left out.
    """
    weekdays = [_WEEKDAYS.index(time.value) for time in found if time.kind == "weekday"]
    back = [-((published.weekday() - weekday) % 7) for weekday in weekdays]
    away = [_DAYS_AWAY[time.value] for time in found if time.value in _DAYS_AWAY]
    ordinals = (published.toordinal() + number for number in back + away)
    return tuple(date.fromordinal(day) for day in ordinals if 1 <= day <= date.max.toordinal())
