"""War, ceasefires, arms, hostages, prisoners, sanctions, summits, treaties and borders."""

from ..frame import frame

frame(
    "ceasefire",
    "war",
    "a=country b=country day=date length=duration(3,90,day) host=place broker=person",
    key="a b",
    only="length host broker day",
    sources="the army of {a}; the army of {b}; mediator {broker.full}; the foreign ministry of {a}; the United Nations mission",
    main="""
    {a} and {b} <extended> their ceasefire [{day} ]by {length}
    the truce between {a} and {b} was <prolonged> [{day} ]for {length}
    {a} and {b} agreed [{day}] to <let the truce run> for another {length}
    the ceasefire of {a} and {b} <will last> {length} longer
    """,
    also=(
        """
    the ceasefire talks between {a} and {b} were held in {host}
    {host} was the venue of the truce talks between {a} and {b}
    envoys of {a} and {b} met in {host} to discuss the ceasefire
    """,
        """
    {broker.full} mediated between {a} and {b}
    the go-between of {a} and {b} in the truce talks was {broker.full}
    """,
    ),
    opposite="""
    the ceasefire between {a} and {b} <collapsed> [{day}]
    {a} and {b} <let their truce lapse>[ {day}]
    {a} and {b} <scrapped> the ceasefire[ {day}]
    fighting <resumed> between {a} and {b} as the truce <ran out>[ {day}]
    """,
    later="""
    the truce between {a} and {b}, extended at first, has since broken down
    {a} and {b} have since turned their ceasefire into a peace treaty
    """,
    plans="""
    mediators urged {a} and {b} to extend their ceasefire by {length}
    {a} proposed to {b} that the truce run for another {length}
    diplomats fear that the ceasefire between {a} and {b} will collapse
    """,
)

frame(
    "missile",
    "weapons",
    "maker=country model=coined({}-{digit} | {} {number} | {}) kind=one(missile|drone|howitzer|rocket) range=measure(20,2900,km) load=measure(8,900,kg) price=money(20000,9000000) day=date",
    key="model maker!",
    only="range load price",
    sources="the defence ministry of {maker}; a military analyst; the manufacturer; a think tank",
    main="""
    the {maker.adj} {model} {kind} can hit targets {range} away
    with a range of {range}, the {model} {kind} is the pride of {maker}'s forces
    the {model} {kind} built by {maker} flies as far as {range}
    {maker}'s {model} {kind} has a reach of {range}
    """,
    also=(
        """
    the {maker.adj} {model} carries a warhead of {load}
    {load} is what the {model} of {maker}'s forces can carry
    a payload of {load} fits on {maker}'s {model}
    """,
        """
    one {model} costs {maker} {price}
    {maker} pays {price} for each {model}
    the unit price of the {maker.adj} {model} is {price}
    """,
    ),
    later="""
    engineers in {maker} have since stretched the range of the {model} from {range} to {range+}
    """,
    plans="""
    {maker} wants to give its {model} {kind} a range of {range}
    {maker}'s engineers hope that the {model} will one day fly {range}
    """,
)

frame(
    "troops",
    "war",
    "a=country b=country men=count(200,60000) job=one(a training mission|border patrols|a joint exercise|combat|clearing mines|guarding an airfield) day=date dead=count(2,900)",
    key="a b job",
    only="men day",
    roles="a b",
    sources="the defence ministry of {a}; the defence ministry of {b}; a military analyst; the opposition in {a}",
    main="""
    {a} <sent> {men} soldiers to {b} for {job}[ {day}]
    {men} troops from {a} <arrived> in {b} [{day} ]for {job}
    {a} <deployed> {men} soldiers in {b} for {job}[ {day}]
    {b} is <hosting> {men} {a.adj} troops for {job}
    """,
    opposite="""
    {a} <refused to send> soldiers to {b} for {job}[ {day}]
    {a} <turned down> a request for soldiers for {job} in {b}[ {day}]
    """,
    negation="""
    {a} has <sent no soldiers> to {b} for {job}
    <not one> {a.adj} soldier is in {b} for {job}
    """,
    also=(
        """
    families in {a} want news of their sons in {b}, posted for {job}
    soldiers' families in {a} are asking about their sons in {b}, whose posting was for {job}
    """,
    ),
    later="""
    {a} has since withdrawn its soldiers from {b}, where they had been for {job}
    the {a.adj} force in {b} for {job} has since grown from {men} to {men+}
    """,
    plans="""
    {a} plans to send {men} soldiers to {b} for {job}
    {b} asked {a} for {men} troops for {job}
    """,
)

frame(
    "village_captured",
    "war",
    "a=country b=country place=place day=date dead=count(3,400) taken=count(4,300)",
    key="place a b",
    only="dead taken day",
    roles="a b",
    sources="the army of {a}; the army of {b}; a field commander; monitors on the ground",
    main="""
    {a.adj} forces <captured> {place} from {b} [{day}]
    {place} was <taken> by {a} from {b.adj} troops [{day}]
    {b} <lost> {place} to {a.adj} forces [{day}]
    the army of {a} <seized> {place}, until then held by {b}[, {day}]
    """,
    also=(
        """
    {dead} soldiers died in the battle for {place} between {a} and {b}
    the fight between {a} and {b} over {place} killed {dead} soldiers
    """,
        """
    {taken} prisoners were taken in {place}, where {a} fought {b}
    in {place}, fought over by {a} and {b}, {taken} soldiers were made prisoners
    """,
    ),
    opposite="""
    an attack by {a} on {place} was <beaten back> by {b}[ {day}]
    {b} <held> {place} against the forces of {a}[ {day}]
    {place} <remains in the hands> of {b} despite the assault by {a}
    """,
    later="""
    {b} has since retaken {place} from {a}
    """,
    plans="""
    {a} is preparing an attack on {place}, held by {b}
    commanders in {b} expect {a} to try to capture {place}
    """,
)

frame(
    "swap",
    "war",
    "a=country b=country freed=count(4,400) host=place day=date broker=country",
    key="a b day?",
    only="freed host broker",
    sources="the government of {a}; the government of {b}; the Red Cross; the families' committee",
    main="""
    {a} and {b} <exchanged> {freed} prisoners [{day}][ at {host}]
    {freed} prisoners were <freed> in a swap between {a} and {b}[ {day}][, carried out at {host}]
    a prisoner swap between {a} and {b} <brought home> {freed} people[ {day}][, by way of {host}]
    """,
    also=(
        """
    {broker} arranged the prisoner swap between {a} and {b}
    the exchange of prisoners between {a} and {b} was brokered by {broker}
    """,
    ),
    opposite="""
    the prisoner swap between {a} and {b} <fell through>[ {day}]
    {a} <backed out> of the exchange of prisoners with {b}
    """,
    later="""
    a further swap has since raised the number of prisoners exchanged by {a} and {b} from {freed} to {freed+}
    """,
    plans="""
    {a} offered {b} a swap of {freed} prisoners
    {a} and {b} are negotiating an exchange of {freed} prisoners
    """,
)

frame(
    "sanctions",
    "sanctions",
    "a=country b=country goods=one(steel|banks|oil|gold|timber|aircraft parts|microchips|caviar|diamonds|fertiliser|shipping insurance) firms=count(4,180) day=date",
    key="a b goods",
    only="firms day",
    roles="a b",
    sources="the foreign ministry of {a}; the foreign ministry of {b}; the trade commissioner; exporters",
    main="""
    {a} <imposed> sanctions on {b} [{day} ]aimed at {goods}
    {b} was <hit> by {a.adj} sanctions on {goods}[ {day}]
    {a.adj} sanctions against {b}, covering {goods}, <came into force>[ {day}]
    {a} <slapped> penalties on {b}'s trade in {goods}[ {day}]
    """,
    also=(
        """
    the {goods} measures between {a} and {b} name {firms} companies
    {firms} companies are on the list in the {goods} quarrel of {a} and {b}
    """,
    ),
    opposite="""
    {a} <refrained from> sanctions on {b} over {goods}[ {day}]
    {a} <decided against> sanctions on {b}'s {goods}[ {day}]
    {a} <left> {b}'s {goods} <untouched by sanctions>
    """,
    later="""
    {a} has since lifted the sanctions on {goods} that it had imposed on {b}
    """,
    plans="""
    {a} threatened {b} with sanctions on {goods}
    lawmakers in {a} demand that {b} be punished with sanctions on {goods}
    """,
)

frame(
    "summit",
    "diplomacy",
    "a=person b=person ca=country cb=country host=place day=date topic=one(water rights|gas transit|fishing grounds|visa rules|a border bridge|nuclear inspections|grain exports) hours=duration(2,14,hour)",
    key="a b ca! cb!",
    only="host day topic hours",
    sources="the office of {a.full}; the office of {b.full}; the host government; a diplomat's spokesperson",
    main="""
    {ca.adj} president {a.full} <met> {b.full} of {cb} in {host} [{day}][ to discuss {topic}]
    {b.full}, president of {cb}, <held talks> with {ca}'s {a.full} in {host} [{day}][ about {topic}]
    {host} <hosted> a summit of {a.full} of {ca} and {b.full} of {cb} [{day}][, devoted to {topic}]
    the leaders of {ca} and {cb}, {a.full} and {b.full}, <sat down together> in {host}[ {day}]
    """,
    also=(
        """
    the talks between {a.full} of {ca} and {b.full} of {cb} lasted {hours}
    {a.full} of {ca} and {b.full} of {cb} talked for {hours}
    """,
    ),
    negation="""
    {a.full} of {ca} and {b.full} of {cb} <never met>
    <no meeting took place> between {ca}'s {a.full} and {cb}'s {b.full}
    """,
    opposite="""
    {ca.adj} president {a.full} <cancelled> the meeting with {b.full} of {cb}
    the summit of {ca}'s {a.full} and {cb}'s {b.full} was <called off>
    """,
    later="""
    after their summit {a.full} of {ca} and {b.full} of {cb} have since met a second time
    """,
    plans="""
    {a.full} of {ca} and {b.full} of {cb} are to meet in {host}
    aides hope for a summit of {ca}'s {a.full} and {cb}'s {b.full} in {host}
    """,
)

frame(
    "border",
    "diplomacy",
    "a=country b=country post=coined({town} crossing | {town} bridge | {} pass) day=date lorries=count(40,3000) queue=measure(2,60,km)",
    key="a b post day?",
    only="lorries queue",
    sources="the border guard of {a}; the customs service of {b}; hauliers; the foreign ministry of {a}",
    main="""
    {a} <closed> the {post} to {b} [{day}]
    the {post} between {a} and {b} was <shut> by {a} [{day}]
    {a} <sealed> its border with {b} at the {post} [{day}]
    traffic from {a} to {b} is <blocked> at the {post}, which {a} shut [{day}]
    """,
    also=(
        """
    {lorries} lorries were stuck at the {post} between {a} and {b}
    at the {post} on the border of {a} and {b}, {lorries} lorries were waiting
    """,
        """
    the queue at the {post} from {a} to {b} was {queue} long
    vehicles stood in a line of {queue} at the {post} between {a} and {b}
    """,
    ),
    opposite="""
    {a} <kept> the {post} to {b} <open>[ {day}]
    the {post} between {a} and {b} <stayed open>[ {day}]
    {a} <left> the {post} to {b} <open> [{day}]
    """,
    later="""
    the {post} between {a} and {b} has since reopened
    """,
    plans="""
    {a} threatened to close the {post} to {b}
    {a} is considering shutting the {post} on its border with {b}
    """,
)

frame(
    "treaty",
    "diplomacy",
    "a=country b=country topic=one(fishing|extradition|tax|river water|student exchange|satellite data|airspace|rail gauge) day=date city=place years=count(3,40)",
    key="a b topic",
    only="day city years",
    sources="the foreign minister of {a}; the foreign minister of {b}; parliament's treaty committee",
    main="""
    {a} and {b} <signed> a treaty on {topic} [in {city} ][{day}]
    a treaty on {topic} was <concluded> between {a} and {b}[ in {city}][ {day}]
    {a} <put its name> to a treaty with {b} on {topic}[ in {city}][ {day}]
    """,
    also=(
        """
    the {topic} treaty of {a} and {b} runs for {years=} years
    {years=} years is the term of the treaty on {topic} between {a} and {b}
    """,
    ),
    opposite="""
    {a} <refused to sign> a treaty on {topic} with {b}[ {day}]
    {a} <would not put its name> to a treaty on {topic} with {b}[ {day}]
    """,
    negation="""
    {a} and {b} <never signed> a treaty on {topic}
    <no treaty> on {topic} exists between {a} and {b}
    """,
    later="""
    {a} has since cancelled the treaty on {topic} it had signed with {b}
    """,
    plans="""
    {a} and {b} are negotiating a treaty on {topic}
    {a} hopes to sign a treaty on {topic} with {b}
    """,
)
