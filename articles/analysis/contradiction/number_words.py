# ruff: noqa: SIM905 - lists of words read best as words
"""Words that numbers are made of: numerals, vague amounts, units, bounds, and nouns that count the same thing."""

from __future__ import annotations

from articles.analysis.contradiction.words import stem

ONES = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {
    name: 10 * value
    for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "mn": 1e6, "bn": 1e9,
    "tn": 1e12, "k": 1e3,
    "lakh": 1e5, "crore": 1e7, "dozen": 12.0,
}  # fmt: skip
ORDINALS = {
    name: value
    for value, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | dict(zip(
    "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(), range(30, 101, 10),
    strict=True,
))  # fmt: skip
VAGUE = {
    "tens": (20, 150), "dozens": (24, 150), "scores": (40, 200), "hundreds": (150, 2000), "thousands": (1500, 2e4),
    "millions": (1.5e6, 5e7),
    "several": (3, 9), "couple": (2, 3), "handful": (2, 9), "pair": (2, 2), "both": (2, 2), "twice": (2, 2),
    "once": (1, 1), "thrice": (3, 3), "single": (1, 1), "sole": (1, 1), "lone": (1, 1), "solitary": (1, 1),
    "few": (2, 9),
}  # fmt: skip
# Units written so only in the singular, or as a sign: "12 km", but "12 days" and never "12 day" (as in "day trippers").
SIGNS = frozenset(["km", "m", "ft", "cm", "mm", "kg", "g", "mph", "kph", "mw", "gw", "%", "percent", "percentage",
"c", "p", "pc", "yen", "kroner", "kronor",
                   "yuan", "won", "rand", "feet", "inches", "nautical", "celsius", "foot"])  # fmt: skip
FRACTIONS = {
    "half": 50.0, "third": 100 / 3, "thirds": 100 / 3, "quarter": 25.0, "quarters": 25.0, "fifth": 20.0, "fifths": 20.0,
    "tenth": 10.0, "tenths": 10.0, "sixth": 100 / 6, "eighth": 12.5, "eighths": 12.5,
}  # fmt: skip

# Unit -> (dimension, factor to the dimension's base unit).
UNITS = {
    "km": ("length", 1000.0), "kilometre": ("length", 1000.0), "kilometer": ("length", 1000.0), "mile": ("length",
    1609.3),
    "metre": ("length", 1.0), "meter": ("length", 1.0), "m": ("length", 1.0), "foot": ("length", 0.3048),
    "feet": ("length", 0.3048), "ft": ("length", 0.3048), "inch": ("length", 0.0254), "inches": ("length", 0.0254),
    "cm": ("length", 0.01), "centimetre": ("length", 0.01), "centimeter": ("length", 0.01), "mm": ("length", 0.001),
    "millimetre": ("length", 0.001), "yard": ("length", 0.9144), "nautical": ("length", 1852.0),
    "kg": ("mass", 1.0), "kilo": ("mass", 1.0), "kilogram": ("mass", 1.0), "kilogramme": ("mass", 1.0),
    "gram": ("mass", 0.001), "gramme": ("mass", 0.001), "g": ("mass", 0.001), "pounds": ("pound", 1.0),
    "pound": ("pound", 1.0), "tonne": ("mass", 1000.0), "ton": ("mass", 1000.0), "ounce": ("mass", 0.02835),
    "times": ("times", 1.0),
    "second": ("duration", 1.0), "minute": ("duration", 60.0), "hour": ("duration", 3600.0), "day": ("duration",
    86400.0),
    "night": ("duration", 86400.0), "week": ("duration", 604800.0), "fortnight": ("duration", 1209600.0),
    "month": ("duration", 2629800.0), "year": ("duration", 31557600.0), "decade": ("duration", 315576000.0),
    "century": ("duration", 3155760000.0), "centuries": ("duration", 3155760000.0),
    "hectare": ("area", 1e4), "acre": ("area", 4046.9), "litre": ("volume", 1.0), "liter": ("volume", 1.0),
    "gallon": ("volume", 3.785), "barrel": ("volume", 158.99), "degrees": ("degree", 1.0), "c": ("degree",
    1.0), "°c": ("degree", 1.0), "celsius": ("degree", 1.0), "mph": ("speed", 1.6093),
    "kph": ("speed", 1.0), "megawatt": ("power", 1.0), "gigawatt": ("power", 1000.0), "mw": ("power", 1.0),
    "gw": ("power", 1000.0), "%": ("percent", 1.0), "percent": ("percent", 1.0), "pc": ("percent", 1.0),
    "p": ("pound", 0.01), "per cent": ("percent", 1.0),
    "percentage": ("percent", 1.0), "dollar": ("$", 1.0), "euro": ("€", 1.0), "yen": ("¥", 1.0), "rupee": ("₹", 1.0),
    "kroner": ("krone", 1.0), "krone": ("krone", 1.0), "kronor": ("krona", 1.0),
    "franc": ("franc", 1.0), "peso": ("peso", 1.0), "crown": ("crown", 1.0), "krona": ("krona",
    1.0), "rand": ("rand", 1.0),
    "yuan": ("yuan", 1.0), "rouble": ("rouble", 1.0), "ruble": ("rouble", 1.0), "real": ("real",
    1.0), "cent": ("cent", 1.0),
    "zloty": ("zloty", 1.0), "lira": ("lira", 1.0), "naira": ("naira", 1.0), "won": ("won",
    1.0), "shilling": ("shilling", 1.0),
}  # fmt: skip
# How often: "twice a day" is two times a day.
OFTEN = frozenset(["once", "twice", "thrice"])
# Verbs before a place in a race or a list.
RANKED = frozenset(
    ["finished", "finish", "finishes", "finishing", "came", "come", "placed", "ranked", "ranks", "ended"]
)
CURRENCY_SIGNS = {
    "$": "$",
    "€": "€",
    "£": "pound",
    "¥": "¥",
    "₹": "₹",
    "USD": "$",
    "EUR": "€",
    "GBP": "pound",
    "Rs": "₹",
}
MONEY = frozenset({"$", "€", "¥", "₹", "pound", "franc", "peso", "crown", "krona", "krone", "rand", "yuan", "rouble",
"zloty", "lira",
                   "naira", "shilling"})  # fmt: skip

BEFORE = {
    "at_least": ("at least", "no fewer than", "no less than", "not less than", "a minimum of", "upwards of",
    "upward of"),
    "more": (
        "more than", "over", "above", "in excess of", "exceeding", "well over", "beyond", "topping", "topped",
        "exceeded",
        "exceeds", "surpassed", "passed", "greater than", "larger than", "higher than", "stronger than", "longer than",
        "older than", "taller than", "bigger than", "heavier than", "faster than", "better than",
    ),
    "at_most": ("up to", "at most", "no more than", "not more than", "a maximum of", "as many as", "as much as"),
    "less": (
        "less than", "fewer than", "under", "below", "short of", "not even", "lower than", "smaller than",
        "shorter than",
        "younger than", "lighter than",
    ),
    "nearly": ("nearly", "almost", "close to", "not quite", "approaching", "just short of", "just under",
    "little under"),
    "slightly": ("just over", "a little over", "just above", "slightly more than", "slightly over",
    "a little more than"),
    "about": (
        "around", "about", "some", "roughly", "approximately", "an estimated", "estimated", "circa", "in the region of",
        "in the order of", "barely", "or", "to",
    ),
}  # fmt: skip
AFTER = {
    "at_least": ("or more", "and more", "or above", "and counting"),
    "at_most": ("or fewer", "or less", "at most", "at the most"),
    "about": ("or so", "or thereabouts", "give or take"),
}
CUES = sorted(((cue, kind) for kind, cues in BEFORE.items() for cue in cues), key=lambda item: -len(item[0]))
TAILS = sorted(((cue, kind) for kind, cues in AFTER.items() for cue in cues), key=lambda item: -len(item[0]))

# Words of one family count the same thing.
FAMILIES = (
    "person people man men woman women resident passenger civilian worker employee inhabitant villager soldier victim "
    "survivor patient protester demonstrator marcher migrant refugee pupil student child children fan spectator crew "
    "individual member participant volunteer officer fighter casualty tourist visitor",
    "troop soldier serviceman servicemen men fighter force militant",
    "injured wounded hurt injury injuries casualty wound",
    "killed dead died death deaths fatality fatalities lives toll perished deadly",
    "house home building dwelling property properties",
    "job position post worker employee staff workforce",
    "school classroom", "seat deputy deputies", "vote ballot", "missile rocket", "drone uav",
    "shop store outlet branch",
    "car vehicle", "plane aircraft jet airliner", "firm company companies business", "case infection",
    "game match fixture",
    "goal score", "country countries nation state", "ship vessel boat", "arrested detained held arrest detention",
)  # fmt: skip
FAMILY_OF: dict[str, frozenset[int]] = {}
for _number, _family in enumerate(FAMILIES):
    for _word in _family.split():
        FAMILY_OF[stem(_word)] = FAMILY_OF.get(stem(_word), frozenset()) | {_number}
