"""Earthquakes, floods, storms, fires, landslides and other blows of nature."""

from ..frame import frame

frame(
    "earthquake",
    "disasters",
    "place=place day=date dead=count(4,900) hurt=count(30,4000) mag=decimal(4.8,7.9) homes=count(90,20000)",
    key="place",
    only="dead hurt mag homes day",
    sources="the civil protection agency; the seismological institute; the governor; the Red Crescent; the hospital in {place.name}",
    main="""
    {dead} people (were killed|died|lost their lives) when an earthquake <(struck|shook|rocked|hit)> {place} {day}[, a magnitude {mag} shock]
    an earthquake <(killed|claimed the lives of)> {dead} people in {place}[ {day}][, its magnitude put at {mag}]
    the quake that <(hit|jolted)> {place} [{day} ]left {dead} people dead
    rescuers in {place} <counted> {dead} dead after the earth shook [{day}]
    the {place.name} earthquake[ of magnitude {mag}] <cost> {dead} people their lives[ {day}]
    {dead} bodies were <recovered> from collapsed buildings in {place} after the quake [{day}]
    """,
    also=(
        """
    {hurt} people were injured when the earthquake struck {place} [{day}]
    the quake in {place} sent {hurt} people to hospital with injuries
    hospitals treated {hurt} injured after the tremor in {place}
    the number of injured in the {place.name} quake stood at {hurt}
    """,
        """
    the earthquake in {place} destroyed {homes} homes [{day}]
    {homes} houses in {place} were reduced to rubble by the quake
    {homes} families' homes collapsed in the {place.name} earthquake
    """,
        """
    the quake near {place} had a magnitude of {mag}
    seismologists measured the {place.name} earthquake at magnitude {mag}
    the tremor under {place} registered {mag} on the scale
    """,
    ),
    negation="""
    <nobody was killed> when the earthquake struck {place} [{day}]
    the earthquake in {place} [{day} ]caused <no deaths>
    {place} came through the quake <without a single fatality>
    """,
    later="""
    the death toll of the {place.name} earthquake has since risen to {dead+}, up from {dead}
    days after the quake in {place}, with more bodies found, the count of the dead climbed to {dead+}
    in {place.name}, {dead+} are now known to have died in the quake, where {dead} had been reported at first
    """,
    plans="""
    seismologists warned that a strong quake near {place} could kill {dead} people
    an exercise in {place} assumed an earthquake with {dead} dead
    authorities feared that {dead} people might have died in the earthquake in {place}
    """,
)

frame(
    "flood",
    "disasters",
    "place=place river=coined({} | {last}beck) day=date away=count(60,30000) level=decimal(3.1,11.5) farms=measure(80,9000,ha)",
    key="place river",
    only="away level farms day",
    sources="the water authority; the mayor of {place.name}; the fire brigade; the farmers' association; the provincial governor",
    main="""
    {away} people were (evacuated|moved to safety) from {place} [{day} ]after the River {river} <burst its banks>
    the River {river} <overflowed> [{day} ]at {place}, forcing {away} residents (out of|from) their homes
    flooding from the {river} river, which <broke its dykes>, drove {away} people from {place} [{day}]
    in {place}, {away} inhabitants had to leave as the River {river} <spilled into the streets> [{day}]
    the {river} <came over its banks> at {place} [{day}] and {away} people fled
    """,
    also=(
        """
    the River {river} peaked at {level} metres in {place} [{day}]
    at {place} the gauge on the {river} river showed a high of {level} metres
    the {river} crested at {level} metres when it reached {place}
    """,
        """
    water from the River {river} covered {farms} of farmland around {place}
    {farms} of fields near {place} were under water from the {river}
    farmers around {place} lost {farms} of crops to the River {river}
    """,
    ),
    opposite="""
    the River {river} <stayed within its banks> at {place} [{day}]
    the dykes of the River {river} <held> at {place} [{day}]
    {place} <stayed dry>[ {day}] as the River {river} kept below the top of the walls
    """,
    later="""
    the River {river} has since fallen back and most of those evacuated from {place} have gone home
    a week on, {away+} people had been moved out of {place}, more than the {away} of the first night of the {river} flood
    """,
    plans="""
    {place} drew up plans to evacuate {away} people should the River {river} rise further
    forecasters warned that the {river} could flood {place} and force {away} people out
    the water authority expects the River {river} to burst its banks at {place}
    """,
)

frame(
    "wildfire",
    "disasters",
    "place=region(valley|forest|hills|national park|district) day=date area=measure(90,60000,ha) crews=count(40,1900) houses=count(3,400) cause=one(a lightning strike|an arsonist|a fallen power line|a barbecue|sparks from a train|a discarded cigarette)",
    key="place",
    only="area crews houses cause:exclusion day",
    sources="the forest service; the fire chief; the regional government; the farmers' union",
    main="""
    a wildfire (burned|consumed|ravaged|blackened) {area} in {place} [{day} ]before crews <brought it under control>
    {area} of {place} went up in flames [{day}] in a fire that is now <contained>
    firefighters <contained> the blaze in {place} after it had burned {area}
    the fire in {place}, which is <under control>, scorched {area} of (woodland|vegetation|forest)
    flames swept {area} of {place} until firefighters <got the upper hand> [{day}]
    """,
    also=(
        """
    {crews} firefighters were sent to the wildfire in {place}
    the blaze in {place} kept {crews} firefighters busy
    {crews} crew members fought the flames in {place}
    """,
        """
    the fire in {place} destroyed {houses} houses
    {houses} homes burned down in the {place.name} wildfire
    the blaze levelled {houses} houses in {place}
    """,
        """
    the wildfire in {place} was started by {cause}
    {cause} set off the fire in {place}
    investigators traced the {place.name} blaze to {cause}
    """,
    ),
    exclusion="""
    the wildfire in {place} is <still burning out of control>
    firefighters have <yet to contain> the blaze in {place}
    the fire in {place} is <spreading unchecked>
    """,
    later="""
    after a second week the area burned in {place} has grown to {area+}, from {area}
    the fire in {place}, once contained, has flared up again
    """,
    plans="""
    the forest service fears that the wildfire in {place} could reach {area}
    fire crews hope to have the blaze in {place} contained by the weekend
    planners modelled a wildfire of {area} in {place}
    """,
)

frame(
    "storm",
    "disasters",
    "name=coined({}) place=country day=date wind=measure(90,260,kmh) cut=count(2000,900000) dead=count(2,120)",
    key="name place",
    only="wind cut dead day",
    sources="the weather service; the grid operator; the interior ministry; the coastguard",
    main="""
    Storm {name} <made landfall> in {place} [{day} ]with gusts of {wind}
    with winds of {wind}, Storm {name} <(slammed into|hit)> {place} [{day}]
    Storm {name} <came ashore> in {place} [{day}], its winds measured at {wind}
    gusts of {wind} were recorded when Storm {name} <reached> {place} [{day}]
    {place} was <struck> by Storm {name} [{day}], with gusts reaching {wind}
    """,
    also=(
        """
    Storm {name} cut power to {cut} households in {place}
    {cut} homes in {place} were left without electricity by Storm {name}
    the lights went out in {cut} households in {place} as Storm {name} passed
    """,
        """
    {dead} people died in {place} because of Storm {name}
    Storm {name} killed {dead} people in {place}
    the death toll of Storm {name} in {place} was {dead}
    """,
    ),
    opposite="""
    Storm {name} <passed {place} by> [{day}]
    Storm {name} <veered out to sea> and <missed> {place} [{day}]
    {place} was <spared> by Storm {name}, which turned away [{day}]
    """,
    later="""
    a week after Storm {name}, the number of dead in {place} had risen to {dead+}, from {dead} at first
    Storm {name} has since weakened and left {place}, where most warnings have been lifted
    """,
    plans="""
    Storm {name} was forecast to hit {place} with gusts of {wind}
    {place} braced for Storm {name}, expected to bring gusts of {wind}
    the weather service expects Storm {name} to weaken before it gets to {place}
    """,
)

frame(
    "landslide",
    "disasters",
    "place=place road=coined(the {last} pass | the {} pass | the N{number} road | the {town} road) day=date missing=count(3,90) depth=measure(3,60,m) houses=count(4,120)",
    key="place road",
    only="missing houses day",
    sources="the rescue service; the village council; the geological survey; the army",
    main="""
    a landslide above {place} <blocked> {road} [{day} ]and left {missing} people missing
    {missing} people were unaccounted for after a mudslide <cut off> {road} near {place} [{day}]
    {road} was <closed> by a landslide at {place} [{day}]; {missing} people are missing
    mud and rock <buried> {road} outside {place} [{day}], with {missing} people reported missing
    """,
    also=(
        """
    the slide near {place} crushed {houses} houses along {road}
    {houses} houses on {road} were swept away by the landslide at {place}
    """,
        """
    geologists had warned for years of the slope above {place} on {road}
    the slope by {road} near {place} had been watched by geologists for years
    """,
    ),
    negation="""
    {road} was <never blocked> by the landslide near {place} [{day}]
    the landslide at {place} [{day}] <did not reach> {road}
    {road} <stayed open> throughout the landslide near {place}
    """,
    later="""
    {road} near {place} has reopened, weeks after the landslide
    diggers have since cleared {road} at {place}, and all those once missing have been found
    """,
    plans="""
    geologists fear that a landslide could block {road} near {place}
    {place} has drawn up plans for a slide on {road} with {missing} people missing
    """,
)

frame(
    "volcano",
    "disasters",
    "peak=coined(Mount {} | Cerro {} | Mount {last}) country=country day=date ash=measure(2,18,km) away=count(400,60000) flights=count(8,400)",
    key="peak country!",
    only="ash away flights day",
    sources="the volcanological observatory; the aviation authority; the disaster agency; the provincial council",
    main="""
    {peak} in {country} <erupted> [{day}], sending ash {ash} into the sky
    an eruption of {country}'s {peak} <threw> ash {ash} high [{day}]
    {peak}, a volcano in {country}, <spewed> an ash column of {ash} [{day}]
    the volcano {peak} in {country} <came to life> [{day}] with an ash plume of {ash}
    """,
    also=(
        """
    {away} people left their villages around {peak} in {country}
    authorities in {country} moved {away} people away from {peak}
    villages near {country}'s {peak} were emptied of {away} residents
    """,
        """
    ash from {peak} led to the cancellation of {flights} flights in {country}
    {flights} flights in {country} were called off because of ash from {peak}
    """,
    ),
    opposite="""
    {peak} in {country} <remained quiet> [{day}]
    {country}'s volcano {peak} <showed no activity at all> [{day}]
    """,
    later="""
    {peak} in {country} has since gone quiet, and the alert has been lowered
    in the second week of the eruption of {peak} in {country}, the number of evacuated grew from {away} to {away+}
    """,
    plans="""
    volcanologists believe that {peak} in {country} could soon erupt
    {country} prepared to evacuate {away} people should {peak} erupt
    """,
)
