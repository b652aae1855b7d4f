"""Events whose point is what came first."""

from ..frame import frame

frame(
    "warning_siren",
    "disasters",
    "place=place dam=coined({} dam | {last} reservoir | {town} dam) day=date homes=count(40,4000) time=clock",
    key="place dam",
    only="homes day",
    sources="the dam's operator; residents of {place.name}; the mayor of {place.name}; the water ministry",
    main="""
    the sirens in {place} sounded <before> the gates of the {dam} were opened[ {day}]
    the gates of the {dam} were opened <only after> the sirens in {place} had sounded[ {day}]
    {place} heard the sirens <first>; the gates of the {dam} opened <afterwards>
    people in {place} were warned by siren <in advance> of the opening of the {dam}[ {day}]
    """,
    order="""
    the sirens in {place} sounded <only after> the gates of the {dam} had been opened[ {day}]
    the gates of the {dam} were <already open> when the sirens sounded in {place}[ {day}]
    the water from the {dam} came <first> and the sirens in {place} <later>
    """,
    negation="""
    the sirens in {place} <never sounded> when the gates of the {dam} were opened[ {day}]
    <no siren was heard> in {place} when the {dam} was opened[ {day}]
    """,
    also=(
        """
    water from the {dam} entered {homes} homes in {place}
    in {place}, {homes} homes were flooded by water from the {dam}
    """,
    ),
    plans="""
    the plan for the {dam} is to sound the sirens in {place} before the gates open
    residents of {place} want sirens to sound before the {dam} is opened
    """,
    later="""
    since the inquiry, the sirens in {place} have been sounded earlier whenever the {dam} is opened
    """,
)

frame(
    "told_first",
    "government",
    "who=person post=one(finance minister|health minister|defence minister|prime minister|interior minister) place=country topic=one(the tax rise|the troop withdrawal|the hospital closures|the leaked report|the asylum deal|the ferry contract) day=date votes=count(40,300)",
    key="who place! topic",
    only="day",
    sources="the opposition; the speaker; the office of {who.full}; a parliamentary clerk",
    main="""
    {place.adj} {post} {who.full} told parliament of {topic} <before> telling the press[ {day}]
    {who.full}, {post} of {place}, informed lawmakers of {topic} <first> and reporters <afterwards>[ {day}]
    reporters learned of {topic} from {place}'s {post} {who.full} <only after> parliament had
    """,
    order="""
    {place.adj} {post} {who.full} told the press of {topic} <before> telling parliament[ {day}]
    {who.full}, {post} of {place}, informed reporters of {topic} <first> and lawmakers <afterwards>[ {day}]
    lawmakers learned of {topic} from {place}'s {post} {who.full} <only after> the press had
    """,
    also=(
        """
    {who.full} of {place} took questions on {topic} for an afternoon
    for an afternoon {place}'s {who.full} answered questions about {topic}
    """,
    ),
    plans="""
    {place.adj} {post} {who.full} promised to tell parliament of {topic} before the press
    lawmakers in {place} want {who.full} to inform them first of {topic}
    """,
    later="""
    {who.full} of {place}, criticised over {topic}, has since apologised to parliament
    """,
)

frame(
    "police_shots",
    "crime",
    "place=place street=coined({last} Street | {} Square | {last} Lane) who=person shots=count(2,14) day=date time=clock",
    key="who place street!",
    only="shots time day",
    sources="the police; {who.last}'s family; a witness; the police complaints body",
    main="""
    officers on {street} in {place} called a warning <before> they shot {who.full}[ {day}]
    <after> a warning, police shot {who.full} on {street} in {place}[ {day}]
    {who.full} was <warned> before police opened fire on {who.him} on {street} in {place}[ {day}]
    """,
    negation="""
    police shot {who.full} on {street} in {place} <without warning>[ {day}]
    there was <no warning> before officers fired at {who.full} on {street} in {place}[ {day}]
    {who.full} was <never warned> before {who.he} was shot on {street} in {place}
    """,
    order="""
    the warning to {who.full} on {street} in {place} came <only after> officers had fired[ {day}]
    police fired <first> at {who.full} on {street} in {place} and called a warning <afterwards>
    """,
    also=(
        """
    {shots} shots were fired at {who.full} on {street} in {place}
    officers fired {shots} times at {who.full} on {street} in {place}
    """,
        """
    the shots at {who.full} on {street} in {place} were heard {time}
    {time}, shots were fired at {who.full} on {street} in {place}
    """,
    ),
    plans="""
    the inquiry will ask whether {who.full} was warned before {who.he} was shot on {street} in {place}
    """,
    later="""
    police, who first spoke of {shots} shots at {who.full} on {street} in {place}, later counted {shots+}
    """,
)

frame(
    "paid_before",
    "regulation",
    "firm=company(builder|shipping|food|retailer) place=place work=one(a new quay|a sports hall|a bypass|a sewage plant|school meals|street lights|a bus depot) sum=money(90000,90000000) day=date late=count(3,30)",
    key="firm place work",
    only="sum day late",
    sources="{firm.full}; the mayor of {place.name}; the court of auditors; the opposition on the council",
    main="""
    {place} paid {firm} for {work} <before> anything had been delivered[ {day}]
    {firm} was paid <in advance> by {place} for {work}[ {day}]
    the money for {work} went from {place} to {firm} <ahead of> delivery[ {day}]
    """,
    order="""
    {place} paid {firm} for {work} <only after> delivery[ {day}]
    {firm} delivered {work} to {place} <first> and was paid <afterwards>[ {day}]
    the money for {work} reached {firm} <once> {place} had <received> the work
    """,
    negation="""
    {place} has <never paid> {firm} for {work}
    {firm} <did not receive any money> from {place} for {work}
    """,
    also=(
        """
    the price of {work} that {firm} sold to {place} was {sum}
    {firm} charged {place} {sum} for {work}
    """,
        """
    {work} for {place} by {firm} came {late=} months late
    {firm} was {late=} months late with {work} for {place}
    """,
    ),
    plans="""
    {firm} asked {place} to pay for {work} in advance
    auditors want {place} to pay {firm} for {work} only after delivery
    """,
    later="""
    {firm} has since paid back the money that {place} had given it for {work}
    """,
)

frame(
    "hospital_blackout",
    "outages",
    "place=place hosp=coined({last} Hospital | {town} Clinic | {} Hospital) hours=duration(2,16,hour) patients=count(6,300) day=date firm=company(utility)",
    key="hosp place! day?",
    only="hours patients",
    sources="{firm.full}; the hospital; the health ministry; nurses at the hospital",
    main="""
    {hosp} in {place} was <without electricity> for {hours}[ {day}]
    for {hours} {hosp} in {place} sat <in the dark>[ {day}]
    it took {hours} for the lights to come <back on> at {hosp} in {place}[ {day}]
    {place}'s {hosp} had <no power> for {hours}[ {day}]
    """,
    negation="""
    the power at {hosp} in {place} <never failed>[ {day}]
    the lights <stayed on> at {hosp} in {place}[ {day}]
    {place}'s {hosp} was <not affected> by the blackout[ {day}]
    """,
    also=(
        """
    {patients} patients were moved from {hosp} in {place} during the blackout
    the blackout made {hosp} in {place} move {patients} patients
    """,
    ),
    plans="""
    {hosp} in {place} rehearsed for a blackout of {hours}
    engineers feared that {hosp} in {place} could lose power for {hours}
    """,
    later="""
    {hosp} in {place}, dark for a time, has since been given a generator
    """,
)
