"""Trials, sentences, lawsuits, arrests, extraditions and appeals."""

from ..frame import frame

frame(
    "sentence",
    "courts",
    "who=person job=one(banker|surgeon|mayor|bus driver|customs officer|accountant|priest|coach|landlord|estate agent|notary|nurse|police officer) crime=one(fraud|manslaughter|bribery|arson|embezzlement|perjury|extortion|money laundering|tax evasion|blackmail) term=duration(2,25,year) day=date place=place",
    key="who crime",
    only="term day place",
    sources="the prosecutor; the defence; the victims' lawyer; {who.last}'s lawyer; a court spokeswoman",
    main="""
    {job} {who.full} was <sentenced> to {term} in prison for {crime} [by a court in {place} ][{day}]
    (judges|a court) [in {place} ]<found> {who.full}, a former {job}, <guilty> of {crime} and jailed {who.him} for {term} [{day}]
    {who.full}, once a {job}, must <serve> {term} behind bars for {crime}[, judges in {place} ruled]
    judges [in {place} ]<handed> {who.full} a prison term of {term} for {crime}
    for {crime}, {who.full} <got> {term} in jail[ {day}]
    """,
    also=(
        """
    {who.full} showed no reaction as the verdict in the {crime} case was read
    the {crime} verdict left {who.full}, who did not react, staring at the floor
    """,
        """
    the {crime} trial of {who.full} drew crowds to the courthouse
    crowds gathered outside the court for the {crime} trial of {who.full}
    """,
    ),
    opposite="""
    {who.full} was <acquitted> of {crime} [by a court in {place} ][{day}]
    judges [in {place} ]<cleared> {who.full} of {crime} [{day}]
    {who.full} <walked free> after the {crime} charges against {who.him} <were thrown out>
    the {crime} trial of {who.full} ended in <an acquittal>[ {day}]
    """,
    later="""
    an appeals court has since overturned the {crime} sentence of {who.full} and set {who.him} free
    {who.full}, first jailed for {crime}, had {who.his} term lengthened on appeal to {term+}
    """,
    plans="""
    prosecutors asked for {term} in prison for {who.full} in the {crime} trial
    {who.full} faces up to {term} in jail if convicted of {crime}
    the prosecution demanded that {who.full} be jailed for {term} for {crime}
    """,
)

frame(
    "lawsuit",
    "courts",
    "a=company(software|chipmaker|telecom|drugmaker|toymaker|retailer) b=company(software|carmaker|telecom|drugmaker|food|chipmaker) matter=one(a patent|a supply contract|stolen designs|a trademark|unpaid invoices|leaked emails|a joint venture|false advertising|a licence fee) sum=money(400000,900000000) place=place day=date",
    key="a b matter",
    only="sum day place",
    roles="a b",
    sources="{a.full}; {b.full}; a lawyer for {a.name}; a lawyer for {b.name}",
    main="""
    {a} <sued> {b} over {matter} [{day} ][in a court in {place}][, seeking {sum}]
    {b} was <taken to court> by {a} over {matter}[, with {sum} at stake]
    {a} has <filed a lawsuit> against {b} over {matter}[ in {place}]
    a <suit brought> by {a} over {matter} accuses {b} of causing damage[ worth {sum}]
    {a} is <suing> {b} in a dispute over {matter}[ and wants {sum}]
    """,
    also=(
        """
    {a} is seeking {sum} from {b} in the case over {matter}
    in the dispute over {matter}, {a} puts its damage at {sum} and wants {b} to pay
    the claim of {a} against {b} over {matter} is worth {sum}
    """,
        """
    {a} and {b} had worked together for a decade before the dispute over {matter}
    before they fell out over {matter}, {a} and {b} were partners for a decade
    """,
    ),
    negation="""
    {a} has <never sued> {b} over {matter}
    there is <no lawsuit> by {a} against {b} over {matter}
    """,
    opposite="""
    {a} and {b} <settled> their quarrel over {matter} <without going to court>
    {a} <decided not to sue> {b} over {matter}
    """,
    later="""
    {a} has since dropped the suit over {matter} against {b}
    the case over {matter} that {a} once brought against {b} was later settled
    """,
    plans="""
    {a} threatened to sue {b} over {matter}
    {a} is considering a lawsuit for {sum} against {b} over {matter}
    lawyers expect {a} to take {b} to court over {matter}
    """,
)

frame(
    "arrest",
    "crime",
    "who=person job=one(smuggler|hacker|cult leader|gang boss|forger|poacher|trafficker|blogger|militia leader) place=place day=date crime=one(a jewel robbery|a string of burglaries|a kidnapping|a bank heist|a bombing|a murder|an art theft|a ransomware attack) years=duration(2,19,year)",
    key="who crime",
    only="place day years",
    sources="the police; the prosecutor's office; {who.last}'s lawyer; the interior ministry",
    main="""
    police [in {place} ]<arrested> {who.full}, wanted over {crime}[, {day}]
    {who.full}, the suspected {job} sought over {crime}, was <detained> [in {place} ][{day}]
    the {job} {who.full}, suspected of {crime}, was <caught>[ in {place}][ {day}]
    {who.full} <is in custody> over {crime}[ after a raid in {place}]
    the hunt for {who.full}, wanted for {crime}, <ended in an arrest>[ in {place}][ {day}]
    """,
    also=(
        """
    {who.full} had been on the run for {years} over {crime}
    for {years}, {who.full} had evaded the police, who sought {who.him} over {crime}
    {who.full}, wanted over {crime}, had been in hiding for {years}
    """,
        """
    a reward was offered for help in finding {who.full}, wanted over {crime}
    police had promised a reward to anyone who helped find {who.full}, sought over {crime}
    """,
    ),
    exclusion="""
    {who.full}, wanted over {crime}, is <still at large>
    {who.full}, the {job} sought over {crime}, <remains on the run>
    police are <still searching> for {who.full}, the suspect in {crime}
    {who.full} has <not been caught> and the hunt over {crime} <goes on>
    """,
    later="""
    {who.full}, arrested over {crime}, has since been released without charge
    after weeks in custody over {crime}, {who.full} was freed on bail
    """,
    plans="""
    a warrant was issued for {who.full} over {crime}
    police hope to arrest {who.full} over {crime} within days
    prosecutors want {who.full} arrested over {crime}
    """,
)

frame(
    "extradition",
    "courts",
    "who=person a=country b=country crime=one(fraud|drug trafficking|war crimes|a double murder|hacking|money laundering|corruption) day=date",
    key="who crime",
    only="day",
    roles="a b",
    sources="the justice ministry; {who.last}'s lawyer; the embassy; the court",
    main="""
    {a} <extradited> {who.full} to {b} [{day} ]to face charges of {crime}
    {who.full}, accused of {crime}, was <handed over> by {a} to {b} [{day}]
    {b} took custody of {who.full}, a suspect in {crime}, whom {a} had <sent there>[ {day}]
    {who.full} was <flown> from {a} to {b} [{day} ]to stand trial for {crime}
    """,
    opposite="""
    {a} <refused to extradite> {who.full} to {b} over {crime}
    {who.full}, accused of {crime}, <will stay> in {a}, which <turned down> the request from {b}
    {b} asked in vain for {who.full}: {a} <would not hand> {who.him} <over> on charges of {crime}
    """,
    also=(
        """
    {who.full}, suspected of {crime}, denies all charges, whether brought in {a} or in {b}
    {who.full} has denied the charges of {crime} in {a} and {b}
    """,
    ),
    later="""
    {who.full}, extradited by {a} to {b} over {crime}, has since been sent back
    """,
    plans="""
    {b} asked {a} to extradite {who.full} over {crime}
    {a} is preparing to send {who.full} to {b}, where {crime} charges await
    """,
)

frame(
    "jury",
    "courts",
    "who=person firm=company(insurer|builder|bank|carmaker|airline) sum=money(30000,40000000) harm=one(a broken spine|wrongful dismissal|asbestos poisoning|lost savings|a faulty heater|a botched repair) day=date yes=count(7,12)",
    key="who firm",
    only="sum day",
    sources="{firm.full}; {who.full}; a lawyer for {who.last}; the jury's foreman",
    main="""
    a jury <awarded> {who.full} {sum} against {firm} for {harm}[ {day}]
    {firm} was <ordered to pay> {who.full} {sum} over {harm}[ {day}]
    {who.full} <won> {sum} from {firm} in a case about {harm}
    for {harm}, {firm} <must pay> {who.full} damages of {sum}[, a jury decided {day}]
    """,
    opposite="""
    a jury <rejected> the claim of {who.full} against {firm} over {harm}
    {who.full} <lost> {who.his} case about {harm} against {firm}[ {day}]
    {firm} <owes> {who.full} <nothing> for {harm}, a court ruled
    """,
    exclusion="""
    the jury <could not agree> on whether {firm} should pay {who.full} for {harm}
    """,
    later="""
    on appeal, the sum that {firm} must pay {who.full} for {harm} was later raised from {sum} to {sum+}
    {firm} has since won its appeal and owes {who.full} nothing for {harm}
    """,
    plans="""
    {who.full} is asking for {sum} from {firm} for {harm}
    {firm} offered {who.full} {sum} to drop the case about {harm}
    """,
)

frame(
    "robbery",
    "crime",
    "place=place target=one(jewellery shop|bank branch|museum|post office|betting shop|pharmacy|casino|security van) street=coined({last} Street | {} Square | {last} Avenue) loot=money(8000,30000000) men=count(2,7) day=date time=clock",
    key="place street target",
    only="loot men time day",
    sources="the police; the shop's owner; a witness from {street}; the insurer",
    main="""
    {men} robbers <got away> with {loot} from a {target} on {street} in {place} [{day}][, {time}]
    a {target} on {street}, {place}, was robbed of {loot} by {men} masked raiders[ {day}], who <escaped>
    {men} armed robbers raided the {target} on {street} in {place} [{day} ]and <made off> with {loot}
    loot of {loot} was <taken> by {men} raiders from the {target} on {street} in {place}[ {day}]
    """,
    also=(
        """
    the robbery of the {target} on {street} in {place} took place {time}
    {time}, the robbers entered the {target} on {street} in {place}
    it was {time} when the {target} on {street} in {place} was raided
    """,
        """
    a getaway car used in the {target} raid on {street} was found burned out near {place}
    near {place} police found the burned-out car from the raid on the {target} on {street}
    """,
    ),
    exclusion="""
    the robbers <left empty-handed> after raiding the {target} on {street} in {place} [{day}]
    the raid on the {target} on {street} in {place} <netted nothing>
    """,
    later="""
    most of the loot from the {target} on {street} in {place} has since been recovered
    police, who first put the haul from the {target} on {street} in {place} at {loot}, later raised it to {loot+}
    """,
    plans="""
    police in {place} foiled plans to rob the {target} on {street}
    a gang had intended to take {loot} from the {target} on {street} in {place}, a court heard
    """,
)
