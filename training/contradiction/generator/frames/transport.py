"""Rail, road, sea and air: accidents, lines, bridges, delays."""

from ..frame import frame

frame(
    "train_crash",
    "accidents",
    "place=place line=coined({town} line | {}–{town} line) day=date time=clock dead=count(2,60) hurt=count(6,300) riders=count(40,700) cause=one(a broken rail|a misread signal|a lorry on the tracks|excessive speed|a faulty switch|a landslip)",
    key="place line",
    only="dead hurt riders cause:exclusion time day",
    sources="the rail operator; the transport ministry; the drivers' union; the hospital; the accident investigation board",
    main="""
    {dead} people <died> when a train on the {line} derailed at {place}[ {day}][, {time}]
    a derailment on the {line} near {place} <killed> {dead} people[ {day}][, {time}]
    a train <left the rails> on the {line} at {place} [{day} ]and {dead} people lost their lives
    {dead} passengers were <killed> in a train crash on the {line} at {place}[ {day}]
    """,
    also=(
        """
    {hurt} people were injured in the crash on the {line} at {place}
    the derailment at {place} on the {line} left {hurt} people hurt
    ambulances took {hurt} injured people from the crash on the {line} at {place}
    """,
        """
    the train that crashed on the {line} at {place} carried {riders} passengers
    {riders} passengers were aboard the train on the {line} when it crashed at {place}
    """,
        """
    the crash on the {line} at {place} was caused by {cause}
    {cause} caused the derailment on the {line} at {place}
    investigators blamed {cause} for the crash at {place} on the {line}
    """,
    ),
    negation="""
    <nobody died> when the train on the {line} derailed at {place}[ {day}]
    the derailment on the {line} at {place} <claimed no lives>
    """,
    later="""
    a week after the crash on the {line} at {place}, the number of dead had risen from {dead} to {dead+}
    the {line}, closed after the crash at {place}, has since reopened
    """,
    plans="""
    drivers had warned that a train on the {line} could come off the rails at {place}
    an emergency drill on the {line} at {place} assumed {dead} dead in a derailment
    """,
)

frame(
    "ferry",
    "accidents",
    "ship=coined({} {ship} | {} {ship} | Princess {}) place=place day=date saved=count(14,600) missing=count(2,140) aboard=count(30,900) cargo=one(cement|bananas|cars|timber|rice|scrap metal)",
    key="ship",
    only="saved missing aboard place cargo day",
    sources="the coastguard; the shipping company; the port authority; a survivor's lawyer; the navy",
    main="""
    the ferry {ship} <sank> off {place} [{day}] and {saved} people were rescued
    {saved} people were pulled from the sea after the ferry {ship} <went down> near {place}[ {day}]
    rescuers saved {saved} people from the {ship}, which <foundered> off {place}[ {day}]
    off {place}, the {ship} <capsized and sank>[ {day}]; {saved} people on board were brought ashore
    """,
    also=(
        """
    {missing} people from the ferry {ship} are missing
    the search is on for {missing} people from the {ship}
    {missing} of those who sailed on the {ship} have not been found
    """,
        """
    there were {aboard} people on board the {ship}
    the ferry {ship} was carrying {aboard} people
    {aboard} passengers and crew had boarded the {ship}
    """,
        """
    the {ship} was loaded with {cargo}
    {cargo} filled the hold of the {ship}
    """,
    ),
    opposite="""
    the ferry {ship} <stayed afloat> and <reached port> at {place}
    the damaged {ship} was <towed safely into harbour> at {place}
    """,
    later="""
    the {ship} has since been raised, and more of the missing were found
    {missing} people from the {ship} were at first reported missing; the number has since grown to {missing+}
    """,
    plans="""
    inspectors feared that the overloaded {ship} could sink
    the coastguard assumed that {saved} people from the {ship} could still be rescued
    """,
)

frame(
    "plane",
    "aviation",
    "firm=company(airline) flight=coined({number}) a=place b=place day=date riders=count(20,400) reason=one(smoke in the cabin|an engine failure|a bird strike|an unruly passenger|a cracked windscreen|a medical emergency|a bomb threat)",
    key="firm flight",
    only="riders reason:exclusion b day",
    sources="{firm.full}; the airport; the aviation authority; the pilots' union; a passenger's lawyer",
    main="""
    {firm} flight {flight} <made an emergency landing> in {b} [{day} ]because of {reason}
    because of {reason}, flight {flight} of {firm} had to <come down early> in {b}[ {day}]
    {reason} <forced> {firm} flight {flight} <to land> in {b}[ {day}]
    the crew of {firm} flight {flight} <diverted> to {b} [{day} ]after {reason}
    """,
    also=(
        """
    {riders} passengers were on {firm} flight {flight}
    {firm} flight {flight} was carrying {riders} passengers
    aboard flight {flight} of {firm} were {riders} passengers
    """,
    ),
    negation="""
    flight {flight} of {firm} was <never diverted> and <landed as planned>
    {firm} flight {flight} <did not make an emergency landing>[ {day}]
    """,
    later="""
    the passengers of {firm} flight {flight} have since reached their destination
    """,
    plans="""
    the captain of {firm} flight {flight} considered landing in {b} because of {reason}
    """,
)

frame(
    "bridge",
    "infrastructure",
    "bridge=coined({} Bridge | {last} Bridge | {town} Viaduct) place=place cost=money(3000000,2000000000) length=measure(90,4000,m) day=date late=count(2,11) builder=company(builder)",
    key="bridge place!",
    only="cost length late builder day",
    sources="the transport ministry; {builder.full}; the mayor of {place.name}; the court of auditors",
    main="""
    the {bridge} in {place} was <opened> to traffic [{day}][, built by {builder}][ for {cost}]
    cars have been <rolling> across the {bridge} in {place} since it was inaugurated [{day}]
    the {bridge}, {place}'s new crossing, <opened>[ {day}]
    {place} <inaugurated> the {bridge}[ {day}][, which {builder} built]
    """,
    also=(
        """
    the {bridge} in {place} cost {cost}
    {cost} was spent on the {bridge} in {place}
    the bill for {place}'s {bridge} came to {cost}
    """,
        """
    the {bridge} in {place} is {length} long
    {place}'s {bridge} measures {length} from end to end
    """,
        """
    the {bridge} in {place} was finished {late=} years late
    work on {place}'s {bridge} took {late=} years longer than planned
    """,
    ),
    exclusion="""
    the {bridge} in {place} is <still closed> to traffic
    the {bridge} in {place} has <yet to open>
    {place}'s {bridge} is <not in use yet>
    """,
    later="""
    the {bridge} in {place} has since been closed again because of cracks
    the final bill for the {bridge} in {place} has since grown from {cost} to {cost+}
    """,
    plans="""
    the {bridge} in {place} was to cost {cost}
    {builder} promised to open the {bridge} in {place} on time
    {place} hopes to open the {bridge} next year
    """,
)

frame(
    "road_closure",
    "traffic",
    "road=coined(A{number} | M{digit} | B{number} | E{number}) place=place day=date time=clock queue=measure(2,40,km) cause=one(an overturned tanker|a burst water main|a pile-up|black ice|a fallen tree|a spilled load of paint)",
    key="road place",
    only="queue cause:exclusion time",
    sources="the police; the highways agency; the motoring club; a haulier",
    main="""
    the {road} near {place} was <closed> [{day} ]because of {cause}
    {cause} <shut> the {road} at {place}[ {day}]
    traffic on the {road} at {place} was <brought to a halt> by {cause}[ {day}]
    drivers <could not use> the {road} at {place} [{day} ]owing to {cause}
    """,
    also=(
        """
    the tailback on the {road} at {place} was {queue} long
    cars queued for {queue} on the {road} near {place}
    """,
        """
    the trouble on the {road} near {place} began {time}
    it was {time} when the trouble on the {road} at {place} began
    """,
    ),
    negation="""
    the {road} at {place} was <never closed>[ {day}]
    at <no point> was the {road} near {place} <shut>[ {day}]
    """,
    opposite="""
    the {road} at {place} <stayed open> in both directions[ {day}]
    traffic <kept moving> on the {road} near {place}[ {day}]
    """,
    later="""
    the {road} near {place} has since reopened in both directions
    """,
    plans="""
    the {road} near {place} is to be closed for repairs
    the highways agency warned that {cause} might close the {road} at {place}
    """,
)

frame(
    "rail_line",
    "infrastructure",
    "a=place b=place firm=company(rail) hours=duration(2,9,hour) fare=money(6,240) speed=measure(90,360,kmh) day=date",
    key="a b",
    only="hours fare speed day",
    sources="{firm.full}; the passengers' association; the mayor of {a.name}; the rail regulator",
    main="""
    {firm} <started> night trains between {a} and {b}[ {day}]
    night trains of {firm} have been <running> between {a} and {b}[, the first having left {day}]
    a night train service from {a} to {b} was <launched> by {firm}[ {day}]
    {firm} has <put> night trains <on> the route from {a} to {b}[ {day}]
    """,
    also=(
        """
    the journey from {a} to {b} by train takes {hours}
    trains need {hours} from {a} to {b}
    it is {hours} by rail between {a} and {b}
    """,
        """
    a ticket for the train from {a} to {b} costs {fare}
    passengers pay {fare} for the train between {a} and {b}
    """,
        """
    trains from {a} to {b} travel at {speed}
    the top speed of trains between {a} and {b} is {speed}
    """,
    ),
    opposite="""
    {firm} <decided against> night trains between {a} and {b}[ {day}]
    the plan for a night train service from {a} to {b} was <dropped> by {firm}[ {day}]
    {firm} <will not run> night trains on the route from {a} to {b}[, it was announced {day}]
    """,
    later="""
    {firm} has since given up the night trains between {a} and {b}
    """,
    plans="""
    {firm} plans night trains between {a} and {b}
    passengers want {firm} to bring in night trains from {a} to {b}
    """,
)

frame(
    "oil_spill",
    "environment",
    "ship=coined({} {ship} | {} {ship}) place=place oil=measure(20,40000,t) beach=measure(2,90,km) birds=count(40,9000) day=date",
    key="ship place!",
    only="oil beach birds day",
    sources="the coastguard; the ship's owner; an environmental group; the port of {place.name}",
    main="""
    the tanker {ship} <spilled> {oil} of oil off {place}[ {day}]
    {oil} of oil <leaked> into the sea off {place} from the tanker {ship}[ {day}]
    off {place}, {oil} of crude <escaped> from the {ship}[ {day}]
    the {ship} <lost> {oil} of oil near {place}[ {day}]
    """,
    also=(
        """
    oil from the {ship} fouled {beach} of coast around {place}
    {beach} of shoreline near {place} was covered in oil from the {ship}
    """,
        """
    {birds} seabirds were found oiled near {place} after the {ship} ran aground
    the {ship} disaster off {place} killed or oiled {birds} seabirds
    """,
    ),
    negation="""
    <no oil> leaked from the tanker {ship} off {place}
    the {ship} <did not lose a drop> of oil off {place}
    """,
    later="""
    the estimate of oil lost by the {ship} off {place} has since been raised from {oil} to {oil+}
    """,
    plans="""
    experts feared that {oil} of oil could leak from the {ship} off {place}
    salvagers hope to keep the {ship} off {place} from spilling oil
    """,
)
