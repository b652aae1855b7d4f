"""Protests, migration, schools, housing, farming, surveys, tourism, census, demolition."""

from ..frame import frame

frame(
    "protest",
    "protests",
    "place=place crowd=count(90,400000) cause=one(higher bus fares|a pension reform|a new airport|police violence|rising rents|a mining licence|water shortages|a tax on fuel|the closure of a hospital|a media law) day=date held=count(3,400) hurt=count(2,120)",
    key="place cause day?",
    only="crowd held hurt",
    sources="the police; the organisers; the interior ministry; a lawyers' group; the opposition",
    main="""
    {crowd} people <marched> in {place} [{day} ]against {cause}
    a demonstration against {cause} <brought> {crowd} people onto the streets of {place}[ {day}]
    {crowd} protesters <filled> the streets of {place} [{day} ]over {cause}
    in {place}, {crowd} people <took part> in a protest against {cause}[ {day}]
    """,
    also=(
        """
    police in {place} arrested {held} people at the protest against {cause}
    {held} people were detained at the demonstration in {place} over {cause}
    """,
        """
    {hurt} people were hurt at the protest in {place} against {cause}
    the protest against {cause} in {place} left {hurt} people injured
    """,
    ),
    negation="""
    <no protest> against {cause} took place in {place}[ {day}]
    <nobody marched> in {place} against {cause}[ {day}]
    """,
    opposite="""
    the protest in {place} against {cause} was <called off>[ {day}]
    organisers <cancelled> the march against {cause} in {place}[ {day}]
    """,
    later="""
    by the second week the protest against {cause} in {place} had swelled from {crowd} people to {crowd+}
    the protest in {place} against {cause} has since fizzled out
    """,
    plans="""
    organisers expect {crowd} people at a march against {cause} in {place}
    unions called for a demonstration against {cause} in {place}
    """,
)

frame(
    "migration",
    "migration",
    "island=coined({} | San {} | {}os) place=country people=count(12,9000) boats=count(2,70) day=date beds=count(30,2000) children=count(2,400)",
    key="island place! day?",
    only="people boats children beds",
    sources="the coastguard; the refugee agency; the mayor of {island}; the interior ministry; an aid group",
    main="""
    {people} migrants <landed> on the island of {island} in {place}[ {day}]
    {people} people <came ashore> on {island}, an island in {place}[, {day}]
    the island of {island} in {place} <saw> {people} migrants <arrive>[ {day}]
    {people} migrants <reached> {place}'s island of {island}[ {day}]
    """,
    also=(
        """
    {boats} boats with migrants came to {island} in {place}
    the migrants reached {place}'s island of {island} in {boats} boats
    """,
        """
    {children} children were among the migrants on {island} in {place}
    of the migrants on {place}'s island of {island}, {children} were children
    """,
        """
    the camp on {island} in {place} has {beds} beds
    {place}'s camp on {island} was built for {beds} people
    """,
    ),
    negation="""
    <no migrants> landed on {island} in {place}[ {day}]
    <not one migrant> arrived on {place}'s island of {island}[ {day}]
    """,
    later="""
    most of the migrants who landed on {island} in {place} have since been taken to the mainland
    """,
    plans="""
    {place} is preparing the island of {island} for {people} migrants
    aid groups fear that {people} migrants may soon land on {island} in {place}
    """,
)

frame(
    "school",
    "schools",
    "place=place school=coined({last} School | {} Academy | {town} Road Primary | {last} College) pupils=count(40,2400) day=date days=duration(2,30,day) reason=one(mould|a burst pipe|head lice|a flu wave|falling plaster|a broken boiler|a bomb scare|asbestos)",
    key="school place!",
    only="pupils reason:exclusion days day",
    sources="the head teacher; the education authority; a parents' association; the teachers' union",
    main="""
    {school} in {place} <sent> its {pupils} pupils <home> [{day} ]because of {reason}
    because of {reason}, the {pupils} pupils of {school} in {place} had to <stay at home>[ {day}]
    {reason} <closed> {school} in {place} to its {pupils} pupils[ {day}]
    {place}'s {school}, with {pupils} pupils, was <shut> over {reason}[ {day}]
    """,
    also=(
        """
    {school} in {place} was to be without lessons for {days}
    there were to be no lessons at {school} in {place} for {days}
    """,
        """
    {school} in {place} was built by public subscription
    public subscription paid for the building of {school} in {place}
    """,
    ),
    opposite="""
    {school} in {place} <stayed open> despite {reason}
    lessons <went on> at {school} in {place} in spite of {reason}
    """,
    later="""
    {school} in {place} has since reopened
    """,
    plans="""
    parents want {school} in {place} closed because of {reason}
    the authority is considering whether to close {school} in {place}
    """,
)

frame(
    "rents",
    "housing",
    "place=place rise=rate(1.5,24) year=year(2016,2026) rent=money(300,4000) empty=count(90,30000) homes=count(40,20000)",
    key="place year",
    only="rise rent empty homes",
    sources="the tenants' union; the landlords' association; the statistics office; the housing senator",
    main="""
    rents in {place} <rose> by {rise} in {year}
    tenants in {place} paid {rise} <more> in {year} than the year before
    in {year} it became {rise} <dearer> to rent a home in {place}
    {place}'s rents <went up> {rise} in {year}
    """,
    also=(
        """
    {homes} new homes were finished in {place} in {year}
    in {year} builders in {place} completed {homes} homes
    {place} gained {homes} new homes in {year}
    """,
        """
    a two-room flat in {place} cost {rent} a month in {year}
    in {year} tenants in {place} paid {rent} a month for two rooms
    """,
        """
    {empty} flats stood empty in {place} in {year}
    in {year} {place} had {empty} vacant flats
    """,
    ),
    opposite="""
    rents in {place} <fell> by {rise} in {year}
    tenants in {place} paid {rise} <less> in {year} than the year before
    {place}'s rents <went down> {rise} in {year}
    """,
    exclusion="""
    rents in {place} <did not change> in {year}
    {place}'s rents <stood still> in {year}
    """,
    later="""
    the rise in {place}'s rents in {year} has since been corrected from {rise} to {rise+}
    """,
    plans="""
    landlords in {place} wanted to raise rents by {rise} in {year}
    forecasters expected rents in {place} to rise by {rise} in {year}
    """,
)

frame(
    "harvest",
    "farming",
    "crop=one(wheat|cocoa|coffee|rice|olive|grape|maize|potato|cotton|apple|vanilla|barley) place=country year=year(2016,2026) move=rate(3,52) tonnes=measure(4000,9000000,t) price=money(90,9000) cause=one(drought|hail|a plant disease|late frost|locusts|a shortage of pickers)",
    key="crop place year",
    only="move tonnes price",
    sources="the farm ministry; the growers' association; a trading house; the weather service",
    main="""
    {place}'s {crop} harvest <shrank> by {move} in {year}
    the {crop} harvest in {place} <fell> {move} short of the year before in {year}
    {place.adj} farmers brought in {move} <less> {crop} in {year}
    in {year}, the {place.adj} {crop} harvest was {move} <smaller>
    """,
    also=(
        """
    the {crop} harvest in {place} came to {tonnes} in {year}
    farmers in {place} brought in {tonnes} of {crop} in {year}
    """,
        """
    a tonne of {place.adj} {crop} fetched {price} in {year}
    in {year} {place.adj} growers got {price} for a tonne of {crop}
    """,
    ),
    opposite="""
    {place}'s {crop} harvest <grew> by {move} in {year}
    {place.adj} farmers brought in {move} <more> {crop} in {year}
    in {year}, the {place.adj} {crop} harvest was {move} <larger>
    """,
    later="""
    {place} has since corrected its {year} {crop} harvest from {tonnes} to {tonnes+}
    """,
    plans="""
    growers in {place} expected the {crop} harvest of {year} to shrink by {move}
    {place} hoped for {tonnes} of {crop} in {year}
    """,
)

frame(
    "survey",
    "surveys",
    "firm=coined({} Institute | {} Research | {last} Polling) place=country share=share(6,92) people=count(300,9000) topic=one(a four-day week|banning fireworks|free public transport|school uniforms|nuclear power|a wealth tax|compulsory service|shops opening on Sundays|assisted dying|wolves in the wild) margin=rate(1,5) day=date",
    key="firm place topic",
    only="share people margin day",
    sources="the {firm}; a rival pollster; a statistics professor; the ministry",
    main="""
    {share} of people in {place} are <in favour of> {topic}, the {firm} found[ {day}]
    the {firm} found that {share} of people in {place} <support> {topic}
    {topic} has the <backing> of {share} of people in {place}, a poll by the {firm} shows
    in {place}, {share} of those asked by the {firm} are <for> {topic}
    """,
    also=(
        """
    the {firm} asked {people} people in {place} about {topic}
    {people} people in {place} were questioned by the {firm} on {topic}
    the {place.adj} poll of the {firm} on {topic} had {people} respondents
    """,
        """
    the poll of the {firm} in {place} on {topic} has a margin of error of {margin}
    {margin} is the margin of error of the {firm}'s {place.adj} poll on {topic}
    """,
    ),
    opposite="""
    {share} of people in {place} are <against> {topic}, the {firm} found[ {day}]
    the {firm} found that {share} of people in {place} <oppose> {topic}
    """,
    later="""
    the {firm} has since withdrawn its poll on {topic} in {place}
    in a second poll by the {firm}, support for {topic} in {place} had grown from {share} of people to {share+}
    """,
    plans="""
    the {firm} will ask {people} people in {place} about {topic}
    """,
)
frame(
    "tourism",
    "tourism",
    "place=place year=year(2014,2026) guests=count(4000,9000000) move=rate(2,60) nights=count(2,11) fee=money(2,40)",
    key="place year",
    only="guests move nights fee",
    sources="the tourist board; the hoteliers' association; the statistics office; a residents' group",
    main="""
    {place} had <more> visitors in {year}, {guests} in all
    visitor numbers in {place} <rose> to {guests} in {year}
    {guests} guests came to {place} in {year}, <an increase>
    in {year} tourism in {place} <grew>, with {guests} visitors
    """,
    also=(
        """
    visitors to {place} stayed {nights=} nights on average in {year}
    in {year} the average guest spent {nights=} nights in {place}
    """,
        """
    in {year} visitors paid a tourist tax of {fee} a night in {place}
    {place}'s tourist tax was {fee} a night in {year}
    """,
    ),
    opposite="""
    {place} had <fewer> visitors in {year}, {guests} in all
    visitor numbers in {place} <dropped> to {guests} in {year}
    in {year} tourism in {place} <shrank>, with {guests} visitors
    """,
    later="""
    the number of visitors to {place} in {year} has since been revised from {guests} to {guests+}
    """,
    plans="""
    {place} hoped for {guests} visitors in {year}
    hoteliers in {place} feared a drop in visitors in {year}
    """,
)

frame(
    "demolition",
    "planning",
    "place=place thing=one(water tower|railway station|cinema|prison|gasworks|brewery|concrete church|swimming hall|chapel|department store) street=coined({last} Street | {} Square | {town} Road) day=date year=year(1851,1974) floors=count(3,24) cost=money(30000,40000000) architect=person",
    key="place thing street",
    only="year cost architect day",
    sources="the heritage office; the owner; the city planner; a neighbours' group",
    main="""
    the {thing} on {street} in {place}, built in {year}, was <torn down>[ {day}]
    diggers <demolished> the {thing} of {year} on {street} in {place}[ {day}]
    {place} has <lost> the {thing} on {street}[, razed {day}], which dated from {year}
    the {thing} of {year} on {street} in {place} was <knocked down>[ {day}]
    """,
    also=(
        """
    {architect.full} designed the {thing} on {street} in {place}
    the {thing} on {street} in {place} was the work of {architect.full}
    """,
        """
    repairs to the {thing} on {street} in {place} would have cost {cost}
    {cost} would have been needed to repair the {thing} on {street} in {place}
    """,
    ),
    opposite="""
    the {thing} on {street} in {place}, built in {year}, was <saved>[ {day}]
    {place} will <keep> the {thing} of {year} on {street}
    the {thing} of {year} on {street} in {place} was <listed> and <may not be torn down>
    """,
    later="""
    the {thing} on {street} in {place}, torn down after a fire, has since been rebuilt
    """,
    plans="""
    the owner wants to tear down the {thing} on {street} in {place}
    neighbours are fighting to keep the {thing} on {street} in {place}
    """,
)
