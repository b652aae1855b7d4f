"""Countries, and places in them: real cities, and towns put together from syllables of the region."""

from __future__ import annotations

from random import Random
from typing import NamedTuple


class Country(NamedTuple):
    """A country with the words that news uses of it."""

    name: str
    adjective: str
    capital: str
    cities: tuple[str, ...]
    region: str


class Place(NamedTuple):
    """A town with its country; ``real`` if it is on a map."""

    name: str
    country: Country
    real: bool


TABLE = """
Argentina|Argentine|Buenos Aires|Rosario,Córdoba,Mendoza,Salta|latin
Bolivia|Bolivian|La Paz|Cochabamba,Santa Cruz,Sucre|latin
Brazil|Brazilian|Brasília|Recife,Porto Alegre,Manaus,Curitiba,Belém|latin
Chile|Chilean|Santiago|Valparaíso,Concepción,Antofagasta,Temuco|latin
Colombia|Colombian|Bogotá|Cali,Medellín,Barranquilla,Pasto|latin
Ecuador|Ecuadorian|Quito|Guayaquil,Cuenca,Loja|latin
Mexico|Mexican|Mexico City|Puebla,Monterrey,Oaxaca,Veracruz,Mérida|latin
Peru|Peruvian|Lima|Arequipa,Trujillo,Cusco,Piura|latin
Uruguay|Uruguayan|Montevideo|Salto,Paysandú|latin
Guatemala|Guatemalan|Guatemala City|Antigua,Cobán|latin
Canada|Canadian|Ottawa|Halifax,Winnipeg,Calgary,Hamilton,Regina|english
Australia|Australian|Canberra|Perth,Adelaide,Hobart,Cairns,Newcastle|english
New Zealand|New Zealand|Wellington|Dunedin,Napier,Nelson,Invercargill|english
Ireland|Irish|Dublin|Cork,Galway,Limerick,Sligo|english
Britain|British|London|Leeds,Cardiff,Bristol,Aberdeen,Hull,Plymouth|english
Germany|German|Berlin|Leipzig,Bremen,Kassel,Mannheim,Rostock|german
Austria|Austrian|Vienna|Graz,Linz,Innsbruck|german
Switzerland|Swiss|Bern|Basel,Lausanne,Lugano,Winterthur|german
France|French|Paris|Lyon,Nantes,Lille,Toulouse,Rennes|french
Belgium|Belgian|Brussels|Ghent,Liège,Namur,Antwerp|french
Netherlands|Dutch|Amsterdam|Utrecht,Groningen,Eindhoven|german
Spain|Spanish|Madrid|Zaragoza,Murcia,Bilbao,Vigo,Gijón|latin
Portugal|Portuguese|Lisbon|Porto,Braga,Coimbra,Faro|latin
Italy|Italian|Rome|Bari,Turin,Palermo,Bologna,Trieste|italian
Greece|Greek|Athens|Patras,Volos,Thessaloniki,Ioannina|greek
Cyprus|Cypriot|Nicosia|Limassol,Larnaca|greek
Turkey|Turkish|Ankara|Izmir,Konya,Adana,Trabzon,Bursa|turkish
Azerbaijan|Azerbaijani|Baku|Ganja,Sumqayit|turkish
Georgia|Georgian|Tbilisi|Batumi,Kutaisi|caucasian
Armenia|Armenian|Yerevan|Gyumri,Vanadzor|caucasian
Poland|Polish|Warsaw|Łódź,Gdańsk,Lublin,Poznań|slavic
Czechia|Czech|Prague|Brno,Ostrava,Plzeň|slavic
Slovakia|Slovak|Bratislava|Košice,Žilina|slavic
Ukraine|Ukrainian|Kyiv|Odesa,Dnipro,Lviv,Poltava,Kharkiv|slavic
Serbia|Serbian|Belgrade|Niš,Novi Sad|slavic
Croatia|Croatian|Zagreb|Split,Rijeka,Osijek|slavic
Bulgaria|Bulgarian|Sofia|Plovdiv,Varna,Burgas|slavic
Romania|Romanian|Bucharest|Cluj,Iași,Timișoara|slavic
Hungary|Hungarian|Budapest|Debrecen,Szeged,Pécs|slavic
Sweden|Swedish|Stockholm|Malmö,Uppsala,Luleå|nordic
Norway|Norwegian|Oslo|Bergen,Tromsø,Stavanger|nordic
Denmark|Danish|Copenhagen|Aarhus,Odense,Aalborg|nordic
Finland|Finnish|Helsinki|Tampere,Turku,Oulu|finnic
Estonia|Estonian|Tallinn|Tartu,Narva|finnic
Latvia|Latvian|Riga|Liepāja,Daugavpils|finnic
Lithuania|Lithuanian|Vilnius|Kaunas,Klaipėda|finnic
Iceland|Icelandic|Reykjavik|Akureyri,Selfoss|nordic
Morocco|Moroccan|Rabat|Fez,Agadir,Tangier|arab
Algeria|Algerian|Algiers|Oran,Annaba|arab
Tunisia|Tunisian|Tunis|Sfax,Gabès|arab
Egypt|Egyptian|Cairo|Aswan,Luxor,Port Said|arab
Jordan|Jordanian|Amman|Irbid,Aqaba|arab
Lebanon|Lebanese|Beirut|Tripoli,Sidon|arab
Iraq|Iraqi|Baghdad|Basra,Mosul,Najaf|arab
Oman|Omani|Muscat|Salalah,Sohar|arab
Sudan|Sudanese|Khartoum|Kassala,Nyala|arab
Nigeria|Nigerian|Abuja|Kano,Ibadan,Enugu,Jos|westafrican
Ghana|Ghanaian|Accra|Kumasi,Tamale|westafrican
Senegal|Senegalese|Dakar|Thiès,Saint-Louis|westafrican
Ivory Coast|Ivorian|Yamoussoukro|Bouaké,Korhogo|westafrican
Cameroon|Cameroonian|Yaoundé|Douala,Garoua|westafrican
Kenya|Kenyan|Nairobi|Mombasa,Kisumu,Eldoret|eastafrican
Uganda|Ugandan|Kampala|Gulu,Jinja|eastafrican
Tanzania|Tanzanian|Dodoma|Mwanza,Arusha|eastafrican
Rwanda|Rwandan|Kigali|Huye,Musanze|eastafrican
Ethiopia|Ethiopian|Addis Ababa|Dire Dawa,Mekelle|eastafrican
Zambia|Zambian|Lusaka|Ndola,Kitwe|eastafrican
Malawi|Malawian|Lilongwe|Blantyre,Zomba|eastafrican
Mozambique|Mozambican|Maputo|Beira,Nampula|eastafrican
South Africa|South African|Pretoria|Durban,Polokwane,Bloemfontein|eastafrican
Madagascar|Malagasy|Antananarivo|Toamasina,Mahajanga|eastafrican
India|Indian|New Delhi|Pune,Nagpur,Kochi,Lucknow,Indore|indian
Pakistan|Pakistani|Islamabad|Multan,Quetta,Peshawar|indian
Bangladesh|Bangladeshi|Dhaka|Khulna,Sylhet|indian
Sri Lanka|Sri Lankan|Colombo|Kandy,Jaffna|indian
Nepal|Nepalese|Kathmandu|Pokhara,Biratnagar|indian
Thailand|Thai|Bangkok|Chiang Mai,Udon Thani|southeast
Vietnam|Vietnamese|Hanoi|Hue,Da Nang,Can Tho|southeast
Indonesia|Indonesian|Jakarta|Surabaya,Medan,Makassar|southeast
Malaysia|Malaysian|Kuala Lumpur|Ipoh,Penang|southeast
Philippines|Philippine|Manila|Cebu,Davao,Iloilo|southeast
Cambodia|Cambodian|Phnom Penh|Battambang,Kampot|southeast
Japan|Japanese|Tokyo|Sendai,Kobe,Nagoya,Fukuoka|japanese
South Korea|South Korean|Seoul|Busan,Daegu,Incheon|korean
Mongolia|Mongolian|Ulaanbaatar|Darkhan,Erdenet|turkish
Kazakhstan|Kazakh|Astana|Almaty,Shymkent|turkish
Uzbekistan|Uzbek|Tashkent|Samarkand,Bukhara|turkish
"""
COUNTRIES = tuple(
    Country(name, adjective, capital, tuple(cities.split(",")), region)
    for name, adjective, capital, cities, region in (row.split("|") for row in TABLE.strip().splitlines())
)
#: Countries that take the article: "the Netherlands".
WITH_ARTICLE = {"Netherlands", "Philippines"}
SYLLABLES = {
    "latin": (
        "Villa San Santa Mira Monte Puerto Val Cala Torre Quil Alto Rio Pal Cam Ser Lago Ben Tala Mor Oca",
        "verde,randa,lejos,mayo,mera,nueva,tana,rica,sol,bamba,cortés,ciego,linda,fría,chico,vieja,mondo,lares",
    ),
    "english": (
        "Ash Brad Castle Dun East Farn Graven Hol Kings Lang Mill North Oak Pem Red Stan Thorn Under Wex Whit Arl Bex",
        "ford,ton,bury,field,worth,wick,mouth,bridge,ham,combe,dale,haven,leigh,stead,borough,cliffe",
    ),
    "german": (
        "Alten Bach Birken Dorn Eichen Falken Grün Hohen Kalten Linden Mittel Neu Ober Rosen Stein Tannen Weiden Wolfs",
        "burg,dorf,feld,hausen,heim,stadt,berg,tal,rode,wald,see,kirchen,au,brück",
    ),
    "french": (
        "Mont Beau Clair Cour Font Haute Lan Mar Neu Pont Ram Roche Val Ver Châte Bri Char",
        "ville,court,mont,bray,lieu,fort,gny,lles,neuf,vert,riac,sac,cy,vanne",
    ),
    "italian": (
        "Monte Castel Villa Acqua Bor Cam Fonte Pietra Rocca San Torre Val Mira Col Gal",
        "rosso,nuovo,franca,bella,secca,chiara,lungo,alta,mare,forte,piano,donato,lino,gno",
    ),
    "greek": (
        "Agio Kal Meso Neo Pal Ther Pyr Lef Kar Ast Mel Drim Xero Kor",
        "chori,mata,polis,vouni,ssos,nissa,kastro,pigi,ada,lia,menos,thea",
    ),
    "turkish": (
        "Ak Kara Kızıl Demir Yeni Gök Taş Sar Bay Kum Alt Çam Ul Tem",
        "köy,su,dere,tepe,hisar,ova,bulak,kent,taş,göl,yurt,pınar",
    ),
    "caucasian": (
        "Akhal Zes Tsal Gor Khar Mart Vard Sam Ard Med Ozur Lag",
        "dzor,tsikhe,toni,mari,akert,avan,geti,uli,shat,khevi",
    ),
    "slavic": (
        "Nowo Bialo Star Tarn Kras Zele Dobro Gor Lipo Vele Bere Kami Rado Bystr Chern Mala Viso",
        "grad,wice,polje,nica,sk,vets,hora,dno,slav,nik,ziec,ovka,brod,ice",
    ),
    "nordic": (
        "Nor Sund Hal Berg Ek Fal Grim Hav Ly Sten Vest Øst Lind Ulv Sand",
        "holm,vik,fjord,by,stad,havn,dal,nes,lund,voll,ås,berga",
    ),
    "finnic": (
        "Kuu Laa Pär Rau Sae Val Jõg Ter Mäk Kar Lep Suu Haa",
        "järvi,niemi,saari,koski,linn,mere,vere,lahti,küla,pils,muiža",
    ),
    "arab": (
        "Al Beni Ain Deir Tel Wadi Bir Kafr Ras Umm Qasr",
        " Hamra, Sabra, Qasim, Nour, Jadid, Rahma, Safi, Zeit, Dahab, Milh, Farah, Sidra",
    ),
    "westafrican": (
        "Abe Oke Ilo Ouad Kou Bafo Dje Nko Owe Gban Sike Ede Tama",
        "kuta,rode,gou,ssou,lami,nna,bé,mpa,fara,kro,dougou,nsa",
    ),
    "eastafrican": (
        "Kabu Mwan Nya Kise Lubu Muso Chin Bwe Rusu Mba Kali Tshi Nde",
        "ye,gata,mbo,renga,ndu,dzi,sholi,zi,mira,nga,ngwe,tole,ro",
    ),
    "indian": (
        "Raj Kish Nand Sundar Chand Dev Gopal Hari Madh Param Shiv Vijay Bhar Amar",
        "pur,nagar,garh,abad,gaon,kot,ganj,halli,wada,patti",
    ),
    "southeast": (
        "Ban Nakhon Muang Sungai Tanjung Long Vinh Bukit Kam San Batu Phu",
        " Rai, Thap, Merah, Lai, Raya, Baru, Khe, Nong, Luan, Selat, Chau, Putih",
    ),
    "japanese": (
        "Aki Fuji Haru Ishi Kawa Mori Naga Oka Shima Taka Yama Hoshi Kuro Mizu",
        "yama,mura,saki,hara,moto,gawa,zaki,hama,no,tani,jima,mori",
    ),
    "korean": ("Gang Yeong Cheong Dong Han Jin Mun San Sun Pyeong", "ju,cheon,san,hae,won,gu,do,seong,pyeong,dae"),
}
PIECES = {
    region: (
        tuple(
            f"{first} " if first in ("San", "Santa", "Puerto", "Villa") and region == "latin" else first
            for first in firsts.split()
        ),
        tuple(lasts.split(",")),
    )
    for region, (firsts, lasts) in SYLLABLES.items()
}


def country_name(country: Country) -> str:
    """Return the country's name as used in a sentence, with "the" where it needs it."""
    return f"the {country.name}" if country.name in WITH_ARTICLE else country.name


def town(rng: Random, country: Country | None = None) -> Place:
    """Return a place: a real city four times in ten, otherwise an invented town of the country's kind."""
    country = country or COUNTRIES[int(rng.random() * len(COUNTRIES))]
    roll = rng.random()
    if roll < 0.4:
        cities = country.cities
        return Place(cities[int(rng.random() * len(cities))], country, True)
    firsts, lasts = PIECES[country.region]
    first = firsts[int(rng.random() * len(firsts))]
    last = lasts[int(rng.random() * len(lasts))]
    name = first + (last.title() if first.endswith(" ") else last)
    return Place(name, country, False)
