"""Names of people and organisations: titles off, variants together, and what a first name tells of a pronoun."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from articles.analysis.attribution.lexicon import TITLES, noun_class
from articles.analysis.attribution.metonyms import COUNTRIES

ORGANISATION_WORDS = frozenset(
    """
ministry department agency council committee commission court party bank university institute institution association
federation union group company co corp corporation inc ltd plc llc ag sa as gmbh office bureau service services authority
house street hospital club college school church foundation trust board congress parliament senate government police force
army navy organisation organization society network watch affairs relations times post news herald tribune reuters journal
programme program project centre center fund administration treasury kremlin pentagon assembly alliance league forum team
airlines airways motors energy holdings city county state states nations kingdom republic intelligence review ledger courier
gazette chronicle telegraph guardian mirror standard express mail press agency fm radio television tv systems technologies
partners capital securities research analytics hotel museum library cathedral clinic laboratory labs station airport port
secretariat directorate division unit brigade squad front movement campaign coalition consortium exchange index chamber
registry tribunal inspectorate ombudsman watchdog regulator academy cup united rovers wanderers fc afc
protector defender
""".split()
)
FEMALE_WORDS = frozenset(
    """
mrs mrs. ms ms. miss lady dame queen princess madam mdm mme sister baroness duchess woman girl mother wife daughter aunt widow
spokeswoman chairwoman congresswoman councilwoman policewoman businesswoman actress headmistress grandmother niece dona doña
señora sra sra. smt begum puan herself her she waitress
""".split()
)
MALE_WORDS = frozenset(
    """
mr mr. sir lord king prince brother father baron duke man boy husband son uncle widower spokesman chairman congressman
councilman policeman businessman actor grandfather nephew fisherman don señor sr. shri encik himself his he him fireman
""".split()
)
HONORIFICS = frozenset("marsekal cllr fr regent astronaut retd rtd cathaoirleach taoiseach tánaiste judge sheikh dona doña don shri smt datuk dato tan sri comrade dsp asp acp dcp sp alhaja alhaji chief hajia pak bu ibu encik puan mdm mme m. herr frau señor señora nana oba otunba engr barr barrister advocate".split())  # fmt: skip
PARTICLES = frozenset(
    "de da di del della der den van von al el bin ibn binti la le du dos das ben st st. y e ter ten do".split()
)
_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_SUFFIXES = frozenset(
    ["KC", "QC", "SC", "MP", "MEP", "MSP", "TD", "Jr", "Jr.", "Sr", "Sr.", "PhD", "OBE", "CBE", "MBE"]
)
_SOFT_TITLES = frozenset(
    """health finance education foreign interior defence defense home treasury economy energy environment transport trade
    justice police party government state federal union regional provincial first lady general minority majority""".split()
)
_FEMALE_FIRST = frozenset(
    """
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna
michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma
nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia
victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances
kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie
brittany charlotte marie kayla alexis lori anne jane jodie priya anita sunita lakshmi fatima aisha amina zainab khadija leila layla
nadia yasmin mariam maryam ngozi chioma adaeze funmi folake wanjiru njeri akinyi achieng eunice esther mercy faith joy patience blessing
ingrid astrid silje eilidh fiona moira siobhan aoife niamh roisin bronwyn carmen lucia lucía sofia sofía elena valentina camila gabriela
paula ana rosa lourdes dolores pilar inés ines marta marina olga tatiana natasha svetlana irina oksana yulia iryna daria ekaterina
anastasia galina ursula angela heike sabine petra claudia monika birgit katrin greta anja françoise claire sophie chloé camille
solène amélie hélène giulia chiara francesca paola yuki keiko yoko haruka akiko sakura mei ling xiaoling hui min li-na soo-jin siti nur
dewi putri rina kamala indira meera kavita pooja neha shanice latoya keisha thandeka lerato nomsa lindiwe zanele precious bolanle
kerry tracey tracy gemma holly hayley stacey naomi ruby rosie daisy poppy molly freya isla ella mia ava zoe chloe eleanor harriet lucy
beatrice penelope philippa imogen alma adriana carla leticia juana teresita evi jana hana zuzana magda agnieszka katarzyna ewa
joanna małgorzata carlotta rosalind ferelith maude mireille odile denise gudrun freja signe maja sanna linnea kaisa
""".split()
)
_MALE_FIRST = frozenset(
    """
james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony mark donald steven andrew paul
joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott
brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose josé adam nathan henry zachary
douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan
jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip
eugene luis carlos miguel antonio francisco pedro jorge manuel fernando rafael alejandro diego javier sergio ricardo arturo pablo
wilmer mohammed muhammad mohamed ahmed ahmad ali hassan hussein ibrahim omar khalid abdul abdullah yusuf mustafa tariq imran bashir
rajesh rakesh sanjay vijay anil sunil ravi arjun vikram amit rahul suresh ramesh deepak manoj narendra prakash hiroshi kenji takashi
akira satoshi wei jun feng qiang minho jin-woo min-jun vladimir sergei dmitry ivan alexei mikhail nikolai andrei boris yuri viktor
oleksandr volodymyr oleksiy mykola pavlo andriy petro vitaly anatoly igor oleg stanislav roman danylo bohdan hans klaus jürgen wolfgang stefan
thomas matthias jörg uwe dieter heinz friedrich olaf lars sven erik anders nils johan karl magnus henrik pierre jean-luc jacques philippe
françois michel alain emmanuel olivier gaspard luc marc antoine giuseppe giovanni marco luca matteo paolo alessandro francesco roberto
kwame kofi kojo yaw nana chidi emeka obinna tunde segun femi adewale chukwuma musa sani garba kariuki kamau otieno ochieng wafula
sipho thabo kobus pieter jacques johannes declan liam cormac padraig eoin seamus conor angus hamish alasdair ewan rhys gareth dylan owen
colin nigel graham trevor clive derek stuart gordon malcolm geoffrey martin neville simon leroy tyrone marcus darnell curtis dwight
barack joe donald george bill mitch chuck ted jimmy tony gus hugh luke max oscar felix theo leo hugo oliver harry charlie alfie
bambang budi agus joko arnulfo rodrigo benigno ferdinand kerrigan nguyen minh duc farid karim rashid faisal salman merv darren
scott trent brett craig shane raymond leonard lyle dale stanley howard norman earl clyde vernon hector ernesto guillermo
""".split()
)


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """Return a name for comparing: no case, accents or punctuation, endings that are transliterated in several ways alike."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    plain = re.sub(r"['’]s\b", " s", plain)
    plain = re.sub(r"[^\w\s]", "", plain)
    plain = re.sub(r"(?:skyy|skyi|skiy|skii|sky|ski|skyj|skij)\b", "sky", plain)
    plain = re.sub(r"(?:yy|iy|ii|yi)\b", "y", plain)
    return re.sub(r"\s+", " ", plain).strip()


def is_organisation_word(word: str) -> bool:
    """Whether a name that ends in ``word`` is an organisation's or an office's."""
    folded = word.lower().rstrip(".")
    return folded in ORGANISATION_WORDS or (folded.endswith("s") and folded[:-1] in ORGANISATION_WORDS)


def is_title(word: str) -> bool:
    """Whether ``word`` can stand before a person's name without being part of it."""
    folded = word.lower()
    last = folded.rsplit("-", 1)[-1]
    return folded in TITLES or folded in HONORIFICS or noun_class(folded) == "person" or noun_class(last) == "person"


def bare_name(words: list[str]) -> tuple[str, set[str], bool]:
    """Return the name at the end of a phrase's words, the titles and other words before it, and whether it is a person's.

    "Sen. Ann Dole" gives Ann Dole; "the World Health Organization" stays whole.
    """
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    start = len(words) - 1
    while start > 0 and (words[start - 1][:1].isupper() or (start > 1 and _links(words, start - 1))):
        start -= 1
    start += words[start].lower() in {"the", "a", "an"} and start < len(words) - 1
    run = words[start:]
    before = {word.lower() for word in words[:start]}
    if is_organisation_word(run[-1]) and not (len(run) > 1 and run[-2].lower() in HONORIFICS):
        return joined(_without_country(run)), before, False
    cut = 0
    for index, word in enumerate(run[:-1]):
        group = is_organisation_word(word) or noun_class(word.lower()) == "group"
        soft = word.lower() in _SOFT_TITLES and len(run) - index < 3
        if (is_title(word) and not soft) or word in _POSSESSIVES or word == ")" or (group and len(run) - index > 2):
            cut = index + 1
    titles = before | {word.lower() for word in run[:cut]}
    titled = any(is_title(word) for word in titles)
    name = run[cut:]
    if any(is_organisation_word(word) for word in name) and not titled:
        return joined(name), titles, False
    known = _is_first_name(name[0]) and len(name) > 1
    person = titled or known or (len(name) >= 2 and "the" not in before and not all(word.isupper() for word in name))
    return joined(name), titles, person and name[0][:1].isupper()


def _links(words: list[str], position: int) -> bool:
    """Whether the word at ``position`` joins two parts of a name: "van", "'s", "&", a bracket."""
    word, before = words[position], words[position - 1]
    return (word.lower() in PARTICLES or word in _POSSESSIVES or word in {"&", "(", ")"}) and (
        before[:1].isupper() or before.lower() in PARTICLES or before in {"(", "retd", "rtd"}
    )


def _without_country(run: list[str]) -> list[str]:
    """Return "Supreme Court" for "Spain's Supreme Court"."""
    for index, word in enumerate(run[:-1]):
        if word in _POSSESSIVES and " ".join(run[:index]).lower() in COUNTRIES:
            return run[index + 1 :]
    return run


def _is_first_name(word: str) -> bool:
    return word.lower() in _FEMALE_FIRST or word.lower() in _MALE_FIRST


def joined(words: list[str]) -> str:
    """Return tokens as running text: "Farmers ' Union" becomes "Farmers' Union"."""
    return re.sub(r"\s+(['’]s?)(?=\s|$)", r"\1", " ".join(words))


def gender_of(name: str, words: set[str]) -> str:
    """Return f or m where the first name or the words around the name tell, else ``""``."""
    if words & FEMALE_WORDS:
        return "f"
    if words & MALE_WORDS:
        return "m"
    first = name.split()[0].lower() if " " in name else ""
    return "f" if first in _FEMALE_FIRST else "m" if first in _MALE_FIRST else ""
