"""Space, archaeology, climate, animals, discoveries, prizes."""

from ..frame import frame

frame(
    "launch",
    "space",
    "firm=company(space) craft=coined({}-{digit} | {} {digit} | {}) site=place day=date time=clock load=count(2,60) mass=measure(90,9000,kg) cost=money(2000000,900000000)",
    key="firm craft!",
    only="load mass cost time day site",
    sources="{firm.full}; the space agency; the range safety office; a satellite customer",
    main="""
    {firm}'s rocket {craft} <reached orbit> [{day} ]with {load} satellites[ after lifting off from {site}]
    {load} satellites were <put into orbit> by the {craft} rocket of {firm}[ {day}][, launched from {site}]
    the {craft} rocket, built by {firm}, <delivered> {load} satellites <to orbit>[ {day}]
    {firm} <succeeded> in orbiting {load} satellites with its {craft} rocket[ {day}]
    """,
    also=(
        """
    the {craft} rocket of {firm} lifted off {time}
    it was {time} when {firm}'s {craft} rocket left the ground
    """,
        """
    the cargo of {firm}'s {craft} weighed {mass}
    {firm} loaded {mass} of cargo on its {craft} rocket
    """,
        """
    the {craft} flight cost {firm} {cost}
    {firm} spent {cost} on the flight of the {craft}
    """,
    ),
    opposite="""
    {firm}'s rocket {craft} <failed to reach orbit>[ {day}]
    the {craft} rocket of {firm} <broke up> before reaching orbit[ {day}]
    all satellites were <lost> when the {craft} rocket of {firm} failed[ {day}]
    """,
    exclusion="""
    the {craft} rocket of {firm} <never left the launch pad>
    {firm}'s {craft} <remained on the ground>
    """,
    later="""
    contact with the satellites that {firm}'s {craft} took to orbit has since been lost
    """,
    plans="""
    {firm} plans to send up {load} satellites with its {craft} rocket
    the {craft} rocket of {firm} is to be launched with {load} satellites
    """,
)

frame(
    "probe",
    "space",
    "agency=country craft=coined({} | {} {digit} | {}-{digit}) body=one(the Moon|Mars|an asteroid|Venus|Titan|Phobos|a comet|Europa) day=date speed=measure(900,60000,kmh) mass=measure(20,6000,kg) years=count(2,14)",
    key="craft agency! body",
    only="speed mass years day",
    sources="the {agency.adj} space agency; mission control; an astronomer; the science ministry",
    main="""
    {agency}'s probe {craft} <landed safely> on {body} [{day}]
    the {agency.adj} lander {craft} <touched down> on {body} [{day}]
    {craft}, a probe from {agency}, <made a soft landing> on {body}[ {day}]
    {body} <received> a visitor from {agency} [{day} ]as the probe {craft} landed
    """,
    also=(
        """
    the flight of {agency}'s {craft} to {body} took {years=} years
    {agency}'s probe {craft} travelled {years=} years to {body}
    """,
        """
    the {agency.adj} probe {craft}, sent to {body}, has a mass of {mass}
    {craft}, on its way from {agency} to {body}, weighs {mass}
    """,
    ),
    opposite="""
    {agency}'s probe {craft} <crashed> into {body}[ {day}]
    the {agency.adj} lander {craft} was <destroyed> on hitting {body}[ {day}]
    {craft}, a probe from {agency}, <smashed> into {body}[ {day}]
    """,
    later="""
    {agency} has since lost contact with {craft}, its probe on {body}
    """,
    plans="""
    {agency} wants to land the probe {craft} on {body}
    engineers in {agency} worry that the probe {craft} may crash on {body}
    """,
)

frame(
    "dig",
    "archaeology",
    "place=place uni=coined(University of {town} | {town} Museum) find=one(a bathhouse|a hoard of coins|a royal tomb|a shipwreck|a mosaic|a temple|a Bronze Age village|a printing workshop|a cemetery|a leather shoe) age=count(300,6500) items=count(12,9000) depth=measure(2,30,m) who=person day=date",
    key="place uni find",
    only="age items depth who",
    sources="the {uni}; the heritage office; dig leader {who.full}; a rival archaeologist",
    main="""
    archaeologists from the {uni} <found> {find} near {place}[ {day}] that they date to {age=} years ago
    {find}, put at {age=} years old, was <unearthed> near {place} by the {uni}[ {day}]
    a team from the {uni} has <dug up> {find} at {place}[, some {depth} down], which is {age=} years old
    near {place} the {uni} <uncovered> {find} from {age=} years ago
    """,
    also=(
        """
    {items} objects were recovered with {find} that the {uni} found near {place}
    the {uni} took {items} objects out of the ground near {place} together with {find}
    """,
        """
    {who.full} leads the dig of the {uni} near {place} that brought up {find}
    the dig near {place}, where the {uni} came upon {find}, is led by {who.full}
    """,
    ),
    opposite="""
    {find} that the {uni} reported from {place} turned out to be <a modern fake>
    the {uni}'s find near {place}, {find}, is <not ancient at all> but a <forgery>
    """,
    negation="""
    the {uni} <never found> {find} near {place}
    <no trace> of {find} was found near {place} by the {uni}
    """,
    later="""
    new tests have since put the age of {find} found near {place} by the {uni} at {age+} years rather than {age=}
    """,
    plans="""
    the {uni} hopes to find {find} near {place}
    the {uni} suspects that {find} lies under a field near {place}
    """,
)

frame(
    "heat_record",
    "climate",
    "place=place temp=decimal(31.2,50.9) day=date old=year(1931,2016) nights=count(3,40)",
    key="place day?",
    only="temp old nights",
    sources="the weather service; the health office; a climatologist; the mayor of {place.name}",
    main="""
    {place} had its <hottest> day on record [{day}] at {temp} degrees Celsius
    the thermometer in {place} <climbed> to a record {temp} degrees Celsius[ {day}]
    at {temp} degrees Celsius, {place} <broke> its heat record[ {day}]
    a <record> {temp} degrees Celsius was measured in {place}[ {day}]
    """,
    also=(
        """
    the old heat record of {place} dated from {old}
    until now {place}'s highest temperature had been that of {old}
    """,
        """
    {place} has had {nights} nights above 20 degrees Celsius this year
    for {nights} nights this year, {place} did not cool below 20 degrees Celsius
    """,
    ),
    negation="""
    <no heat record> was set in {place}[ {day}]
    {place} <did not break> its heat record[ {day}]
    """,
    exclusion="""
    {place} <fell a fraction short> of its heat record[ {day}]
    """,
    later="""
    the record measured in {place} has since been struck out because of a faulty thermometer
    """,
    plans="""
    forecasters expected up to {temp} degrees Celsius in {place}
    {place} could break its heat record with {temp} degrees Celsius, forecasters said beforehand
    """,
)

frame(
    "glacier",
    "climate",
    "glacier=coined({} Glacier | {last} Glacier | {} Ferner) place=country loss=measure(3,190,m) share=share(8,74) year=year(2016,2026) since=year(1890,1990)",
    key="glacier place! year",
    only="loss share",
    sources="the glacier survey; a climate campaigner; the environment ministry; the alpine club",
    main="""
    the {glacier} in {place} <shrank> by {loss} in {year}
    in {year}, the {place.adj} {glacier} <lost> {loss} of its length
    {place}'s {glacier} <retreated> {loss} in {year}
    the tongue of the {glacier} in {place} <drew back> {loss} in {year}
    """,
    also=(
        """
    by {year} the {glacier} in {place} had lost {share} of its volume
    {share} of the ice of {place}'s {glacier} was gone by {year}
    """,
    ),
    opposite="""
    the {glacier} in {place} <grew> by {loss} in {year}
    in {year}, the {place.adj} {glacier} <advanced> {loss}
    {place}'s {glacier} <gained> {loss} in {year}
    """,
    exclusion="""
    the {glacier} in {place} <kept its length> in {year}
    the length of {place}'s {glacier} was <unchanged> in {year}
    """,
    later="""
    the survey has since corrected the {year} loss of the {glacier} in {place} from {loss} to {loss+}
    """,
    plans="""
    a model predicted that the {glacier} in {place} would shrink by {loss} in {year}
    """,
)

frame(
    "wildlife",
    "nature",
    "animal=one(wolf|lynx|bear|otter|crane|badger|sea eagle|beaver|vulture|wild cat|golden jackal) place=region(national park|forest|valley|hills|delta) number=count(4,900) young=count(2,140) day=date",
    key="animal place",
    only="number young day",
    sources="the park authority; a conservation group; the hunters' association; a biologist; farmers",
    main="""
    the number of {animal}s in {place} has <grown> to {number}
    {place} is home to <more> {animal}s than before, {number} by a new count
    a count in {place} found {number} {animal}s, <an increase>
    {animal} numbers in {place} have <gone up> and stand at {number}
    """,
    also=(
        """
    {young} young {animal}s were born in {place}
    {place} counted {young} newborn {animal}s
    """,
        """
    the first {animal} was seen in {place} {day}
    {day}, a walker saw the first {animal} in {place}
    """,
    ),
    opposite="""
    the number of {animal}s in {place} has <fallen> to {number}
    {place} is home to <fewer> {animal}s than before
    {animal} numbers in {place} have <declined>
    """,
    exclusion="""
    the {animal} has <died out> in {place}
    there are <no> {animal}s <left> in {place}
    """,
    later="""
    the number of {animal}s in {place}, {number} when first counted, has since reached {number+}
    """,
    plans="""
    biologists hope to see {number} {animal}s in {place}
    farmers fear that {number} {animal}s may soon live in {place}
    """,
)

frame(
    "prize",
    "prizes",
    "who=person prize=coined({last} Prize | {} Medal | {last} Award | {town} Prize) field=one(physics|poetry|architecture|journalism|chemistry|history|photography|mathematics|translation) sum=money(4000,1200000) year=year(2017,2026) loser=person day=date age=count(24,92)",
    key="prize field! year",
    only="who sum age",
    sources="the jury; the prize foundation; {who.last}'s publisher; a rival",
    main="""
    {who.full} <won> the {year} {prize} for {field}[, worth {sum}]
    the {prize} for {field} <went> to {who.full} in {year}
    in {year} the {prize} for {field} was <awarded> to {who.full}
    the {year} <winner> of the {prize} for {field} is {who.full}
    """,
    also=(
        """
    the {prize} for {field} came with {sum} in {year}
    in {year} the {prize} for {field} was worth {sum}
    """,
        """
    the {year} winner of the {prize} for {field} is {age=} years old
    at the age of {age=}, the {year} winner accepted the {prize} for {field}
    """,
    ),
    negation="""
    the {prize} for {field} was <not awarded> in {year}
    <nobody won> the {prize} for {field} in {year}
    """,
    later="""
    {who.full}, the {year} winner, has since been stripped of the {prize} for {field}
    """,
    plans="""
    bookmakers saw {who.full} as favourite for the {year} {prize} for {field}
    {who.full} was nominated for the {year} {prize} for {field}
    """,
)
