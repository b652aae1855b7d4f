"""Football, athletics, tennis, cycling, transfers, doping, Olympic bids."""

from ..frame import frame

frame(
    "football",
    "football",
    "a=team b=team score=score(0,5) cup=one(cup final|semi-final|derby|league match|quarter-final|play-off|friendly) day=date crowd=count(900,82000) scorer=person minute=count(3,89) coach=person",
    key="a b cup day?",
    only="score crowd scorer",
    roles="a b",
    sources="the league; {a}; {b}; the stadium announcer; coach {coach.full}",
    main="""
    {a} <beat> {b} {score} in the {cup} [{day}]
    {b} <lost> the {cup} {score} to {a} [{day}]
    {a} <came out on top> against {b} in the {cup}, {score}[, {day}]
    a {score} <win> in the {cup} for {a} left {b} in tears[ {day}]
    the {cup} ended {score}, with {a} <victorious> over {b}[ {day}]
    """,
    also=(
        """
    {crowd} people watched {a} and {b} in the {cup}
    the {cup} between {a} and {b} drew a crowd of {crowd}
    {crowd} spectators came to see the {cup} of {a} and {b}
    """,
        """
    {scorer.full} scored the only penalty in the {cup} of {a} and {b}
    the only penalty in the {cup} between {a} and {b} was put away by {scorer.full}
    """,
    ),
    opposite="""
    {a} <were held to a draw> by {b} in the {cup}[ {day}]
    the {cup} of {a} and {b} <ended level>[ {day}]
    """,
    exclusion="""
    the {cup} of {a} and {b} was <abandoned> without a result
    fog <stopped> the {cup} between {a} and {b} <before it could be decided>
    """,
    later="""
    the league has since annulled the result of the {cup} in which {a} had beaten {b}
    """,
    plans="""
    pundits expect {a} to beat {b} {score} in the {cup}
    fans hope that {a} will win the {cup} against {b}
    """,
)

frame(
    "transfer",
    "football",
    "who=person a=team b=team fee=money(90000,110000000) years=count(2,6) day=date age=count(17,36)",
    key="who",
    only="fee years day age a b",
    roles="a b",
    sources="{a}; {b}; the player's agent; {who.full}; the players' union",
    main="""
    {who.full} <moved> from {a} to {b} [{day} ]for {fee}
    {b} <signed> {who.full} from {a} [{day} ]for a fee of {fee}
    {a} <sold> {who.full} to {b} for {fee}[ {day}]
    {who.full} has <left> {a} and plays for {b}, which paid {fee}
    """,
    also=(
        """
    {who.full}'s new contract runs for {years=} years
    {who.full} put {who.his} name to a contract of {years=} years
    """,
        """
    {who.full} is {age=} years old and plays in midfield
    midfielder {who.full} is {age=}
    """,
    ),
    opposite="""
    {who.full} <stays> with {a} after the move to {b} <fell through>
    {a} <turned down> the offer of {b} and <kept> {who.full}
    {who.full} <will not leave> {a} for {b}
    """,
    later="""
    {who.full}, sold by {a} to {b}, has since gone back to {a}
    """,
    plans="""
    {b} wants to buy {who.full} from {a} for {fee}
    {b} offered {a} {fee} for {who.full}
    {who.full} is thinking of leaving {a} for {b}
    """,
)

frame(
    "race",
    "athletics",
    "who=person rival=person place=place event=one(marathon|10,000 metres|steeplechase|1,500 metres|half marathon|20-kilometre walk|800 metres|triathlon) year=year(2016,2026) rank=ordinal(1,9) lead=count(2,58) runners=count(90,48000) temp=count(3,36)",
    key="place event year",
    only="who lead runners rank",
    roles="who rival",
    sources="the race director; {who.full}; {rival.full}; the athletics federation",
    main="""
    {who.full} <won> the {year} {event} in {place} ahead of {rival.full}
    {who.full} <finished in front of> {rival.full} to take the {place.name} {event} of {year}
    {rival.full} came second <behind> {who.full} in the {event} in {place} in {year}
    the {year} {event} in {place} was <won> by {who.full}, with {rival.full} next
    """,
    also=(
        """
    {runners} people took part in the {event} in {place} in {year}
    the {year} {event} in {place} had {runners} starters
    """,
        """
    the winner of the {year} {event} in {place} crossed the line {lead} seconds before the next
    {lead} seconds separated first and second in the {event} in {place} in {year}
    """,
    ),
    opposite="""
    {who.full} <did not finish> the {year} {event} in {place}, in which {rival.full} also ran
    {who.full} <dropped out> of the {event} in {place} in {year}
    """,
    later="""
    {who.full}, first in the {year} {event} in {place}, has since been disqualified
    """,
    plans="""
    {who.full} is the favourite for the {year} {event} in {place}
    {who.full} wanted to beat {rival.full} in the {year} {event} in {place}
    """,
)

frame(
    "tennis",
    "tennis",
    "a=person b=person place=place round=one(final|semi-final|quarter-final|first round|third round) sets=one(two sets|three sets|five sets|four sets) year=year(2015,2026) dur=duration(62,310,minute) aces=count(3,38) day=date",
    key="a b place year",
    only="sets:number dur aces round",
    roles="a b",
    sources="the tournament; {a.full}; {b.full}; the umpires' association",
    main="""
    {a.full} <beat> {b.full} in {sets} in the {round} at {place} in {year}
    {b.full} <went out> to {a.full} in {sets} at the {year} tournament in {place}, in the {round}
    in the {round} of the {year} tournament in {place}, {a.full} <defeated> {b.full} in {sets}
    {a.full} <needed> {sets} to <overcome> {b.full} in the {year} {round} in {place}
    """,
    also=(
        """
    the match of {a.full} and {b.full} in {place} in {year} took {dur}
    {a.full} and {b.full} were on court for {dur} in {place} in {year}
    """,
        """
    {aces} aces were hit in the match of {a.full} and {b.full} at {place} in {year}
    {a.full} and {b.full} served {aces} aces between them in {place} in {year}
    """,
    ),
    exclusion="""
    {a.full} <withdrew injured> before meeting {b.full} at {place} in {year}, and the match was <never played>
    the {year} match of {a.full} and {b.full} in {place} was <not played>
    """,
    later="""
    after losing to {a.full} in {place} in {year}, {b.full} has since won their next match
    """,
    plans="""
    {a.full} is expected to beat {b.full} in {place} in {year}
    {a.full} could meet {b.full} in the {year} {round} in {place}
    """,
)

frame(
    "doping",
    "sport",
    "who=person sport=one(cyclist|sprinter|weightlifter|swimmer|rower|skier|boxer|wrestler) drug=one(EPO|testosterone|a banned diuretic|an anabolic steroid|a stimulant|growth hormone) ban=duration(3,96,month) day=date country=country",
    key="who sport!",
    only="ban drug:exclusion day country",
    sources="the anti-doping agency; {who.last}'s lawyer; the federation; the team doctor",
    main="""
    {sport} {who.full} [of {country} ]was <banned> for {ban} [{day} ]after testing positive for {drug}
    a positive test for {drug} <cost> {who.full}, a {sport}[ from {country}], {ban} out of competition
    the {sport} {who.full} is <suspended> for {ban} over {drug}[, a panel ruled {day}]
    {who.full}, the {sport}[ from {country}], <may not compete> for {ban} because of {drug}
    """,
    also=(
        """
    the {sport} {who.full} blamed a contaminated supplement
    a contaminated supplement was to blame, in the words of {sport} {who.full}
    """,
    ),
    opposite="""
    {sport} {who.full} was <cleared> of doping[ {day}]
    a panel <acquitted> the {sport} {who.full} of doping[ {day}]
    {who.full}, the {sport}, <escaped a ban> for doping
    """,
    later="""
    the ban on {sport} {who.full} has since been extended from {ban} to {ban+}
    the {sport} {who.full}, banned for doping, has since won an appeal and raced again
    """,
    plans="""
    {sport} {who.full} faces a ban of {ban} over {drug}
    the federation asked for {sport} {who.full} to be banned for {ban}
    """,
)

frame(
    "host_games",
    "sport",
    "games=one(Winter Games|Youth Games|World Masters|Continental Games|Nations Cup|World Sailing Finals|Indoor Championships|Mountain Games) year=year(2019,2039) win=place lose=place votes=count(32,110) cost=money(9000000,12000000000) day=date",
    key="games year",
    only="win votes cost day",
    roles="win lose",
    sources="the organising committee; the sports ministry; a spokesman of the losing bid; an anti-games group",
    main="""
    {win} was <chosen> over {lose} to host the {year} {games}[, with {votes=} votes][ {day}]
    the {year} {games} <will go> to {win} and not to {lose}[, members decided {day}]
    {lose} <lost out> to {win} in the vote for the {year} {games}[ {day}]
    the {games} of {year} were <awarded> to {win} ahead of {lose}[, by {votes=} votes]
    """,
    also=(
        """
    the {year} {games} are budgeted at {cost}
    {cost} is the budget of the {games} of {year}
    """,
    ),
    later="""
    {win}, host of the {year} {games}, has since given them back because of the cost
    the budget of the {year} {games} has since gone up from {cost} to {cost+}
    """,
    plans="""
    {win} is bidding against {lose} for the {year} {games}
    {win} hopes to host the {games} in {year}
    """,
)

frame(
    "coach_sacked",
    "football",
    "who=person team=team wins=count(2,19) losses=count(3,14) day=date next=person term=duration(2,80,month)",
    key="who team!",
    only="losses next term day",
    sources="{team}; {who.full}; the supporters' club; the captain",
    main="""
    {team} <sacked> coach {who.full} [{day} ]after {losses} defeats
    coach {who.full} was <dismissed> by {team} [{day} ]following {losses} losses
    {losses} defeats <cost> {who.full} the job of coach at {team}[ {day}]
    {team} <fired> {who.full}, its coach, [{day}, ]with {losses} matches lost
    """,
    also=(
        """
    {who.full} had been coach of {team} for {term}
    {team} had {who.full} as coach for {term}
    """,
        """
    {next.full} follows {who.full} as coach of {team}
    the successor of coach {who.full} at {team} is {next.full}
    """,
    ),
    opposite="""
    {team} <kept faith> with coach {who.full} despite {losses} defeats
    {who.full} <remains> coach of {team}
    {team} <extended the contract> of coach {who.full}
    """,
    exclusion="""
    {who.full} <left> {team} <of his own free will>, not having been dismissed
    """.replace("of his own free will", "of {who.his} own free will"),
    later="""
    {team} has since brought back {who.full}, the coach it had dismissed
    """,
    plans="""
    {team} is thinking of sacking coach {who.full}
    fans of {team} want coach {who.full} to go
    """,
)
