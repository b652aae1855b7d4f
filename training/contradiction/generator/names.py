"""Invented persons, companies, teams, papers, ships and products, put together so that nobody can learn a list."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

FEMALE = """
    Amina Ana Asha Astrid Beatriz Birgit Camila Carmen Chiara Chloe Daniela Dina Elena Elif Emma Esther Fatima
    Freya Grace Hana Helena Ida Inés Ingrid Irina Jana Joana Julia Kaisa Karin Katya Laila Leila Lena Lucía
    Magda Maren Maria Marta Mei Mina Miriam Nadia Naomi Nina Nora Oksana Olga Paula Priya Rana Rosa Ruth Salma
    Sara Selma Sofia Tanja Tuuli Valeria Vera Wanjiru Yasmin Yuki Zainab Zofia
""".split()
MALE = """
    Ahmed Alan Amir Anders Andrei Anton Arjun Bakary Bogdan Carlos Chidi Daniel David Diego Dmitri Emil Enzo
    Erik Farid Felix Florin Gareth Goran Hamid Hassan Henrik Hugo Ibrahim Ivan Jakub James Jonas Jorge Josef
    Juan Kamal Karl Kenji Kofi Lars Luca Luis Marek Marco Mehmet Miguel Minh Mohan Musa Nikos Oleg Oscar Pablo
    Paolo Patrick Pavel Pedro Peter Rafael Rajiv Robert Samuel Sandro Simon Stefan Tariq Thabo Thomas Tiago
    Tomás Viktor Walid Yusuf Zoran
""".split()
SURNAME_STARTS = """
    Ab Ad Al An Ar Ba Bar Bel Ber Bo Bra Bu Ca Cal Car Chi Da De Del Do Du El Er Es Fa Fer Fi Ga Gal Gor Gra Ha
    Hal Han Her Ho Ib Is Ja Ka Kal Kar Ko Kor Kra La Lan Lin Lo Lu Ma Mal Man Mar Me Mo Mor Mu Na Nav No Nor Ob
    Ok Ol Or Pa Pel Per Po Ra Ram Ro Ros Sa San Sar Se Si So Sor Sta Ste Ta Tan Tar To Tor Tu Va Val Ve Vi Vol
    Wa Wen Wi Ya Za Zel Zo
""".split()
SURNAME_ENDS = """
    ba bek berg cek chuk da dal dara dez din do dov ev field gado gan gaard go goda gren hara ic idis ika ini
    iou ishi ison jali ka kova kowski kuma la lam land lano lind ling lo lova lund man mane mas mata mera mi mo
    mont moto mura na nandez nen neri ng ni niak nov oğlu ola oro ova pala quist ra ranta rel res ric rini ro
    rov san sen shi ska sky son ssi stad ster strand ström ta tani tez to tov va vich wal well wood yan yev zade
    zar zi
""".split()
FIRM_STARTS = """
    Al Ar Ast Bel Bren Cal Cas Cel Cor Dal Dor El Fen Gal Gran Hal Hel Ion Jun Kel Kor Lum Mar Mer Nor Nov Oc Or
    Pal Per Quin Ral Ros Sal Sol Ster Tal Tor Ul Val Ver Vir Wes Zen
""".split()
FIRM_ENDS = """
    a ada ane ara ax den dex dian en era esta ex gate gen ia ica in ion is lan line mark mont o on or ora os
    tech tis va ven via x
""".split()
INDUSTRIES = {
    "bank": ("the lender", "Bank|Bancorp|Savings|Trust|Credit"),
    "airline": ("the carrier", "Air|Airlines|Airways|Wings"),
    "carmaker": ("the carmaker", "Motors|Automotive|Cars"),
    "retailer": ("the retailer", "Stores|Markets|Retail|Foods"),
    "utility": ("the utility", "Energy|Power|Electric|Grid"),
    "miner": ("the miner", "Mining|Resources|Minerals|Metals"),
    "drugmaker": ("the drugmaker", "Pharma|Biosciences|Therapeutics|Laboratories"),
    "steelmaker": ("the steelmaker", "Steel|Metalworks|Iron"),
    "software": ("the software company", "Software|Systems|Digital|Networks"),
    "chipmaker": ("the chipmaker", "Semiconductor|Microsystems|Silicon"),
    "telecom": ("the operator", "Telecom|Mobile|Communications"),
    "rail": ("the rail operator", "Rail|Railways|Trains"),
    "shipping": ("the shipping line", "Shipping|Lines|Maritime"),
    "oil": ("the oil company", "Petroleum|Oil|Exploration"),
    "insurer": ("the insurer", "Insurance|Assurance|Mutual"),
    "builder": ("the builder", "Construction|Homes|Developments"),
    "food": ("the food group", "Foods|Dairy|Brands|Kitchens"),
    "brewer": ("the brewer", "Brewing|Breweries|Beverages"),
    "arms": ("the arms maker", "Defence|Aerospace|Dynamics"),
    "publisher": ("the publisher", "Press|Media|Publishing"),
    "studio": ("the studio", "Pictures|Films|Studios"),
    "toymaker": ("the manufacturer", "Toys|Appliances|Products|Home"),
    "space": ("the launch company", "Space|Orbital|Launch"),
}
INDUSTRIES = {name: (phrase, tuple(tails.split("|"))) for name, (phrase, tails) in INDUSTRIES.items()}
CLUB_TAILS = (
    "United",
    "City",
    "Rovers",
    "Athletic",
    "Wanderers",
    "Rangers",
    "Albion",
    "Sporting",
    "Olympic",
    "FC",
    "Dynamo",
)
PAPER_HEADS = ("Daily Evening Morning Sunday Weekly National Northern Southern").split()
PAPER_TAILS = (
    "Herald Courier Gazette Chronicle Dispatch Observer Standard Tribune Post Mercury Sentinel Echo Ledger Journal"
).split()
PRODUCT_TAILS = ("One|Pro|Max|Plus|Air|Mini|Ultra|X2|S4|V7|300|500|800").split("|")
SHIP_TAILS = ("Star Spirit Pioneer Queen Horizon Trader Pearl Venture Dawn Breeze Explorer Carrier").split()


class Person(NamedTuple):
    """An invented person."""

    first: str
    last: str
    male: bool


class Company(NamedTuple):
    """An invented company: "Halden Bank", "Halden", "the lender"."""

    full: str
    short: str
    phrase: str


def pick(rng: Random, pool):
    """Return one of ``pool``; quicker than ``Random.choice``."""
    return pool[int(rng.random() * len(pool))]


def person(rng: Random) -> Person:
    """Return a person of some of tens of thousands of surnames."""
    male = rng.random() < 0.55
    middle = pick(rng, ("", "", "", "la", "ri", "me", "no", "va", "to", "li", "ko", "ra"))
    return Person(
        pick(rng, MALE if male else FEMALE), pick(rng, SURNAME_STARTS) + middle + pick(rng, SURNAME_ENDS), male
    )


def coined(rng: Random) -> str:
    """Return a made-up brand-like word."""
    middle = pick(rng, ("", "", "", "ta", "li", "ro", "ve", "di", "mo"))
    return pick(rng, FIRM_STARTS) + middle + pick(rng, FIRM_ENDS)


def company(rng: Random, industry: str) -> Company:
    """Return a company of the industry."""
    phrase, tails = INDUSTRIES[industry]
    roll = rng.random()
    short = (
        coined(rng) if roll < 0.6 else person(rng).last if roll < 0.9 else f"{person(rng).last} & {person(rng).last}"
    )
    return Company(f"{short} {pick(rng, tails)}", short, phrase)


def paper(rng: Random, town_name: str) -> str:
    """Return a newspaper, broadcaster or news agency."""
    roll = rng.random()
    if roll < 0.4:
        return f"the {town_name} {pick(rng, PAPER_TAILS)}"
    if roll < 0.6:
        return f"the {pick(rng, PAPER_HEADS)} {pick(rng, PAPER_TAILS)}"
    if roll < 0.8:
        return f"{coined(rng)} {pick(rng, ('News', 'TV', 'Radio', 'Press'))}"
    return f"the {coined(rng)} news agency"
