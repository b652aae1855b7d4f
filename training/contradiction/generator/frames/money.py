"""Central banks, markets, company results, mergers, loans, jobs and prices."""

from ..frame import frame

frame(
    "interest_rate",
    "central banks",
    "place=country rate=rate(0.5,19) step=one(a quarter point|half a point|a full point|three quarters of a point) yes=count(4,9) day=date head=person",
    key="place day?",
    only="rate step:exclusion",
    sources="the central bank; the finance ministry; governor {head.full}; a banking association",
    main="""
    {place}'s central bank <raised> its key rate [by {step} ]to {rate} [{day}]
    the central bank of {place} <lifted> borrowing costs [{day} ]to {rate}[, a step of {step}]
    key interest in {place} <went up> to {rate} [{day}][, {step} higher than before]
    the {place.adj} central bank <tightened> policy [{day}], putting its rate at {rate}
    borrowing became <dearer> in {place} as the central bank moved its rate to {rate} [{day}]
    """,
    opposite="""
    {place}'s central bank <cut> its key rate to {rate} [{day}]
    the central bank of {place} <lowered> borrowing costs [{day}]
    the {place.adj} central bank <eased> policy [{day}]
    """,
    exclusion="""
    {place}'s central bank <left its key rate unchanged> [{day}]
    the {place.adj} central bank <kept borrowing costs where they were> [{day}]
    """,
    also=(
        """
    governor {head.full} of {place}'s central bank blamed food prices for inflation
    food prices are behind {place}'s inflation, in the view of central bank governor {head.full}
    """,
    ),
    later="""
    {place}'s central bank has since reversed the increase and gone back to its old rate
    at its following meeting {place}'s central bank went on to raise the rate again, from {rate} to {rate+}
    """,
    plans="""
    economists expect {place}'s central bank to raise its key rate to {rate}
    unions urged the central bank of {place} to cut its key rate
    {place}'s central bank is likely to put its rate at {rate} at its next meeting
    """,
)

frame(
    "quarter",
    "results",
    "firm=company(retailer|airline|telecom|carmaker|food|brewer|insurer|bank|software) quarter=one(first|second|third|fourth) year=year(2018,2026) profit=money(3000000,9000000000) sales=money(20000000,90000000000) growth=rate(1,38)",
    key="firm quarter year",
    only="profit sales growth",
    sources="{firm.full}; the chief executive; the auditor; a shareholder group; an analyst at a rival bank",
    main="""
    {firm} <made a profit> of {profit} in the {quarter} quarter of {year}
    in the {quarter} quarter of {year} {firm} <earned> {profit}
    {firm}'s {quarter}-quarter <profit> for {year} came to {profit}
    net <income> at {firm} was {profit} in the {quarter} quarter of {year}
    for the {quarter} three months of {year}, {firm} <posted earnings> of {profit}
    """,
    also=(
        """
    sales at {firm} came to {sales} in the {quarter} quarter of {year}
    {firm} took in {sales} in the {quarter} quarter of {year}
    turnover of {sales} was booked by {firm} in the {quarter} quarter of {year}
    """,
        """
    {firm}'s sales grew by {growth} in the {quarter} quarter of {year}
    in the {quarter} quarter of {year} {firm} sold {growth} more than a year before
    growth at {firm} was {growth} in the {quarter} quarter of {year}
    """,
    ),
    opposite="""
    {firm} <made a loss> in the {quarter} quarter of {year}
    in the {quarter} quarter of {year} {firm} <lost money>
    {firm} slid <into the red> in the {quarter} quarter of {year}
    """,
    later="""
    {firm} has since restated its {quarter}-quarter profit for {year} from {profit} to {profit+}
    """,
    plans="""
    analysts had forecast a {quarter}-quarter profit of {profit} for {firm} in {year}
    {firm} aimed to earn {profit} in the {quarter} quarter of {year}
    {firm} warned that it might lose money in the {quarter} quarter of {year}
    """,
)

frame(
    "takeover",
    "mergers",
    "a=company(bank|retailer|miner|telecom|drugmaker|brewer|steelmaker|insurer) b=company(bank|retailer|miner|software|drugmaker|food|builder|publisher) price=money(3000000,60000000000) day=date staff=count(60,40000)",
    key="a b",
    only="price day staff",
    roles="a b",
    sources="{a.full}; {b.full}; the competition authority; the works council; a banker close to the deal",
    main="""
    {a} <bought> {b} [{day} ]for {price}
    {b} was <taken over> by {a} [{day} ]in a deal worth {price}
    {a} has <acquired> {b}, paying {price}
    for {price}, {b} <passed into the hands> of {a}[ {day}]
    the <takeover> of {b} by {a} was completed [{day} ]at a price of {price}
    """,
    also=(
        """
    {b}, the target of {a}, employs {staff} people
    {staff} people work for {b}, which {a} has had its eye on
    """,
        """
    advisers to {a} and {b} spent weeks on the books
    {a} and {b} kept their advisers busy for weeks
    """,
    ),
    opposite="""
    {a} <called off> its purchase of {b} [{day}]
    the takeover of {b} by {a} has <fallen through>[ {day}]
    {b} <remains independent> after {a} <withdrew> its offer
    the sale of {b} to {a} <did not go through>[ {day}]
    """,
    later="""
    {a} has since sold {b} again, at a loss
    {a} later raised its price for {b} from {price} to {price+}
    """,
    plans="""
    {a} offered {price} for {b}
    {a} is weighing a bid of {price} for {b}
    shareholders of {b} hope that {a} will buy the company
    """,
)

frame(
    "loan",
    "finance",
    "a=country b=country sum=money(20000000,9000000000) rate=rate(0.5,9) years=count(3,30) purpose=one(a railway|a dam|new schools|a port|hospital beds|wheat purchases|a power plant|road repairs|vaccines) day=date",
    key="a b purpose",
    only="sum rate years day",
    roles="a b",
    sources="the finance ministry of {a}; the finance ministry of {b}; the monetary fund; a debt campaign group",
    main="""
    {a} <lent> {sum} to {b} for {purpose}[ {day}]
    {b} <borrowed> {sum} from {a} to pay for {purpose}[ {day}]
    a <loan> of {sum} <from> {a} <to> {b} will pay for {purpose}[, it was signed {day}]
    {b} <received> a loan of {sum} from {a} for {purpose}[ {day}]
    {a} has <extended credit> of {sum} to {b} for {purpose}
    """,
    also=(
        """
    the loan between {a} and {b} for {purpose} carries interest of {rate}
    interest on the money for {purpose} between {a} and {b} is {rate}
    """,
        """
    the loan between {a} and {b} for {purpose} runs for {years=} years
    the money for {purpose} that passes between {a} and {b} is due back in {years=} years
    """,
    ),
    opposite="""
    {a} <refused to lend> {b} money for {purpose}
    {b} was <denied a loan> by {a} for {purpose}[ {day}]
    """,
    later="""
    {b} has since repaid the loan from {a} for {purpose}
    {a} later increased its loan to {b} for {purpose} from {sum} to {sum+}
    """,
    plans="""
    {b} asked {a} for a loan of {sum} for {purpose}
    {a} is prepared to lend {b} {sum} for {purpose}
    """,
)

frame(
    "layoffs",
    "jobs",
    "firm=company(carmaker|steelmaker|retailer|bank|telecom|airline|publisher|software) place=place jobs=count(20,18000) day=date payoff=money(4000,90000)",
    key="firm place day?",
    only="jobs payoff",
    sources="{firm.full}; the union; the works council; the mayor of {place.name}; the labour ministry",
    main="""
    {firm} <cut> {jobs} jobs in {place} [{day}]
    {jobs} workers at {firm} in {place} were <laid off>[ {day}]
    {firm} <shed> {jobs} posts at its {place.name} site[ {day}]
    in {place}, {jobs} people <lost their jobs> at {firm}[ {day}]
    {firm} <dismissed> {jobs} employees in {place}[ {day}]
    """,
    also=(
        """
    each worker leaving {firm} in {place} gets {payoff}
    {firm} pays those who leave in {place} {payoff} each
    """,
        """
    {firm} opened its {place.name} site two generations ago
    the {place.name} site of {firm} has been there for two generations
    """,
    ),
    negation="""
    <not a single job> was cut by {firm} in {place}
    {firm} <has not laid off anyone> in {place}
    """,
    later="""
    {firm} has since hired back most of those laid off in {place}
    the cuts by {firm} in {place} were later widened from {jobs} jobs to {jobs+}
    """,
    plans="""
    {firm} plans to cut {jobs} jobs in {place}
    unions fear that {firm} will lay off {jobs} workers in {place}
    {firm} is in talks about {jobs} redundancies in {place}
    """,
)

frame(
    "strike",
    "labour",
    "who=one(nurses|train drivers|dockers|teachers|bus drivers|pilots|refuse collectors|miners|air traffic controllers|postal workers|junior doctors|tanker drivers|baggage handlers) place=place days=duration(2,40,day) share=share(12,95) rise=rate(2,15) day=date",
    key="who place day?",
    only="days share rise",
    sources="the union; the employers; the city council; the transport ministry; a strike committee",
    main="""
    {who} in {place} <walked out> [{day} ]for {days}
    a strike by {who} <shut down> services in {place} for {days}[ from last Monday]
    {who} in {place} <downed tools> [{day} ]and stayed out for {days}
    for {days}, {who} in {place} were <on strike>
    {place} went without its {who}, who were <out on strike> for {days}
    """,
    also=(
        """
    {share} of {who} in {place} joined the strike
    the strike in {place} was followed by {share} of {who}
    """,
        """
    the {who} of {place} were offered a pay rise of {rise}
    employers in {place} put a rise of {rise} on the table for {who}
    """,
    ),
    opposite="""
    the strike by {who} in {place} was <called off> [before it began ][{day}]
    {who} in {place} <stayed at work>[ {day}]
    {who} in {place} <cancelled> their walkout
    """,
    later="""
    the strike by {who} in {place} has since ended with a pay deal
    {who} in {place} later prolonged their strike from {days} to {days+}
    """,
    plans="""
    {who} in {place} threatened to strike for {days}
    {who} in {place} will vote on a walkout of {days}
    employers urged {who} in {place} not to strike
    """,
)

frame(
    "inflation",
    "economy",
    "place=country month=one(January|February|March|April|May|June|July|August|September|October|November) rate=rate(1.2,28) food=rate(1,40) jobless=rate(2,21)",
    key="place month",
    only="rate food jobless",
    sources="the statistics office; the central bank; the finance ministry; a consumers' league",
    main="""
    inflation in {place} <quickened> to {rate} in {month}
    {place.adj} consumer prices <rose faster> in {month}, up {rate} on the year
    annual inflation in {place} <climbed> to {rate} in {month}
    in {month} the {place.adj} inflation rate <went up> to {rate}
    """,
    also=(
        """
    food in {place} cost {food} more in {month} than a year before
    {place.adj} food prices were up {food} in {month}
    in {month}, food prices in {place} had grown by {food} on the year
    """,
        """
    unemployment in {place} stood at {jobless} in {month}
    {place}'s jobless rate was {jobless} in {month}
    in {month}, {jobless} of {place}'s workforce was without a job
    """,
    ),
    opposite="""
    inflation in {place} <slowed> to {rate} in {month}
    {place.adj} consumer price growth <eased> in {month}
    in {month} the {place.adj} inflation rate <came down> to {rate}
    """,
    exclusion="""
    inflation in {place} was <unchanged> in {month}
    {place.adj} inflation <held steady> in {month}
    """,
    later="""
    the statistics office has since revised {place}'s {month} inflation from {rate} to {rate+}
    """,
    plans="""
    economists had expected {place}'s inflation to reach {rate} in {month}
    {place}'s government forecast inflation of {rate} for {month}
    """,
)

frame(
    "shares",
    "markets",
    "firm=company(chipmaker|bank|miner|airline|drugmaker|retailer|oil|software) move=rate(2,39) day=date reason=one(a profit warning|a broker's note|a fraud inquiry|a new contract|takeover talk|a factory fire|the departure of its founder|weak sales)",
    key="firm day?",
    only="move reason:exclusion",
    sources="traders; the exchange; an analyst; {firm.full}",
    main="""
    shares in {firm} <fell> {move} [{day} ]after {reason}
    {firm}'s stock <lost> {move} [{day}], hurt by {reason}
    {reason} <knocked> {move} <off> the shares of {firm}[ {day}]
    investors <dumped> {firm}, whose stock dropped {move} [{day} ]on {reason}
    """,
    opposite="""
    shares in {firm} <rose> {move} [{day} ]after {reason}
    {firm}'s stock <gained> {move} [{day}], lifted by {reason}
    {reason} <sent> the shares of {firm} <up> {move}[ {day}]
    """,
    also=(
        """
    trading in {firm} was heavier than usual
    far more shares of {firm} than usual changed hands
    """,
    ),
    later="""
    shares in {firm} have since made good their losses
    """,
    plans="""
    brokers expect shares in {firm} to fall {move} because of {reason}
    analysts think {firm}'s stock could gain {move}
    """,
)

frame(
    "tax_fine",
    "regulation",
    "firm=company(software|bank|telecom|carmaker|airline|oil) body=one(the competition authority|the data protection office|the tax office|the financial watchdog|the environment agency|the consumer council) sum=money(40000,4000000000) cause=one(price fixing|hidden fees|unsafe storage of data|faulty emission tests|late refunds|misleading adverts|insider trading|dumped waste) day=date place=country",
    key="firm cause",
    only="sum day body place",
    sources="{firm.full}; {body}; a consumer group; the industry ministry",
    main="""
    {body} [in {place} ]<fined> {firm} {sum} for {cause}[ {day}]
    {firm} was <fined> {sum} by {body} [in {place} ]over {cause}[ {day}]
    for {cause}, {firm} <must pay> a penalty of {sum} imposed by {body}
    {body} <imposed> a penalty of {sum} on {firm} [{day} ]because of {cause}
    """,
    opposite="""
    {body} <closed> its case against {firm} over {cause} <without a fine>[ {day}]
    {firm} <escaped a penalty> for {cause} from {body}
    {body} <cleared> {firm} of {cause}[ {day}]
    """,
    also=(
        """
    {firm} has faced questions about {cause} since a newspaper wrote of it
    since a newspaper report, {firm} has been asked about {cause}
    """,
    ),
    later="""
    the fine against {firm} for {cause} has since been quashed by a court
    the penalty on {firm} for {cause} was later raised from {sum} to {sum+}
    """,
    plans="""
    {body} threatened {firm} with a fine of {sum} for {cause}
    {firm} could be fined {sum} for {cause}
    """,
)
