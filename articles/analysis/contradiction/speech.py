"""Who says it, taken off: a claim's attribution, and whom its opening pronoun means."""

from __future__ import annotations

import re

from articles.analysis.contradiction.antecedents import antecedent
from articles.analysis.types import ComparableClaim, Span

# Verbs after which the rest of the sentence is what the source holds to be so; BARE ones need no "that".
_BARE = "said|says|say|insisted|insists|believes|believed|argued|argues|testified|thinks"
_SAY = _BARE + (
    "|claims|claimed|claim|conceded|reported|reports|announced|announces|stated|states|added|adds|confirmed|"
    "confirms|estimated|estimates|revealed|reveals|"
    "acknowledged|acknowledges|admitted|admits|explained|noted|notes|declared|declares|maintained|maintains|found|"
    "concluded|"
    "concludes|recalled|disclosed|wrote|writes|calculated|calculates|established|showed|show|shows|indicated|"
    "indicate|"
    "indicates|ruled|heard|asserted|alleged|confessed|learned|suggests|suggested|reckons|reckon|testify"
)
_HEARERS = (
    r"(?:\s+(?:on (?!an?\b|the\b)\w+|in (?:an?|his|her|its|their) (?:statement|interview|letter|report|post|speech|"
    r"court|tweet|email)|(?:the |a |an )?(?:[\w’']+ ){0,3}?(?:reporters|parliament|"
    r"court|inquiry|"
    r"journalists|lawmakers|senators|deputies|jury|jurors|hearing|committee|tribunal|panel|television|radio|"
    r"senate|judge|"
    r"judges|council|police|investigators|investors|staff|residents|magistrates|inquest|congress|MPs|members|"
    r"union|press|paper|newspaper|audience|agency|conference|crowd|rally|station)))?"
)
_WHO = r"(?P<who>[^,;:\"“”]{2,110}?)"
_ADVERB = (
    r"(?:(?:has|have|had|also|later|now|still|then|again|since|long|once|earlier|first|at first|already|repeatedly|"
    r"previously|publicly|consistently|recently|formally|officially|privately|initially|originally|finally|"
    r"subsequently|reportedly|(?:was|were)(?=\s+told\b))\s+){0,3}"
)
_DAY = (
    r"(?:(?:late |early |earlier )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: morning| afternoon|"
    r" evening| night)?|"
    r"yesterday|today|(?:earlier|later) (?:on|this) \w+|last (?:week|month|year|night))"
)
# What may stand between the verb and "that".
_ASIDE = (
    rf"(?:\s+(?:{_DAY}|earlier|later|(?:on|in|at|by|to|with|during|after|before|through|via|under|from|for|late|"
    rf"early)\b"
    r"[^,;:\"“”]{0,60}?))?"
)
# Without "that" a hearer can't be told from who did it: "said police had opened fire".
_WHERE = (
    r"(?:\s+(?:to (?:reporters|journalists|lawmakers)|on (?!an?\b|the\b)\w+|in court|"
    r"in (?:an?|his|her|its|their) (?:statement|interview|letter|report|post|speech|tweet|email)))?"
)
_TOLD = r"(?:told|tells)(?:\s+(?:(?! to | who | s?he | it | they )[^,;:\"“”]){2,60}?)?"
# Words before the speaker that say when or where it was said.
_INTRO = (
    r"(?:(?:But|And|Yet|Still|However|Meanwhile|Separately),?\s+)?"
    r"(?:(?:(?:Late |Early )?[Oo]n \w+day(?: morning| afternoon| evening| night)?,?|(?:Earlier|"
    r"Later)(?: [^,;:\"“”]{2,20})?,|"
    r"[Ii]n (?:an?|his|her|its|their|the)\s(?:[\w’'-]+\s){0,4}?(?:statement|interview|letter|report|post|speech|"
    r"tweet|e?-?mail|"
    r"note|message|briefing|video|release|filing|ruling|article|address|memo|call|conference)\b[^,;:\"“”]{0,60},|"
    r"(?:Speaking|Asked|When asked|Addressing|Writing|Responding|Appearing)\b[^,;:\"“”]{2,80},)\s+)?"
)
# "That" is no conjunction in "said that was a mistake", "a report that was published".
_THAT = r"that\s+(?!(?:was|were|is|are|has|had|would|could)\b)"
_CLAUSE = r"(?:he|she|it|they|there)\s"
_NO_CLAUSE = (
    r"(?!(?:to|of|for|from|nothing|so(?! far)|what|how|why|whether|when|while|goodbye|yes|no to|on|against|in a|in an|"
    r"in favour|before|was|were|is|are|would|will|had|has|"
    rf"that|through|by|with|during|after|at (?:the|an?)|{_DAY}(?!['’]))\b|about (?!\d|a |half))"
)
_LEAD = re.compile(
    rf"^{_INTRO}{_WHO}\s+{_ADVERB}(?:(?:told|tells)\s+(?:[\w’'.&-]+\s+){{1,3}}?(?={_CLAUSE})|"
    rf"(?:(?:{_SAY}){_ASIDE}\s*,?|{_TOLD})\s+{_THAT}|(?:{_SAY}|told|tells)(?:{_HEARERS}|\s+{_DAY})(?:\s*:\s*[\"“]?|"
    rf"\s*,?\s+[\"“])|"
    rf"(?:told|tells)(?:\s+(?:the )?(?:[A-Z][\w’'.&-]*\s+){{1,3}}|{_HEARERS.removesuffix('?')}(?:\s+{_DAY})?\s+)"
    r"(?=(?:the|its|his|her|their)\s[^.]{0,60}\b(?:was|were|is|are|had|has|have|would|will)\b)|"
    rf"(?:{_BARE})(?:{_WHERE}|\s+{_DAY})\s+{_NO_CLAUSE}|(?:confirmed|acknowledged|admitted|showed|shows|"
    rf"show)\s+(?={_CLAUSE})|"
    r"claim(?:s|ed)?\s+(?![^.]{0,25}\b(?:lives|life|victims?|responsibility|victory|credit|asylum|benefits?|"
    r"damages|compensation|medals?|titles?)\b)"
    r"(?!(?:on|to|that|over|for|of|than|after|before|against|from|by|at|in|as|and|were|was|are|have|had)\b|(?:the|"
    r"an?|his|her|its|their)\s(?:\w+\s){1,2}?(?:of|on|for|over|from)\b))"
    r"(?P<rest>.{12,})$",
    re.DOTALL,
)
_LEAD_APPOSITION = re.compile(
    rf"^{_INTRO}(?P<who>[^,;:\"“”]{{2,70}}),(?!\s(?:and|but|or|"
    rf"so)\b)[^\"“”]{{2,150}}?,\s+{_ADVERB}(?:(?:(?:{_SAY}){_ASIDE}|{_TOLD})\s+{_THAT}|"
    rf"(?:told|tells)\s+(?:[\w’'.&-]+\s+){{1,3}}?(?={_CLAUSE})|(?:{_BARE})(?:{_WHERE}|\s+{_DAY})\s+{_NO_CLAUSE})"
    r"(?P<rest>.{12,})$",
    re.DOTALL,
)
_ACCORDING = re.compile(
    r"^(?:[Bb]ut |And )?[Aa]ccording to (?:(?P<who>[^,]{2,90})(?:,\s+wh(?:ich|o|"
    r"ose)\b[^,]{2,100})?),\s*(?P<rest>.{12,})$",
    re.DOTALL,
)
# "according to Ann Oakes, a professor at Hull, the …": only after a name, as "a man" may begin the claim.
_ACCORDING_APPOSITION = re.compile(
    r"^[Aa]ccording to (?P<who>(?!the |an? )(?:[\w’'.-]+ ){0,4}[A-Z][\w’'-]+ [A-Z][\w’'-]+),\s+(?:an?|the|head|"
    r"director|chief|professor)\b[^,]{2,100},\s*"
    r"(?P<rest>(?!\d+,|(?:who|which|was|were|is|are|had|has)\b).{12,})$",
    re.DOTALL,
)
_WHO_IT_IS = (
    r"(?:,\s+(?:wh(?:o|ose|ich)\b[^\"“”]{0,150}?|\d\d|(?!an? (?:move|claim|figure|rise|"
    r"fall)\b)an?\b(?:(?! was | were | had | has | is | are | will | would )[^,\"“”]){2,100}?))?"
)
_TAIL_ACCORDING = re.compile(
    rf"^(?P<rest>.{{12,}}?)[\"”’]?,?[\"”’]?\s+according to (?P<who>[^,;]{{2,120}}?){_WHO_IT_IS}[.]?$", re.DOTALL
)
_TAIL_SAID = re.compile(
    rf"^(?P<rest>.{{12,}}?)[\"”’']?,[\"”’']?\s+(?P<who>(?:(?!,).){{2,80}}?)\s+{_ADVERB}(?:(?:told|"
    rf"tells)\s+[^,\"“”]{{2,80}}?|(?:{_SAY}|(?<=was )told|(?<=were )told)"
    rf"(?:\s+(?:{_DAY}|(?:on|in|at|after|during|to|the|a|late|early|yesterday|reporters)\b[^,]{{0,60}}))?)[.]?$",
    re.DOTALL,
)
# The same with the speaker explained, where quotation marks show what is said.
_TAIL_SAID_APPOSITION = re.compile(
    rf"^(?P<rest>[\"“].{{12,}}?)(?:[\"”],|"
    rf",[\"”])\s+(?P<who>[^,]{{2,80}}?),\s+[^\"“”]{{2,120}}?,\s+{_ADVERB}(?:(?:told|tells)\s+[^,\"“”]{{2,80}}?|"
    rf"(?:{_SAY}))"
    r"(?:\s+(?:on|in|at|after|during|to)\b[^,]{0,60})?[.]?$",
    re.DOTALL,
)
_TAIL_SAID_INVERTED = re.compile(
    r"^(?P<rest>.{25,}?)[\"”’']?,[\"”’']?\s+(?:said|says|wrote|added|adds|explained|insisted|insists|warned|warns)\s+"
    r"(?P<who>(?!(?:she|he|it|they|to|that)\b)(?:(?! had | was | is |"
    rf" to | were )[^,]){{2,70}}?)(?:\s+(?:{_DAY}))?{_WHO_IT_IS}[.]?$",
    re.DOTALL,
)
# "The change follows reports that …": nobody in particular says so, and what counts is what was reported.
_REPORTED = re.compile(
    r"^[^,;:\"“”]{2,60}?\b(?:follow(?:s|ed)|com(?:es?|ing) (?:after|amid)|came (?:after|amid))\s+(?:\w+\s+)?"
    r"(?:reports?|claims?|news|word|indications|estimates)\s+that\s+(?P<rest>.{12,})$",
    re.DOTALL,
)
# "…, the governor said on Thursday, since …": left out of what is read.
_GOES_ON = r"(?:was|were|is|are|has|have|had|will|would|could|can|may|might|did|does|do|also|then)\b"
INSIDE = re.compile(
    rf"(?:,\s+(?P<who>(?:(?!(?:which|who|that|where|and|but|to|be|been|was|were|is|"
    rf"are)\b)[\w.’'-]+\s+){{1,6}}?)(?:{_SAY}|told \w+)(?:\s+{_DAY})?|,\s+according to (?P<by>[^,]{{2,70}}))"
    rf"(?:,(?=\s+{_GOES_ON})|(?=,))|,\s+(?:(?!(?:which|who|that|where|and|but|to|be|been|was|were|is|"
    rf"are)\b)[\w.’'-]+\s+){{1,6}}?(?:{_SAY})(?:\s+{_DAY})?(?=\.?$)"
)
# Such an attribution tells that what was said may hold no more, or that it holds now.
SAID_EARLIER = re.compile(
    r"\b(?:at first|initially|originally|previously|had (?:earlier|first|already)|"
    r"first (?:said|told|reported|put|announced|estimated|claimed|thought)|earlier (?:said|reported|announced|put)|"
    r"(?:early|earlier|first|initial|previous|preliminary) (?:police |official |media |press |news )?"
    r"(?:statements?|reports?|versions?|accounts?|figures?|estimates?|counts?|tolls?))\b",
    re.IGNORECASE,
)
SAID_NOW = re.compile(
    r"\b(?:now|(?:has|have) since|since then|later|revised|updated|latest|new) (?:said|says?|told|tells?|puts?|"
    r"believes?|believed|reported|reports?|announced|confirmed|confirms?|statements?|figures?|counts?|tolls?|estimates?)\b",
    re.IGNORECASE,
)
# "Police at first, …": when it was said is no part of who says it.
_WHEN_LAST = re.compile(
    r",?\s+(?:at first|initially|originally|previously|(?:had )?earlier|first|now|later)$", re.IGNORECASE
)
PRONOUN = re.compile(r"^(he|she|it|they|his|her|its|their|we|our|i|my)\b(?!['’])", re.IGNORECASE)
OWNERS = frozenset(["his", "her", "its", "their", "our", "my"])
_OURS = frozenset(["i", "we", "my", "our"])
# "It was too early to say": nothing is meant.
_NOTHING_MEANT = re.compile(
    r"it(?:['’]s| is| was| would be| will be| had been| has been| may be| seem(?:s|ed)| look(?:s|ed)) (?:\w+ly |"
    r"not |never |still |now |far |much )*"
    r"(?:too|time|clear|unclear|likely|unlikely|possible|impossible|important|essential|vital|wrong|right|true|"
    r"hard|difficult|easy|up to|raining|"
    r"snowing|dark|cold|hot|the|an?|that|who|only|not until|because|as if|like)\b|it (?:would |had |has |"
    r"will )?(?:takes?|took|taken) ",
    re.IGNORECASE,
)
# Speakers whom "he" cannot mean, or who speak of somebody else; whom "it" cannot mean.
_BODY = re.compile(
    r"\b(?:ministry|company|firm|police|court|army|navy|military|government|cabinet|office|department|agency|union|"
    r"club|hospital|school|"
    r"university|council|family|bank|party|team|report|statement|letter|note|study|inquiry|jury|inquest|tribunal|"
    r"kremlin|paper|newspaper|embassy|"
    r"service|group|committee|commission|federation|association|authority|airline|charity|panel|autopsy|media|"
    r"[A-Z]{2,})$|"
    r"\b(?:lawyers?|counsel|solicitor|barrister|attorney|manager|agent|spokes\w+|doctor|mother|father|wife|husband|"
    r"widow|widower|son|daughter|"
    r"sister|brother|friend|neighbour|neighbor|colleague)\b",
)
_PERSON = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|professor|president|minister|chancellor|senator|governor|mayor|"
    r"judge|justice|colonel|captain|"
    r"inspector|commissioner|king|queen|prince|princess|pope|bishop|coach|manager|director|chair\w*|chief|spokes\w+|"
    r"ambassador|man|woman|lawyer|witness|resident|analyst|economist|engineer|scientist|researcher|doctor|nurse|"
    r"farmer|driver|owner|"
    r"historian|biologist|officer|executive|secretary|official|source|expert|mother|father|wife|husband|son|"
    r"daughter|sister|brother|cook|student)\b",
    re.IGNORECASE,
)
_NOT_A_SPEAKER = re.compile(
    r"\b(which|who|that|when|where|because|before|until|after|while|although|though|not|never|n't|and|but|if|as)\b|^(and|but|it|"
    r"there|nobody|no one|none|few|what|in|on|at|by|until|since|during)\b|"
    # Who was asked: the share says how many hold it.
    r"\d\s?%|per ?cent|\b(?:half|thirds?|quarters?|fifths?|tenths?|majority) (?:of|the)\b|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of) (?:every )?(?:two|three|four|five|six|"
    r"seven|eight|nine|ten|\d+)\b|"
    r"\b(?:dismiss(?:es|ed)|reject(?:s|ed)|den(?:y|ies|ied)|disput(?:es|ed)|refut(?:es|ed)|played down|fac(?:es|"
    r"ed))\b|"
    # Then the verb is a noun: "follows reports that …", "denied the claim that …".
    r"\b(?:an?|the|this|these|those|no|any|his|her|its|their|of|on|by|from|to|with|in|into|over|about|for|against|"
    r"was|were|be|been|amid|despite|follow(?:s|ed|ing)?|"
    r"den(?:y|ies|ied)|cit(?:es|ed|ing)|contradict(?:s|ed|ing)?|reject(?:s|ed)|dismiss(?:es|ed)|repeat(?:s|ed)|"
    r"made)$",
    re.IGNORECASE,
)
# Who "was told" and is quoted for it.
_COURT = re.compile(
    r"\b(?:court|jury|jurors|inquest|tribunal|inquiry|hearing|magistrates?|judge|coroner|committee|panel)\b"
)
# "False claims that …", "the minister's claim that …": nouns, not verbs.
_WHEN_SAID = re.compile(
    r"^(?:In|On|At|By|Until|After|Before|Since|During)\s(?:the |an? |his |her |its )?[^,]*?\w\s(?=(?:the|an?)\s)"
)
_NOUN = re.compile(r"\s+(?:claims?|reports?|estimates?|notes?|shows?)\b")
_BEFORE_NOUN = re.compile(
    r"['’]s?$|\b(?:false|fresh|new|recent|earlier|initial|early|conflicting|unconfirmed|repeated|media|press|news|"
    r"similar|such|wild|more|asylum|insurance|rejecting|compensation|benefits?)$",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"^(?:the )?(?:(?-i:[A-ZÀ-Ý])[\w’'.&-]*(?: of(?: the)?)? )+and (?=(?:the )?(?-i:[A-Z]))|"
    r"^(?:the )?\w+ and (?:the )?(?=\w+$)",
    re.IGNORECASE,
)


_PATTERNS = (
    _ACCORDING_APPOSITION, _ACCORDING, _LEAD, _LEAD_APPOSITION, _TAIL_ACCORDING, _TAIL_SAID, _TAIL_SAID_APPOSITION,
    _TAIL_SAID_INVERTED,
)  # fmt: skip


def content_of(text: str) -> tuple[Span, str]:
    """Return the span of ``text`` without its attribution, and the speaker's words ("" if it has none)."""
    for pattern in _PATTERNS:
        found = pattern.match(text)
        if found and len(found["who"].split()) <= 14 and _speaks(found, text):
            start, end = found.span("rest")
            while start < end and text[start] in '"“ ”':
                start += 1
            while end > start and text[end - 1] in '"”, “':
                end -= 1
            if text[start] in "‘'" and text[end - 1] not in ".":
                start, end = start + 1, end - (text[end - 1] in "’'")
            told = re.match(r"\s+(?:was|were)\b", text[found.end("who") :]) and not _COURT.search(found["who"])
            return Span(start, end), "" if told else _bare(found["who"])
    reported = _REPORTED.match(text)
    if reported:
        return Span(*reported.span("rest")), ""
    found = INSIDE.search(text)
    who = _bare((found["who"] or found["by"] or "") if found else "")
    return Span(0, len(text)), "" if not who or _NOT_A_SPEAKER.search(_PAIR.sub("", who)) else who


def _bare(who: str) -> str:
    """Return a speaker's words without when it was said."""
    return _WHEN_LAST.sub("", _WHEN_SAID.sub("", who.strip()))


def _speaks(found: re.Match, text: str) -> bool:
    who = found["who"].strip()
    if found.end("who") < found.start("rest") and _NOUN.match(text, found.end("who")) and _BEFORE_NOUN.search(who):
        return False
    return not _NOT_A_SPEAKER.search(_PAIR.sub("", _WHEN_SAID.sub("", who)))


def meant(claim: ComparableClaim, content: Span, speaker: str) -> str:
    """Return whom the opening pronoun of a claim's content means: the speaker, somebody named before, or ""."""
    said = content.of(claim.text)
    pronoun = re.match(r"\w+", said).group().lower()
    if _NOTHING_MEANT.match(said):
        return ""
    if not speaker or PRONOUN.fullmatch(speaker):
        return antecedent(claim.context, speaker.lower() if speaker and pronoun in _OURS else pronoun)
    if pronoun in _OURS:
        return speaker
    quoted = claim.text[: content.start].endswith(('"', "“", "‘"))
    who = re.split(r"\s(?:of|for|at|in|from|on|with|near|close|behind|who)\s", speaker)[0]
    many = who.lower().endswith(("police", "people", "men", "women", "children")) or bool(
        re.search(r"\b[a-z][\w-]*[^su’']s$|^\w+[^su’']s$", who)
    )
    if pronoun in {"it", "its"}:
        fits = not (
            many
            or _PERSON.search(who)
            or (pronoun == "it" and re.search(r"^(?!The ).*[A-Z][\w’'-]+ [A-Z][\w’'-]+$", who))
        )
    elif pronoun in {"they", "their"}:
        fits = many
    else:
        fits = not (many or _BODY.search(who))
    if claim.text.find(speaker) < content.start and not quoted and fits:
        return speaker
    return antecedent(claim.context, pronoun) if pronoun in {"he", "she", "his", "her"} else ""
