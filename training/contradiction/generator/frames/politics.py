"""Elections, parliaments, governments, councils, referendums."""

from ..frame import frame

frame(
    "election_win",
    "elections",
    "who=person rival=person post=one(president|mayor|governor|party leader) place=place share=share(44,68) turnout=share(31,88) day=date",
    key="post place",
    only="share turnout day who",
    roles="who rival",
    sources="the election commission; {who.full}'s campaign; {rival.full}'s campaign; observers from the regional union",
    main="""
    {who.full} <defeated> {rival.full} [{day} ]to become {post} of {place.name}[, taking {share} of the vote]
    {rival.full} was <beaten> by {who.full} in the vote for {post} of {place.name} [{day}]
    {who.full} was <elected> {post} of {place.name} [{day}][ with {share} of the vote] ahead of {rival.full}
    voters in {place.name} <chose> {who.full} over {rival.full} as {post}[ {day}]
    {who.full} <won> the race for {post} of {place.name} against {rival.full}[ with {share} of the ballots]
    """,
    also=(
        """
    turnout in the vote for {post} of {place.name} was {turnout} of those registered
    {turnout} of eligible voters cast ballots for {post} of {place.name}
    in the race for {post} of {place.name}, {turnout} of the electorate voted
    """,
        """
    the winner took {share} of the vote for {post} of {place.name}
    {share} of ballots in the race for {post} of {place.name} went to the winner
    with {share} of the vote the contest for {post} of {place.name} was decided
    """,
    ),
    later="""
    a court has since annulled the vote in which {who.full} became {post} of {place.name}
    {who.full}, elected {post} of {place.name}, has since resigned
    """,
    plans="""
    polls suggested that {who.full} would beat {rival.full} to become {post} of {place.name}
    {who.full} hopes to become {post} of {place.name} by beating {rival.full}
    """,
    opposite="""
    the race for {post} of {place.name} between {who.full} and {rival.full} <ended in a tie>[ {day}]
    {who.full} and {rival.full} <finished level> in the vote for {post} of {place.name}[ {day}]
    """,
)

frame(
    "bill",
    "parliaments",
    "place=country bill=one(pension bill|media bill|data protection bill|fishing quota bill|hunting ban|sugar tax|rent cap|emergency budget|school reform|conscription law|gambling law|plastic ban|water privatisation bill) yes=count(90,320) no=count(20,88) day=date",
    key="place bill",
    only="yes no day",
    sources="the government; the opposition leader; the speaker of parliament; the finance minister",
    main="""
    {place.adj} lawmakers <passed> the {bill} [{day} ]by {yes=} votes to {no=}
    parliament in {place} <approved> the {bill} [{day}] with {yes=} in favour and {no=} against
    the {bill} <cleared> {place.adj} parliament by {yes=} votes to {no=} [{day}]
    with {yes=} ayes and {no=} noes, {place}'s {bill} was <adopted>[ {day}]
    deputies in {place.capital} <voted through> the {place.adj} {bill}, {yes=} to {no=}[, {day}]
    """,
    also=(
        """
    the {place.adj} {bill} had been debated for months before the vote
    months of debate preceded the vote on {place}'s {bill}
    """,
    ),
    opposite="""
    {place.adj} lawmakers <rejected> the {bill} [{day}]
    parliament in {place} <threw out> the {bill} [{day}]
    the {bill} was <voted down> in {place} [{day}]
    {place}'s {bill} <fell short of a majority>[ {day}]
    """,
    exclusion="""
    the vote on the {bill} in {place} was <put off> and <no decision> has been taken
    the {place.adj} parliament <adjourned before voting> on the {bill}
    """,
    later="""
    the {place.adj} {bill}, passed by parliament, has since been struck down by the constitutional court
    {place} has since repealed the {bill} that lawmakers had passed
    """,
    plans="""
    {place}'s government wants parliament to pass the {bill}
    the {place.adj} {bill} will be put to a vote and is expected to pass
    unions called on {place.adj} lawmakers to reject the {bill}
    """,
)

frame(
    "resignation",
    "government",
    "who=person post=one(finance minister|prime minister|health minister|interior minister|attorney general|transport minister|police commissioner|central bank governor|ambassador to Japan|party chairman) place=country reason=one(a bribery scandal|a leaked recording|ill health|a lost vote|a botched rescue|a plagiarism row|unpaid taxes) next=person day=date",
    key="who place!",
    only="reason:exclusion next day",
    sources="the prime minister's office; the opposition; {who.full}; a government spokesman",
    main="""
    {place.adj} {post} {who.full} <resigned> [{day} ]over {reason}
    {who.full} <stepped down> as {place.adj} {post} [{day} ]because of {reason}
    {reason} <brought down> {who.full}, {post} of {place}[, who quit {day}]
    {place}'s {post}, {who.full}, <quit> [{day}], citing {reason}
    """,
    also=(
        """
    {next.full} succeeds {who.full} in the {place.adj} government
    {who.full}'s place in {place}'s government goes to {next.full}
    {place} named {next.full} as successor to {who.full}
    """,
    ),
    negation="""
    {who.full} has <not resigned> and remains {post} of {place}
    {place}'s {post} {who.full} <never offered to quit>
    """,
    opposite="""
    {who.full} <stays on> as {place.adj} {post}
    {place.adj} {post} {who.full} <vowed to remain in office> and <kept the post>
    """,
    later="""
    {who.full}, who had resigned from the {place.adj} government, has since been reinstated
    """,
    plans="""
    the opposition called on {place.adj} {post} {who.full} to resign over {reason}
    {who.full} is considering stepping down as {place.adj} {post}
    {place.adj} newspapers expect {post} {who.full} to go over {reason}
    """,
)

frame(
    "council_vote",
    "local government",
    "place=place plan=one(cycle path|incinerator|swimming pool|tram line|wind farm|shopping centre|car park|skate park|flood wall|night bus|statue of a local poet|pedestrian zone|asylum hostel) site=coined({last} Street | {} Park | {last} Lane | {} Hill) cost=money(90000,80000000) day=date",
    key="place plan site",
    only="cost day",
    sources="the mayor; the council's planning chief; a residents' group; the opposition on the council",
    main="""
    councillors in {place} <approved> the {plan} at {site} [{day}][, which will cost {cost}]
    {place}'s council <gave the green light> to the {plan} at {site} [{day}]
    the {plan} planned for {site} was <backed> by {place} councillors[ {day}]
    the council in {place} <said yes> [{day} ]to the {plan} at {site}[ at a cost of {cost}]
    """,
    also=(
        """
    the {plan} at {site} in {place} will cost {cost}
    {cost} is the price of the {plan} at {site} in {place}
    {place} is to pay {cost} for its {plan} at {site}
    """,
        """
    neighbours of {site} in {place} have argued about the {plan} for years
    the {plan} at {site} has divided neighbours in {place} for years
    """,
    ),
    opposite="""
    councillors in {place} <turned down> the {plan} at {site} [{day}]
    {place}'s council <rejected> the {plan} at {site} [{day}]
    the {plan} at {site} was <voted down> by the {place.name} council[ {day}]
    """,
    exclusion="""
    the council in {place} <split evenly> over the {plan} at {site} and <took no decision>
    """,
    later="""
    the price of the {plan} at {site} in {place} has since risen from {cost} to {cost+}
    {place} has since abandoned the {plan} at {site} that councillors had approved
    """,
    plans="""
    {place}'s mayor wants the council to approve the {plan} at {site}
    a petition asks {place} councillors to reject the {plan} at {site}
    councillors in {place} are due to vote on the {plan} at {site}, budgeted at {cost}
    """,
)

frame(
    "referendum",
    "elections",
    "place=country topic=one(the death penalty|a new constitution|same-sex marriage|compulsory voting|a nuclear plant|lowering the voting age|joining the customs union|a longer presidential term|banning bullfights) yes=share(51,79) turnout=share(28,86) day=date",
    key="place topic",
    only="yes turnout day",
    sources="the electoral commission; the yes campaign; the no campaign; the interior ministry",
    main="""
    voters in {place} <said yes> to {topic} in a referendum [{day}], with {yes} of ballots in favour
    {yes} of {place.adj} voters <backed> {topic} in a referendum[ {day}]
    a referendum in {place} on {topic} was <carried> [{day} ]by {yes} of the vote
    {place}'s referendum on {topic} <passed>, {yes} of voters agreeing[ {day}]
    """,
    also=(
        """
    {turnout} of voters turned out for {place}'s referendum on {topic}
    turnout in the {place.adj} referendum on {topic} was {turnout} of the electorate
    """,
    ),
    opposite="""
    voters in {place} <rejected> {topic} in a referendum [{day}]
    {place}'s referendum on {topic} <failed> [{day}], the no camp winning
    a <majority said no> to {topic} in the {place.adj} referendum[ {day}]
    """,
    later="""
    {place}'s top court has since voided the referendum on {topic}
    """,
    plans="""
    {place}'s government promised a referendum on {topic}
    a survey in {place} forecast that {yes} of voters would back {topic} in the referendum
    """,
)

frame(
    "coalition",
    "government",
    "a=coined(the {} Alliance | the {} Party | the Union of {last} | the {} Front | the {} Movement) b=coined(the {} Democrats | the {} League | the {} Greens | the {} Liberals) place=country seats=count(84,210) day=date head=person",
    key="a b place",
    only="seats head day",
    sources="{a}; {b}; the president's office; a negotiator",
    main="""
    {a} and {b} <agreed to govern> {place} together [{day}][, holding {seats=} seats]
    a coalition of {a} and {b} was <sealed> in {place} [{day}][ under {head.full}]
    {place.adj} parties {a} and {b} <signed> a coalition deal[ {day}]
    {a} <struck> a deal with {b} [{day} ]to form a government in {place}
    """,
    also=(
        """
    the coalition of {a} and {b} holds {seats=} seats in {place}'s parliament
    with {seats=} seats, {a} and {b} command the {place.adj} parliament
    """,
        """
    {head.full} will lead the {place.adj} government of {a} and {b}
    the government that {a} and {b} form in {place} is to be headed by {head.full}
    """,
    ),
    opposite="""
    coalition talks between {a} and {b} in {place} <collapsed> [{day}]
    {a} <walked out> of talks with {b} on governing {place}
    {a} and {b} <failed to agree> on a coalition in {place}[ {day}]
    """,
    later="""
    the {place.adj} coalition of {a} and {b} has since broken apart
    """,
    plans="""
    {a} and {b} are in talks to govern {place} together
    {a} urged {b} to join a coalition in {place}
    """,
)
