"""Outages, data breaches, devices, satellites' use, power plants, pipelines, mines and factories."""

from ..frame import frame

frame(
    "outage",
    "outages",
    "firm=company(telecom|utility|software) place=place hours=duration(2,40,hour) users=count(900,4000000) day=date time=clock cause=one(a software update|a cut cable|a fire in a substation|a cyberattack|a squirrel|an operator's mistake|an overheated transformer)",
    key="firm place day?",
    only="hours users cause:exclusion time",
    sources="{firm.full}; hospitals in {place.name}; the regulator; the mayor of {place.name}; the consumer association",
    main="""
    an outage at {firm} <cut off> {users} customers in {place} [{day} ]for {hours}
    {users} customers of {firm} in {place} were <without service> for {hours}[ {day}]
    for {hours}, {firm}'s network in {place} was <down>, and {users} customers with it
    {firm} <left> {users} customers in {place} <in the dark> for {hours}[ {day}]
    """,
    also=(
        """
    the outage at {firm} in {place} was caused by {cause}
    {cause} was behind the outage at {firm} in {place}
    {firm}'s network in {place} failed because of {cause}
    """,
        """
    the outage at {firm} in {place} began {time}
    it was {time} when {firm}'s network in {place} failed
    """,
        """
    the outage of {firm} in {place} lasted {hours}
    it took {firm} {hours} to restore service in {place}
    {hours} went by before {firm} was back to normal in {place}
    """,
    ),
    negation="""
    <no customer> of {firm} in {place} was <without service>[ {day}]
    {firm}'s network in {place} <never failed>[ {day}]
    """,
    later="""
    {firm}, which first spoke of {users} customers cut off in {place}, has since raised the number to {users+}
    service by {firm} in {place} has since been restored
    """,
    plans="""
    {firm} will switch off {users} customers in {place} for {hours} for repairs
    the regulator warned that an outage at {firm} could leave {users} customers in {place} without service
    """,
)

frame(
    "breach",
    "cybersecurity",
    "firm=company(bank|telecom|retailer|airline|insurer|software) records=count(4000,90000000) data=one(passwords|passport scans|medical files|card numbers|home addresses|chat logs) ransom=money(20000,40000000) day=date weeks=duration(2,40,week) gang=coined({} group | {} gang | {}locker)",
    key="firm data",
    only="records ransom weeks gang day",
    sources="{firm.full}; the data protection office; the police; a security researcher; customers' lawyers",
    main="""
    hackers <stole> {data} of {records} customers from {firm}[, it emerged {day}]
    {data} of {records} customers were <taken> in an attack on {firm}[ disclosed {day}]
    {firm} <lost> the {data} of {records} customers to hackers
    the {data} of {records} people fell <into the hands of> hackers at {firm}
    """,
    also=(
        """
    the hackers who broke into {firm} and its {data} were inside for {weeks}
    for {weeks} hackers had access to {data} at {firm}
    """,
        """
    the hackers demanded {ransom} from {firm} for the {data}
    {firm} was asked for a ransom of {ransom} for the {data}
    """,
        """
    the attack on {firm}'s {data} was the work of the {gang}
    the {gang} carried out the attack on {data} at {firm}
    """,
    ),
    negation="""
    <no> {data} were <stolen> from {firm}
    hackers <did not get at> the {data} of {firm}'s customers
    """,
    later="""
    {firm} has since raised the number of customers whose {data} were stolen from {records} to {records+}
    """,
    plans="""
    {firm} was warned that {data} of {records} customers could be stolen
    hackers threatened to steal {data} from {firm}
    """,
)

frame(
    "device",
    "technology",
    "firm=company(chipmaker|software|telecom|toymaker) model=coined({} {model} | {} {digit} | {}{number}) kind=one(phone|headset|tablet|camera|robot vacuum|smartwatch|e-reader|games console|speaker) price=money(40,3000) hours=duration(4,90,hour) sold=count(3000,40000000) day=date weight=count(90,900)",
    key="firm model!",
    only="price hours sold weight",
    sources="{firm.full}; a trade magazine; a retailers' association; a consumer testing group",
    main="""
    {firm}'s {kind} {model} costs {price}
    the {model}, a {kind} made by {firm}, sells for {price}
    {firm} charges {price} for its {kind} {model}
    buyers pay {price} for the {kind} {model} from {firm}
    """,
    also=(
        """
    the battery of {firm}'s {model} lasts {hours}
    {firm}'s {kind} {model} runs for {hours} on a charge
    on one charge the {model} of {firm} works for {hours}
    """,
        """
    {firm} has sold {sold} of its {model}
    {sold} units of the {model} have been sold by {firm}
    sales of {firm}'s {model} have reached {sold} units
    """,
        """
    the {kind} {model} from {firm} weighs {weight=} grams
    {firm}'s {model} has a weight of {weight=} grams
    """,
    ),
    later="""
    {firm} has since raised the price of the {model} from {price} to {price+}
    """,
    plans="""
    {firm} intends to charge {price} for its {kind} {model}
    analysts expect the {model} by {firm} to cost {price}
    """,
)

frame(
    "reactor",
    "energy",
    "plant=coined({town} | {last}ville | {} Point | Cape {}) place=country power=measure(300,1700,mw) share=share(3,41) cost=money(400000000,40000000000) day=date late=count(2,15) years=count(20,60)",
    key="plant place!",
    only="power share cost late day",
    sources="the operator; the nuclear regulator; the energy ministry; an anti-nuclear group; the grid company",
    main="""
    {place} <switched on> the {plant} nuclear reactor [{day}], a plant of {power}
    the {plant} reactor in {place}, with {power}, <went into service>[ {day}]
    the nuclear plant of {plant} in {place} <began> feeding {power} into the grid[ {day}]
    {power} of nuclear power <came on line> at {plant} in {place}[ {day}]
    """,
    also=(
        """
    the {plant} reactor cost {place} {cost}
    {place} spent {cost} on the reactor at {plant}
    """,
        """
    the {plant} reactor supplies {share} of the electricity of {place}
    {share} of {place}'s electricity comes from {plant}
    """,
        """
    the {plant} reactor in {place} was completed {late=} years behind schedule
    {place}'s {plant} reactor was {late=} years late
    """,
    ),
    opposite="""
    {place} <decided not to switch on> the {plant} nuclear reactor [{day}]
    the {plant} reactor in {place} <will not go into service>[, it was decided {day}]
    the nuclear plant of {plant} in {place} <is to stay off> for good[, a decision taken {day}]
    """,
    exclusion="""
    the {plant} reactor in {place} is <still under construction>
    {place}'s reactor at {plant} is <not yet finished>
    """,
    later="""
    the {plant} reactor in {place} has since been switched off again because of a leak
    """,
    plans="""
    {place} plans a reactor of {power} at {plant}
    opponents want {place} to give up the reactor at {plant}
    """,
)

frame(
    "pipeline",
    "energy",
    "line=coined({} pipeline | {}stream | {last} pipeline) a=country b=country day=date length=measure(90,3800,km) cost=money(80000000,14000000000) flow=share(4,60)",
    key="line a b",
    only="length cost flow day",
    roles="a b",
    sources="the energy ministry of {a}; the energy ministry of {b}; the pipeline operator; a trader",
    main="""
    gas <began flowing> from {a} to {b} through the {line}[ {day}]
    {a} <started> pumping gas to {b} by way of the {line}[ {day}]
    {b} <receives> gas from {a} through the {line}[, first deliveries having come {day}]
    the {line} <carries> gas from {a} to {b}[ as of {day.month}]
    """,
    also=(
        """
    the {line} between {a} and {b} is {length} long
    it is {length} from end to end of the {line} of {a} and {b}
    """,
        """
    the {line} of {a} and {b} cost {cost} to build
    {cost} was the price of building the {line} between {a} and {b}
    """,
    ),
    exclusion="""
    <not a single cubic metre> of gas has gone from {a} to {b} through the {line}
    the {line} from {a} to {b} has <never been in use>
    """,
    later="""
    gas from {a} through the {line} to {b} has since been cut off
    the cost of the {line} between {a} and {b} has since risen from {cost} to {cost+}
    """,
    plans="""
    {a} and {b} plan to send gas through the {line}
    {a} threatened to stop gas for {b} in the {line}
    """,
)

frame(
    "mine",
    "mining",
    "firm=company(miner) mine=coined({last} mine | {town} mine | {} pit) place=country metal=one(copper|lithium|gold|cobalt|nickel|zinc|tin) out=measure(90,90000,t) trapped=count(3,70) saved=count(2,60) day=date depth=measure(90,1900,m)",
    key="firm mine",
    only="trapped depth out day",
    sources="{firm.full}; the miners' union; the mines inspectorate; the provincial governor; families",
    main="""
    {trapped} miners were <trapped> in {firm}'s {mine}[ {day}][ in {place}]
    a collapse in the {mine} of {firm} <cut off> {trapped} miners[ {day}]
    {trapped} workers were <caught> underground at {firm}'s {mine}[ {day}][ in {place}]
    at the {mine}, run by {firm}, a rockfall <shut in> {trapped} miners[ {day}]
    """,
    also=(
        """
    the accident at {firm}'s {mine} happened {depth} below ground
    {depth} down in the {mine} of {firm} the rock gave way
    """,
        """
    {firm} gets {out} of {metal} a year out of the {mine}
    the {mine} yields {firm} {out} of {metal} a year
    """,
    ),
    negation="""
    <nobody was trapped> when rock fell in {firm}'s {mine}[ {day}]
    <no miner was caught> by the collapse in the {mine} of {firm}
    """,
    later="""
    all those trapped in {firm}'s {mine} have since been brought up alive
    {firm}, which first reported {trapped} trapped in the {mine}, later spoke of {trapped+}
    """,
    plans="""
    the union warned that miners could be trapped in {firm}'s {mine}
    rescuers hope to reach {trapped} miners in {firm}'s {mine} soon
    """,
)

frame(
    "factory_fire",
    "accidents",
    "firm=company(food|carmaker|steelmaker|toymaker|brewer) place=place day=date time=clock hurt=count(2,90) hours=duration(2,60,hour) damage=money(90000,300000000) cause=one(a short circuit|a gas leak|welding work|an explosion of flour dust|arson|a lightning strike)",
    key="firm place",
    only="hurt hours damage cause:exclusion time day",
    sources="the fire brigade; {firm.full}; the works council; the insurer; the mayor of {place.name}",
    main="""
    {hurt} people were <injured> in a fire at {firm}'s factory in {place}[ {day}][, {time}]
    a blaze at the {place.name} plant of {firm} <hurt> {hurt} people[ {day}][, {time}]
    {hurt} people <suffered burns or smoke poisoning> when {firm}'s works in {place} burned[ {day}]
    fire at {firm}'s works in {place} <put> {hurt} people <in hospital>[ {day}]
    """,
    also=(
        """
    the fire at {firm}'s factory in {place} caused damage of {damage}
    damage of {damage} was done by the fire at {firm} in {place}
    """,
        """
    it took {hours} to put out the fire at {firm}'s factory in {place}
    firefighters needed {hours} to extinguish the blaze at {firm} in {place}
    """,
        """
    {cause} started the fire at {firm}'s factory in {place}
    the cause of the blaze at {firm} in {place} was {cause}
    """,
    ),
    negation="""
    <nobody was hurt> in the fire at {firm}'s factory in {place}[ {day}]
    the blaze at the {place.name} plant of {firm} caused <no injuries>
    """,
    later="""
    {firm}'s factory in {place} has since been rebuilt after the fire
    the number of injured in the fire at {firm} in {place} later rose from {hurt} to {hurt+}
    """,
    plans="""
    inspectors warned that a fire at {firm}'s factory in {place} could hurt {hurt} people
    """,
)

frame(
    "plant_opening",
    "industry",
    "firm=company(carmaker|chipmaker|steelmaker|drugmaker|food) place=place jobs=count(40,9000) cost=money(4000000,20000000000) day=date aid=money(1000000,900000000)",
    key="firm place",
    only="jobs cost day aid",
    sources="{firm.full}; the economy ministry; the union; the mayor of {place.name}",
    main="""
    {firm} <opened> a factory in {place} [{day}], creating {jobs} jobs
    a new factory of {firm} in {place} has <started work>[ {day}] with {jobs} employees
    {jobs} people have found work at the factory that {firm} <inaugurated> in {place}[ {day}]
    in {place}, {firm} has <begun production> at a plant for {jobs} workers[ {day}]
    """,
    also=(
        """
    {firm}'s factory in {place} cost {cost}
    {firm} put {cost} into its {place.name} factory
    """,
        """
    the state gave {firm} {aid} for its factory in {place}
    {firm} received {aid} of public money for the {place.name} factory
    """,
    ),
    opposite="""
    {firm} <gave up> its factory project in {place}[ {day}]
    {firm} <abandoned> the plan for a factory in {place}
    """,
    later="""
    {firm} has since closed the factory in {place} that it had opened
    the workforce of {firm}'s new factory in {place} has since grown from {jobs} to {jobs+}
    """,
    plans="""
    {firm} plans a factory with {jobs} jobs in {place}
    {place} hopes that {firm} will build a factory there
    """,
)
