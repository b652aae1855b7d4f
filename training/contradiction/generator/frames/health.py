"""Outbreaks, drug trials, hospitals, recalls of food and goods, studies."""

from ..frame import frame

frame(
    "outbreak",
    "health",
    "disease=one(cholera|measles|dengue|salmonella|meningitis|avian flu|polio|whooping cough|typhoid|legionella|hepatitis E|mpox) place=region(district|province|county|region) cases=count(4,9000) dead=count(2,300) source=one(a contaminated well|a school canteen|imported berries|a cooling tower|a wedding|unpasteurised milk)",
    key="disease place",
    only="cases dead source:exclusion",
    sources="the health ministry; the regional hospital; the World Health Organization; a doctors' group; the public health institute",
    main="""
    {cases} people in {place} <have caught> {disease}[, fresh figures show]
    {place} has <recorded> {cases} cases of {disease}[ as of last count]
    {cases} infections with {disease} were <registered> in {place}[ so far]
    doctors in {place} have <diagnosed> {cases} patients with {disease}
    """,
    also=(
        """
    {dead} people have died of {disease} in {place}
    {disease} has killed {dead} people in {place}
    deaths from {disease} in {place} stand at {dead}
    """,
        """
    the {disease} in {place} was traced to {source}
    {source} was identified as the origin of the {disease} in {place}
    """,
    ),
    negation="""
    <not one case> of {disease} has been found in {place}
    there is <no> {disease} in {place}
    {place} is <free of> {disease}
    """,
    later="""
    the number of {disease} cases in {place} has since climbed from {cases} to {cases+}
    the {disease} outbreak in {place} has since been declared over
    """,
    plans="""
    a model predicts {cases} cases of {disease} in {place}
    doctors fear an outbreak of {disease} in {place}
    {place} is preparing for {cases} cases of {disease}
    """,
)

frame(
    "drug_trial",
    "medicine",
    "firm=company(drugmaker) drug=coined({}mab | {}tinib | {}vir | {}stat | {}parin) illness=one(migraine|lung cancer|malaria|Parkinson's disease|asthma|gout|sickle cell disease|lupus|psoriasis|heart failure|type 2 diabetes) people=count(40,12000) share=share(15,92) phase=one(second|third) day=date cut=rate(8,72)",
    key="firm drug! illness",
    only="people share cut day",
    sources="{firm.full}; the medicines agency; the trial's lead researcher; a patients' group",
    main="""
    {firm}'s drug {drug} <worked better than> a placebo against {illness} in a trial with {people} patients[, published {day}]
    in a trial with {people} patients, {drug} from {firm} <outperformed> placebo in {illness}
    {drug}, made by {firm}, <beat> placebo in treating {illness}[, results published {day} show]
    patients with {illness} <fared better> on {firm}'s {drug} than on a placebo[ in a study of {people} people]
    """,
    also=(
        """
    {people} patients took part in {firm}'s trial of {drug} for {illness}
    {firm} tested {drug} on {people} people with {illness}
    the {illness} trial of {firm}'s {drug} enrolled {people} patients
    """,
        """
    {share} of {illness} patients on {firm}'s {drug} had side effects
    side effects were seen in {share} of those given {drug} by {firm} for {illness}
    """,
        """
    {drug} by {firm} reduced {illness} symptoms by {cut}
    symptoms of {illness} fell by {cut} with {firm}'s {drug}
    """,
    ),
    opposite="""
    {firm}'s drug {drug} <did no better than> a placebo against {illness}[ in a trial with {people} patients]
    {drug} from {firm} <failed to beat> placebo in {illness}[, results published {day} show]
    in {illness}, {firm}'s {drug} was <no more effective than> a placebo
    """,
    later="""
    {firm} has since withdrawn {drug}, its drug for {illness}, because of side effects
    {firm} has since enlarged its {illness} trial of {drug} from {people} patients to {people+}
    """,
    plans="""
    {firm} will test {drug} on {people} people with {illness}
    {firm} hopes that {drug} will help against {illness}
    """,
)

frame(
    "drug_approval",
    "medicine",
    "firm=company(drugmaker) drug=coined({}mab | {}tinib | {}vir | {}stat | {}parin) illness=one(migraine|breast cancer|malaria|multiple sclerosis|asthma|haemophilia|epilepsy|hepatitis C|endometriosis) place=country price=money(90,90000) day=date",
    key="firm drug! place",
    only="price day",
    sources="{firm.full}; the {place.adj} medicines agency; a health insurer; a patients' group",
    main="""
    {place}'s medicines agency <approved> {drug} by {firm} for {illness}[ {day}]
    {firm} won <approval> in {place} [{day} ]for {drug}, a treatment for {illness}
    {drug}, {firm}'s medicine against {illness}, was <cleared> for sale in {place}[ {day}]
    {place.adj} regulators <gave the go-ahead> to {firm}'s {drug} for {illness}[ {day}]
    """,
    also=(
        """
    a year's treatment with {drug} by {firm} costs {price} in {place}
    patients or insurers in {place} pay {firm} {price} a year for {drug}
    """,
    ),
    opposite="""
    {place}'s medicines agency <rejected> {drug} by {firm} for {illness}[ {day}]
    {firm} was <refused> approval in {place} for {drug}[ {day}]
    {place.adj} regulators <turned down> {firm}'s {drug}[ {day}]
    """,
    later="""
    {place} has since withdrawn its approval of {drug} by {firm}
    """,
    plans="""
    {firm} applied for approval of {drug} in {place}
    {place.adj} regulators are expected to approve {firm}'s {drug}
    patients in {place} demand the approval of {drug} by {firm}
    """,
)

frame(
    "recall",
    "recalls",
    "firm=company(toymaker|retailer|food) product=one(baby food|electric bikes|toasters|dolls|hair dryers|prams|peanut butter|phone chargers|car seats|frozen spinach|space heaters|cheese) units=count(900,900000) reason=one(glass fragments|a fire risk|loose screws|listeria|lead paint|faulty brakes|mould|a choking hazard) place=country day=date hurt=count(2,90)",
    key="firm product",
    only="units reason:exclusion hurt day place",
    sources="{firm.full}; the consumer protection agency; a retailers' association; a parents' group",
    main="""
    {firm} <recalled> {units} units of its {product} [in {place} ]because of {reason}[ {day}]
    because of {reason}, {units} units of {product} made by {firm} were <called back>[ in {place}]
    {firm} is <taking back> {units} units of its {product} over {reason}[ in {place}]
    buyers of {product} by {firm} were <told to return> it, {reason} having affected {units} units
    """,
    also=(
        """
    {hurt} people were hurt by {firm}'s {product}
    injuries to {hurt} people are put down to {product} by {firm}
    """,
    ),
    negation="""
    {firm} has <not recalled> any of its {product}
    <no recall> of {product} has been made by {firm}
    """,
    opposite="""
    {firm} <kept> its {product} <on sale>
    {product} made by {firm} <stayed on the shelves>
    """,
    later="""
    the recall of {product} by {firm} has since been widened from {units} units to {units+}
    {firm}'s {product}, once recalled, is back on sale
    """,
    plans="""
    the consumer protection agency asked {firm} to recall {units} units of its {product}
    {firm} is considering a recall of its {product} because of {reason}
    """,
)

frame(
    "hospital",
    "health",
    "place=place ward=one(maternity ward|emergency department|burns unit|children's ward|dialysis unit|stroke unit|psychiatric ward) staff=count(6,400) beds=count(8,300) day=date wait=duration(2,14,hour)",
    key="place ward",
    only="staff beds wait day",
    sources="the hospital trust; the nurses' union; the health ministry; the mayor; a patients' group",
    main="""
    the {ward} of the hospital in {place} was <closed> [{day}], with the loss of {beds} beds
    {place}'s hospital <shut> its {ward} of {beds} beds[ {day}]
    the hospital in {place} has <lost> its {ward}, and {beds} beds with it[, the last patients having left {day}]
    """,
    also=(
        """
    {staff} people work in the {ward} in {place}
    the {ward} in {place} has a staff of {staff}
    """,
        """
    patients at the {ward} in {place} wait {wait} on average
    the average wait at the {ward} in {place} is {wait}
    """,
    ),
    opposite="""
    the {ward} of the hospital in {place} was <saved from closure>[ {day}]
    the hospital in {place} will <keep> its {ward}
    """,
    negation="""
    the {ward} of the hospital in {place} was <never shut>
    <at no time> did {place}'s hospital <close> its {ward}
    """,
    later="""
    the {ward} in {place}, closed for a time, has since taken patients again
    """,
    plans="""
    the hospital in {place} plans to close its {ward} of {beds} beds
    nurses in {place} fear for the {ward}
    the health ministry recommended closing the {ward} in {place}
    """,
)

frame(
    "health_study",
    "science",
    "who=person uni=coined(University of {town}) food=one(coffee|olive oil|afternoon naps|cold baths|processed meat|night shifts|diet soda|green tea|dancing|sitting|vaping) harm=one(heart attacks|strokes|dementia|high blood pressure|depression|back pain|bowel cancer) people=count(90,500000) move=share(6,58) years=count(3,30)",
    key="uni food harm",
    only="people years who",
    sources="lead author {who.full}; the {uni}; a rival research group; a medical journal",
    main="""
    {food} was linked to <more> {harm} in a study at the {uni}[ that followed {people} people]
    a study at the {uni} [of {people} people ]found that {food} <raises> the risk of {harm}
    researchers at the {uni} found {harm} to be <commoner> with {food}
    with {food} the danger of {harm} <goes up>, researchers at the {uni} found
    """,
    also=(
        """
    researchers at the {uni} followed {people} people to learn about {food} and {harm}
    the {uni} study of {food} and {harm} had {people} participants
    """,
        """
    the {uni} study of {food} and {harm} ran for {years=} years
    for {years=} years the {uni} studied {food} and {harm}
    """,
        """
    {who.full} led the {uni} study of {food} and {harm}
    the study of {food} and {harm} at the {uni} was led by {who.full}
    """,
    ),
    opposite="""
    {food} was linked to <fewer> {harm} in a study at the {uni}
    a study at the {uni} found that {food} <lowers> the risk of {harm}
    researchers at the {uni} found {harm} to be <rarer> with {food}
    """,
    exclusion="""
    a study at the {uni} found that {food} <makes no difference> to the risk of {harm}
    researchers at the {uni} found <no link> between {food} and {harm}
    """,
    later="""
    the {uni} has since withdrawn its study linking {food} to {harm}
    """,
    plans="""
    researchers at the {uni} want to find out whether {food} affects {harm}
    the {uni} will follow {people} people to see what {food} does to {harm}
    """,
)
