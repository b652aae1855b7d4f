"""Capitals that stand for governments. Institutions (the Kremlin, the Pentagon, Downing Street) keep their names."""

_CAPITALS = """
kyiv|kiev:Ukraine; moscow:Russia; washington:the United States; london:the United Kingdom; beijing:China;
tokyo:Japan; berlin:Germany; paris:France; rome:Italy; madrid:Spain; lisbon:Portugal; ankara:Turkey; tehran:Iran;
baghdad:Iraq; damascus:Syria; jerusalem:Israel; riyadh:Saudi Arabia; doha:Qatar; cairo:Egypt; tripoli:Libya;
tunis:Tunisia; algiers:Algeria; rabat:Morocco; nairobi:Kenya; kampala:Uganda; addis ababa:Ethiopia; asmara:Eritrea;
khartoum:Sudan; juba:South Sudan; kigali:Rwanda; kinshasa:Congo; abuja:Nigeria; accra:Ghana; dakar:Senegal;
bamako:Mali; niamey:Niger; ouagadougou:Burkina Faso; pretoria:South Africa; harare:Zimbabwe; lusaka:Zambia;
maputo:Mozambique; luanda:Angola; ottawa:Canada; mexico city:Mexico; havana:Cuba; caracas:Venezuela;
bogotá|bogota:Colombia; quito:Ecuador; lima:Peru; la paz:Bolivia; santiago:Chile; buenos aires:Argentina;
montevideo:Uruguay; brasília|brasilia:Brazil; delhi|new delhi:India; islamabad:Pakistan; dhaka:Bangladesh;
colombo:Sri Lanka; kathmandu:Nepal; thimphu:Bhutan; kabul:Afghanistan; hanoi:Vietnam; phnom penh:Cambodia;
bangkok:Thailand; jakarta:Indonesia; manila:the Philippines; kuala lumpur:Malaysia; seoul:South Korea;
pyongyang:North Korea; taipei:Taiwan; canberra:Australia; wellington:New Zealand; warsaw:Poland; prague:the Czech
Republic; budapest:Hungary; bucharest:Romania; sofia:Bulgaria; belgrade:Serbia; zagreb:Croatia; athens:Greece;
vienna:Austria; bern:Switzerland; the hague:the Netherlands; copenhagen:Denmark; oslo:Norway; stockholm:Sweden;
helsinki:Finland; tallinn:Estonia; riga:Latvia; vilnius:Lithuania; minsk:Belarus; chisinau:Moldova; tbilisi:Georgia;
yerevan:Armenia; baku:Azerbaijan; astana:Kazakhstan; tashkent:Uzbekistan; ashgabat:Turkmenistan; bishkek:Kyrgyzstan;
muscat:Oman; amman:Jordan; beirut:Lebanon; sanaa:Yemen; dublin:Ireland
"""

METONYMS: dict[str, str] = {
    " ".join(capital.split()): "Government of " + " ".join(country.split())
    for entry in _CAPITALS.split(";")
    for capitals, country in [entry.split(":")]
    for capital in capitals.split("|")
}

COUNTRIES = frozenset(name.removeprefix("Government of ").removeprefix("the ").lower() for name in METONYMS.values())
