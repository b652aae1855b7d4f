"""Films, museums, auctions, books, festivals, obituaries, thefts of art."""

from ..frame import frame

frame(
    "film",
    "film",
    "film=coined(The {} Hour | A House in {town} | {last}'s Daughter | The {last} Affair | Winter in {town} | {} Nights) director=person studio=company(studio) takings=money(90000,900000000) budget=money(40000,300000000) length=duration(74,212,minute) day=date star=person",
    key="film",
    only="takings budget length director star day",
    sources="{studio.full}; the distributor; {director.full}; a cinema owners' association",
    main="""
    “{film}” <took> {takings} at the box office[, a film by {director.full}]
    cinemas <sold> tickets worth {takings} for “{film}”[ by {director.full}]
    {director.full}'s film “{film}” <earned> {takings} in cinemas
    box-office <receipts> of “{film}” came to {takings}
    """,
    also=(
        """
    “{film}” cost {budget} to make
    the budget of “{film}” was {budget}
    {budget} was spent on making “{film}”
    """,
        """
    “{film}” runs for {length}
    the running time of “{film}” is {length}
    """,
        """
    {star.full} plays the lead in “{film}”
    the lead in “{film}” is played by {star.full}
    “{film}” has {star.full} in the leading part
    """,
        """
    {director.full} directed “{film}”
    “{film}” was directed by {director.full}
    """,
    ),
    exclusion="""
    “{film}” has <not been shown> in any cinema
    no cinema has <ever screened> “{film}”
    """,
    later="""
    after a second month in cinemas, the takings of “{film}” have gone from {takings} to {takings+}
    """,
    plans="""
    {studio} hopes that “{film}” will take {takings}
    “{film}” is expected to earn {takings} in cinemas
    """,
)

frame(
    "auction",
    "art",
    "what=one(a landscape|a violin|a diamond necklace|a first edition|a vintage car|a portrait|a chess set|a map|a bronze horse|a stamp) maker=person house=coined({last}'s | {} & {last} | {last} Brothers) price=money(9000,90000000) year=year(1621,1968) bids=count(3,60) city=place day=date",
    key="what maker house!",
    only="price year city bids day",
    sources="{house}; the seller; an art dealer; a museum curator",
    main="""
    {what} by {maker.full} <was sold> at {house} [in {city} ]for {price}[ {day}]
    {what} by {maker.full} <fetched> {price} at {house}[ in {city}][ {day}]
    at {house}[ in {city}], a bidder <paid> {price} for {what} by {maker.full}
    {house} <knocked down> {what} by {maker.full} for {price}[ {day}]
    """,
    also=(
        """
    {what} by {maker.full}, offered at {house}, dates from {year}
    {house} dates {what} by {maker.full} to {year}
    """,
        """
    {bids} people bid at {house} for {what} by {maker.full}
    {what} by {maker.full} drew {bids} bidders at {house}
    """,
    ),
    opposite="""
    {what} by {maker.full} <found no buyer> at {house}[ {day}]
    {what} by {maker.full} <went unsold> at {house}[ {day}]
    """,
    exclusion="""
    {house} <withdrew> {what} by {maker.full} <before the sale>
    """,
    later="""
    {what} by {maker.full}, sold at {house} for {price}, has since changed hands again for {price+}
    """,
    plans="""
    {house} estimated that {what} by {maker.full} would bring {price}
    {what} by {maker.full} is to be sold at {house}
    """,
)

frame(
    "museum",
    "museums",
    "museum=coined({town} Museum of Art | {last} Gallery | Museum of {} History | {town} Museum) a=country object=one(a bronze head|a totem pole|an altar panel|a mummy|a feather cloak|a royal stool|a stone lion) visitors=count(9000,4000000) fee=money(3,40) day=date year=year(1868,1962)",
    key="museum a object",
    only="year day visitors",
    sources="the {museum}; the culture ministry of {a}; a provenance researcher; an heir's lawyer",
    main="""
    the {museum} <returned> {object} to {a}[ {day}]
    {a} <got back> {object} from the {museum}[ {day}]
    {object} from the {museum} <went home> to {a}[ {day}]
    the {museum} <gave> {object} <back> to {a}[ {day}]
    """,
    also=(
        """
    {object} from {a} had come to the {museum} in {year}
    the {museum} had acquired {object} from {a} in {year}
    """,
        """
    {visitors} people a year come to the {museum}, where {object} from {a} was shown
    the {museum}, which showed {object} from {a}, has {visitors} visitors a year
    """,
    ),
    opposite="""
    the {museum} <refused to return> {object} to {a}[ {day}]
    the {museum} <is keeping> {object}, which {a} wants
    """,
    later="""
    {a} has since lent {object} to the {museum} again after it was given back
    """,
    plans="""
    {a} is asking the {museum} for {object}
    the {museum} has promised to return {object} to {a}
    """,
)

frame(
    "obituary",
    "obituaries",
    "who=person job=one(composer|chess grandmaster|mountaineer|chemist|poet|comedian|cellist|puppeteer|cartoonist|judge|botanist|film editor|trumpeter|goalkeeper) age=count(41,103) place=place day=date born=place cause=one(a stroke|pneumonia|a fall|cancer|a heart attack|kidney failure)",
    key="who job!",
    only="age place day born cause:exclusion",
    sources="{who.last}'s family; {who.last}'s publisher; the hospital; a nephew's lawyer; an old friend",
    main="""
    the {job} {who.full} <died> [{day} ][in {place} ]at the age of {age=}
    {who.full}, the {job}, has <died> aged {age=}[ in {place}][, {day}]
    {job} {who.full} <passed away>[ in {place}][ {day}], {age=} years old
    at {age=}, the {job} {who.full} has <died>[ in {place}]
    """,
    also=(
        """
    {who.full}, the {job}, was born in {born}
    {born} was the birthplace of the {job} {who.full}
    the {job} {who.full} came into the world in {born}
    """,
        """
    the {job} {who.full} died of {cause}
    {cause} was what killed the {job} {who.full}
    """,
    ),
    exclusion="""
    the {job} {who.full} is <alive and well>
    {who.full}, the {job}, is <not dead>
    """,
    later="""
    {job} {who.full}, taken for dead at first, has since turned up alive
    """,
    plans="""
    friends feared that the {job} {who.full} might have died
    """,
)

frame(
    "festival",
    "festivals",
    "fest=coined({} Festival | {town} Jazz Days | {last} Sound | {} Open Air) place=place year=year(2015,2027) visitors=count(900,300000) acts=count(8,260) price=money(15,600) day=date head=coined({} | The {last}s | {} Sisters | {} Orchestra)",
    key="fest place! year",
    only="visitors acts price head",
    sources="the organisers; the police; the mayor of {place.name}; the ticket office",
    main="""
    the {year} {fest} in {place} <went ahead> with {visitors} visitors
    {visitors} people <attended> the {fest} in {place} in {year}
    the {fest} in {place} <drew> {visitors} people in {year}
    in {year} {visitors} visitors <came> to the {fest} in {place}
    """,
    also=(
        """
    {acts} acts played at the {year} {fest} in {place}
    the {fest} in {place} had {acts} acts on its bill in {year}
    """,
        """
    a ticket for the {year} {fest} in {place} cost {price}
    visitors paid {price} for the {fest} in {place} in {year}
    """,
        """
    {head} closed the {year} {fest} in {place}
    the last act of the {fest} in {place} in {year} was {head}
    """,
    ),
    opposite="""
    the {year} {fest} in {place} was <cancelled>
    organisers <called off> the {fest} in {place} in {year}
    the {fest} in {place} <did not take place> in {year}
    """,
    later="""
    the attendance of the {year} {fest} in {place} was later corrected from {visitors} to {visitors+}
    """,
    plans="""
    organisers expect {visitors} visitors at the {year} {fest} in {place}
    neighbours want the {year} {fest} in {place} cancelled
    """,
)

frame(
    "art_theft",
    "crime",
    "museum=coined({town} Museum | {last} Gallery | {town} Castle | {last} Library) what=one(a still life|a crown|three icons|a sketchbook|a silver chalice|a globe|an ivory box|a gold torc) worth=money(9000,120000000) day=date time=clock minutes=duration(2,40,minute) thieves=count(2,6)",
    key="museum what",
    only="worth time minutes thieves day",
    sources="the {museum}; the police; the insurer; a night guard's lawyer",
    main="""
    {thieves} thieves <stole> {what} worth {worth} from the {museum}[ {day}]
    {what} worth {worth} <disappeared> from the {museum} with {thieves} thieves[ {day}]
    the {museum} <lost> {what}, worth {worth}, to {thieves} thieves[ {day}]
    {thieves} burglars <made off> with {what} worth {worth} from the {museum}[ {day}]
    """,
    also=(
        """
    the theft of {what} from the {museum} took {minutes}
    within {minutes} the thieves were out of the {museum} with {what}
    """,
        """
    the burglars came for {what} at the {museum} {time}
    it was {time} when the thieves broke into the {museum} for {what}
    """,
    ),
    negation="""
    thieves <never got> {what} out of the {museum}
    the {museum} was <not robbed> of {what}
    """,
    later="""
    the police have since found {what} stolen from the {museum} in a garden shed
    the value of {what} stolen from the {museum} was later put at {worth+} instead of {worth}
    """,
    plans="""
    a gang had planned to steal {what} from the {museum}
    """,
)
