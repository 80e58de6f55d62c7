"""What the illustrative rows are made of: weights, lists and lines for `illustrative.py`. None of it is a fact."""

from datetime import date
from typing import Final

TITLE: Final = "title title_az title_tr title_ru title_uz"
HEADER: Final = {
    "mobility": "direction role activity programme partner country unit level field start_date end_date mode status"
    " participants",
    "agreement": "key partner kind programme title signed valid_from valid_until renews predecessor document note",
    "agreement_unit": "agreement unit",
    "quota": "agreement direction role activity places months",
    "grant": f"key {TITLE} acronym funder scheme reference call_year role status submitted_on decision_date start_date"
    " end_date budget own_share currency coordinator unit website note",
    "grant_partner": "grant partner name country",
    "payment": "grant paid_on amount currency",
    "call": f"key {TITLE} funder scheme opens_on deadline conditions"
    " conditions_az conditions_tr conditions_ru conditions_uz website",
    "activity": f"key kind {TITLE} start_date end_date partner country unit mode place home_participants"
    " foreign_participants",
    "population": "year group level nationality headcount fte",
    "joint_programme": f"key {TITLE} kind partner unit level field since until",
    "copublication": "year partner name country area papers",
    "target": "indicator year value",
}

# Moves by the calendar year of their start: growth, the fall of 2020 and 2021, growth again.
MOVES: Final = {
    2015: 26, 2016: 35, 2017: 48, 2018: 64, 2019: 81, 2020: 50, 2021: 44, 2022: 77, 2023: 95, 2024: 110, 2025: 121,
    2026: 137, 2027: 14,
}  # fmt: skip
ROLES: Final = {"student": 65.0, "teacher": 22.0, "staff": 13.0}
LEVELS: Final = {"6": 70.0, "7": 24.0, "8": 6.0}
ACTIVITIES: Final = {
    "student": {"study": 90.0, "traineeship": 10.0},
    "teacher": {"teaching": 74.0, "training": 20.0, "research": 6.0},
    "staff": {"training": 100.0},
}
EUROPE: Final = ("PL", "ES", "RO", "HU", "CZ")
COUNTRIES: Final = {
    "TR": 45.5, "PL": 12.0, "RO": 8.5, "HU": 8.0, "ES": 7.0, "CZ": 5.5, "KZ": 5.5, "UZ": 4.0, "KG": 1.6, "MD": 1.4,
    "UA": 3.5,
}  # fmt: skip
COUNTRY_ONLY: Final = ("GE", "LT", "GE", "DE", "GE", "IT")
PARTNERS: Final = {
    "TR": {
        "marmara-university": 4, "istanbul-university": 6, "ankara-university": 5, "ege-university": 5,
        "gazi-university": 6, "afyon-kocatepe-university": 3, "kastamonu-university": 4,
        "zonguldak-bulent-ecevit-university": 2, "ondokuz-mayis-university": 7, "adiyaman-university": 2,
        "cappadocia-university": 3, "sinop-university": 1, "iksad-institute": 1,
    },
    "PL": {"university-of-warmia-and-mazury": 6, "university-of-rzeszow": 4},
    "RO": {"dunarea-de-jos-university-of-galati": 1},
    "HU": {"kaposvar-university": 4, "university-of-debrecen": 6},
    "ES": {"university-of-leon": 1},
    "CZ": {"mendel-university-in-brno": 1},
    "KZ": {"atyrau-university": 5, "kyzylorda-university": 3, "turan-university": 1},
    "UZ": {"samarkand-state-university": 5, "tift-university": 3},
    "KG": {"kyrgyz-economic-university": 1, "kyrgyz-national-agrarian-university": 3},
    "MD": {"moldova-state-university": 1},
    "UA": {"kharkiv-university-of-radio-electronics": 1},
}  # fmt: skip
DORMANT: Final = (
    "sinop-university", "turan-university", "kyrgyz-economic-university", "kharkiv-university-of-radio-electronics",
)  # fmt: skip
TURKUNIB: Final = (
    "istanbul-university", "ege-university", "gazi-university", "cappadocia-university", "atyrau-university",
)  # fmt: skip
UNITS: Final = {
    "natural-sciences": 16.0, "philology-primary-education": 22.0, "history-geography-art": 13.0,
    "economics-management": 25.0, "agriculture-engineering": 19.0, "veterinary-medicine": 5.0,
}  # fmt: skip
FIELDS: Final = {
    "natural-sciences": ("0511", "0531", "0541", "0613", "0521"),
    "philology-primary-education": ("0231", "0232", "0112", "0113"),
    "history-geography-art": ("0222", "0532", "0213", "0215"),
    "economics-management": ("0311", "0411", "0413", "1015"),
    "agriculture-engineering": ("0811", "0812", "0721", "0715"),
    "veterinary-medicine": ("0841",),
}

PAPER: Final = {
    "mou": "Memorandum of understanding",
    "framework": "Framework agreement on cooperation",
    "inter_institutional": "Inter-institutional agreement",
    "protocol": "Mobility protocol",
    "joint_degree": "Agreement on a joint degree",
}
NOT_YET: Final = {"a45": date(2027, 1, 15)}
# key, partner, kind, programme, signed, valid until, renews itself, predecessor
AGREEMENTS: Final = """
a01 marmara-university protocol mevlana 2014-05-12 2019-05-18 no -
a02 marmara-university protocol mevlana 2019-06-03 2027-02-28 no a01
a03 istanbul-university framework - 2013-03-20 - no -
a04 istanbul-university protocol orkhun 2019-02-11 2029-02-17 yes -
a05 ankara-university protocol mevlana 2015-04-07 2025-04-13 yes -
a06 ege-university inter_institutional erasmus_ka107 2016-09-14 2021-09-30 no -
a07 ege-university inter_institutional erasmus_ka171 2022-10-03 2028-09-30 no a06
a08 gazi-university framework - 2012-11-19 - no -
a09 gazi-university inter_institutional erasmus_ka171 2023-01-23 2029-09-30 no -
a10 afyon-kocatepe-university mou - 2017-06-05 2022-06-11 no -
a11 afyon-kocatepe-university mou - 2022-07-11 2027-07-17 no a10
a12 kastamonu-university protocol mevlana 2015-10-26 2020-11-01 yes -
a13 kastamonu-university mou bilateral 2024-03-04 2029-03-10 yes -
a14 zonguldak-bulent-ecevit-university protocol mevlana 2016-02-22 2026-12-31 no -
a15 ondokuz-mayis-university framework - 2014-09-08 - no -
a16 ondokuz-mayis-university inter_institutional erasmus_ka171 2023-03-13 2029-09-30 no -
a17 ondokuz-mayis-university joint_degree - 2021-06-14 2031-06-20 no -
a18 adiyaman-university mou - 2018-05-21 2023-05-27 yes -
a19 cappadocia-university protocol orkhun 2020-01-13 2027-01-19 no -
a20 sinop-university mou - 2016-11-07 2026-11-13 yes -
a21 iksad-institute mou - 2019-12-02 2024-12-08 no -
a22 university-of-warmia-and-mazury inter_institutional erasmus_ka107 2015-07-06 2021-09-30 no -
a23 university-of-warmia-and-mazury inter_institutional erasmus_ka171 2022-09-05 2028-09-30 no a22
a24 university-of-warmia-and-mazury joint_degree - 2023-05-15 2030-05-21 no -
a25 university-of-rzeszow inter_institutional erasmus_ka171 2023-02-06 2027-03-31 no -
a26 dunarea-de-jos-university-of-galati inter_institutional erasmus_ka107 2016-03-14 2022-09-30 no -
a27 dunarea-de-jos-university-of-galati inter_institutional erasmus_ka171 2022-11-14 2029-09-30 no a26
a28 kaposvar-university inter_institutional erasmus_ka107 2015-05-18 2021-01-31 no -
a29 mate inter_institutional erasmus_ka171 2023-04-17 2029-09-30 no a28
a30 university-of-debrecen inter_institutional erasmus_ka107 2017-02-13 2022-09-30 no -
a31 university-of-debrecen inter_institutional erasmus_ka171 2024-12-02 2029-09-30 no a30
a32 university-of-leon inter_institutional erasmus_ka107 2016-06-20 2022-09-30 no -
a33 university-of-leon inter_institutional erasmus_ka171 2023-06-05 2029-09-30 no a32
a34 mendel-university-in-brno inter_institutional erasmus_ka171 2022-12-12 2028-09-30 no -
a35 mendel-university-in-brno joint_degree - 2022-02-07 2027-04-30 no -
a36 atyrau-university framework - 2015-11-23 2025-11-29 yes -
a37 kyzylorda-university mou - 2019-04-15 2024-04-21 yes -
a38 turan-university mou - 2018-10-08 2028-10-14 no -
a39 samarkand-state-university framework bilateral 2020-02-24 - no -
a40 tift-university mou - 2025-12-08 2030-12-14 no -
a41 kyrgyz-economic-university mou - 2017-09-18 - no -
a42 kyrgyz-national-agrarian-university framework - 2021-10-04 2026-10-10 no -
a43 moldova-state-university mou - 2022-05-16 2032-05-22 no -
a44 kharkiv-university-of-radio-electronics framework - 2014-04-28 - no -
a45 kyrgyz-national-agrarian-university framework - 2026-10-26 2032-01-14 no a42
"""
# role, activity, most places a year, months each
QUOTAS: Final = (
    ("student", "study", 4, "5"),
    ("student", "traineeship", 2, "2"),
    ("teacher", "teaching", 2, "0.25"),
    ("staff", "training", 2, "0.25"),
)

# key, role, status, year of the call, submitted, decided, start, end, whole budget, own share, currency, unit
GRANTS: Final = """
p01 partner completed 2015 2015-02-10 2015-07-20 2015-10-15 2018-10-14 812000 74500 EUR philology-primary-education
p02 coordinator completed 2016 2016-03-01 2016-06-27 2016-09-01 2018-08-31 58000 58000 AZN natural-sciences
p03 coordinator rejected 2017 2017-02-09 2017-07-31 - - 640000 210000 EUR economics-management
p04 partner completed 2017 2017-02-09 2017-08-07 2017-11-15 2020-11-14 935000 81200 EUR agriculture-engineering
p05 coordinator completed 2018 2018-02-22 2018-07-16 2018-09-01 2021-08-31 30000 30000 EUR history-geography-art
p06 partner completed 2018 2018-09-12 2019-01-28 2019-04-01 2021-03-31 126000 38400 USD agriculture-engineering
p07 coordinator rejected 2019 2019-02-07 2019-07-29 - - 720000 - EUR natural-sciences
p08 coordinator completed 2019 2019-05-14 2019-10-21 2020-01-15 2022-01-14 94000 94000 AZN agriculture-engineering
p09 partner rejected 2020 2020-02-05 2020-07-27 - - 890000 66000 EUR philology-primary-education
p10 partner completed 2020 2020-02-05 2020-08-03 2020-11-15 2023-11-14 978000 - EUR international-cooperation
p11 coordinator completed 2021 2021-04-19 2021-09-06 2021-11-01 2023-10-31 120000 120000 AZN veterinary-medicine
p12 partner rejected 2022 2022-02-17 2022-08-01 - - 1150000 97000 EUR economics-management
p13 partner running 2022 2022-02-17 2022-09-05 2023-01-01 2026-12-31 1040000 92600 EUR agriculture-engineering
p14 coordinator suspended 2023 2023-03-14 2023-06-26 2023-09-15 2026-03-14 64000 64000 USD history-geography-art
p15 partner running 2023 2023-03-08 2023-10-09 2024-03-01 2028-02-29 1460000 118000 EUR natural-sciences
p16 coordinator running 2024 2024-02-01 2024-07-22 2024-10-01 2027-09-30 36000 36000 EUR economics-management
p17 coordinator rejected 2025 2025-03-05 2025-09-15 - - 150000 150000 AZN natural-sciences
p18 partner running 2025 2025-02-06 2025-09-22 2025-12-01 2028-11-30 798000 - EUR philology-primary-education
p19 coordinator awarded 2026 2026-04-02 2026-10-12 2027-01-15 2029-01-14 135000 135000 AZN agriculture-engineering
p20 partner submitted 2026 2026-09-15 - - - 2200000 164000 EUR natural-sciences
"""
ERASMUS, CBHE, JEAN_MONNET = "European Union", "Erasmus+ Capacity Building in Higher Education", "Erasmus+ Jean Monnet"
AEF, HORIZON = "Azerbaijan Science Foundation", "Horizon Europe"
GRANT_TITLES: Final = (
    ("Teacher education in multilingual classrooms", ERASMUS, CBHE),
    ("Relict plants of the Talysh mountains", AEF, "Research grant"),
    ("Regional universities and small enterprises", ERASMUS, CBHE),
    ("Curricula for sustainable agriculture", ERASMUS, CBHE),
    ("European studies at a regional university", ERASMUS, JEAN_MONNET),
    ("Citrus and tea: quality along the chain", "TÜBİTAK", "Bilateral research cooperation"),
    ("Laboratories for environmental monitoring", ERASMUS, CBHE),
    ("Soil salinity in the Lankaran lowland", AEF, "Research grant"),
    ("Inclusive primary education", ERASMUS, CBHE),
    ("Internationalisation offices that learn from data", ERASMUS, CBHE),
    ("Animal health in smallholder farms", AEF, "Research grant"),
    ("Green tourism management", ERASMUS, CBHE),
    ("Precision farming in the Caspian region", ERASMUS, CBHE),
    ("Cultural heritage and local museums", "Embassy small grants", "Cultural heritage"),
    ("Biodiversity of humid subtropics", ERASMUS, f"{HORIZON} MSCA Staff Exchanges"),
    ("European Union trade policy and the Caspian", ERASMUS, JEAN_MONNET),
    ("Water quality of coastal rivers", AEF, "Research grant"),
    ("Digital skills of future teachers", ERASMUS, CBHE),
    ("Tea selection and climate", AEF, "Research grant"),
    ("Coastal ecosystems under pressure", ERASMUS, f"{HORIZON} MSCA Staff Exchanges"),
)
INSTALMENTS: Final = ((0.3, 0.3, 0.2, 0.2), (0.5, 0.5), (0.4, 0.4, 0.2), (0.25, 0.25, 0.25, 0.25))

CALLS: Final[list[dict[str, object]]] = [
    {"key": "call-cbhe-2027", "title": "Capacity building in higher education 2027", "funder": ERASMUS, "scheme": CBHE,
     "opens_on": date(2026, 11, 16), "deadline": date(2027, 2, 10),
     "conditions": "Consortium of universities of programme and partner countries; two to three years"},
    {"key": "call-jean-monnet-2027", "title": "Jean Monnet modules and chairs 2027", "funder": ERASMUS,
     "scheme": JEAN_MONNET, "opens_on": date(2026, 11, 16), "deadline": date(2027, 2, 3),
     "conditions": "One university; teaching on the European Union over three years"},
    {"key": "call-msca-2027", "title": "MSCA staff exchanges 2027", "funder": ERASMUS,
     "scheme": f"{HORIZON} MSCA Staff Exchanges", "opens_on": date(2026, 12, 1), "deadline": date(2027, 3, 4),
     "conditions": "Three organisations of three countries at least"},
    {"key": "call-bilateral-2026", "title": "Bilateral research cooperation 2026", "funder": "TÜBİTAK",
     "scheme": "Bilateral research cooperation", "opens_on": date(2026, 10, 1), "deadline": date(2026, 12, 18),
     "conditions": "One team in each of the two countries; two years"},
    {"key": "call-science-foundation-2027", "title": "Research grants 2027", "funder": AEF, "scheme": "Research grant",
     "opens_on": date(2027, 1, 11), "deadline": date(2027, 4, 15), "conditions": "Teams of one or more institutions"},
    {"key": "call-science-foundation-2026", "title": "Research grants 2026", "funder": AEF, "scheme": "Research grant",
     "opens_on": date(2026, 1, 12), "deadline": date(2026, 4, 15), "conditions": "Teams of one or more institutions"},
]  # fmt: skip

EVENTS: Final = (
    ("delegation", "Delegation on student exchange"), ("conference", "Conference on regional development"),
    ("expert_visit", "Lectures on plant protection"), ("summer_school", "Summer school of the Caspian coast"),
    ("delegation", "Delegation on double degrees"), ("expert_visit", "Workshop on academic writing"),
    ("conference", "Conference on sustainable agriculture"), ("delegation", "Delegation on Erasmus+ projects"),
    ("expert_visit", "Course on food technology"), ("summer_school", "Summer school of Azerbaijani language"),
    ("delegation", "Delegation of international offices"), ("conference", "Conference of young researchers"),
    ("webinar", "Webinar on online examinations"), ("webinar", "Webinar on distance teaching"),
    ("webinar", "Webinar on virtual exchange"), ("conference", "Online conference on philology"),
    ("webinar", "Webinar on scholarships abroad"), ("webinar", "Webinar on quality assurance"),
    ("webinar", "Webinar on project writing"), ("expert_visit", "Online lectures on microeconomics"),
    ("delegation", "Delegation on Erasmus+ KA171"), ("conference", "Conference on biodiversity"),
    ("summer_school", "Summer school of subtropical agriculture"), ("expert_visit", "Lectures on animal health"),
    ("webinar", "Webinar on international rankings"), ("delegation", "Delegation on joint research"),
    ("expert_visit", "Workshop on laboratory methods"), ("conference", "Conference on primary education"),
    ("summer_school", "Summer school of the Talysh mountains"), ("delegation", "Delegation on tourism studies"),
    ("webinar", "Webinar on Horizon Europe"), ("expert_visit", "Course on data analysis"),
    ("conference", "Conference on climate and tea growing"), ("delegation", "Delegation of deans"),
    ("summer_school", "Summer school of coastal ecology"), ("expert_visit", "Lectures on European law"),
    ("webinar", "Webinar for incoming students"), ("delegation", "Delegation on Orkhun exchange"),
    ("conference", "Conference on digital humanities"), ("expert_visit", "Workshop on soil mapping"),
)  # fmt: skip
EVENT_YEARS: Final = (
    *(2017,) * 3, *(2018,) * 4, *(2019,) * 5, *(2020,) * 4, *(2021,) * 4, *(2022,) * 4, *(2023,) * 4, *(2024,) * 4,
    *(2025,) * 5, *(2026,) * 3,
)  # fmt: skip
# kind: most days after the first, most participants of the university, most from abroad
EVENT_SIZE: Final = {
    "conference": (2, 140, 45), "webinar": (0, 90, 40), "summer_school": (12, 24, 18), "delegation": (3, 8, 6),
    "expert_visit": (9, 60, 2),
}  # fmt: skip

# group, level, nationality, people in 2018/2019 and in 2025/2026
POPULATION: Final = (
    ("student", 6, "AZ", 4310, 4885), ("student", 7, "AZ", 214, 371), ("student", 8, "AZ", 19, 44),
    ("student", 6, "TR", 31, 78), ("student", 7, "TR", 3, 9), ("student", 6, "IR", 14, 22), ("student", 7, "IR", 2, 6),
    ("student", 6, "RU", 9, 17), ("student", 6, "GE", 4, 8), ("student", 6, "TM", 2, 12), ("student", 6, "KZ", 1, 4),
    ("student", 6, "PK", 0, 9), ("student", 6, "UA", 2, 1), ("student", 6, "UZ", 1, 3), ("student", 7, "KZ", 0, 2),
    ("student", 8, "TR", 0, 2), ("academic_staff", "", "AZ", 262, 297), ("academic_staff", "", "TR", 2, 6),
    ("academic_staff", "", "RU", 1, 2), ("academic_staff", "", "IR", 1, 2), ("academic_staff", "", "GE", 0, 1),
    ("academic_staff", "", "HU", 0, 1),
)  # fmt: skip

JOINT_PROGRAMMES: Final[list[dict[str, object]]] = [
    {"key": "agronomy-double", "title": "Agronomy", "kind": "double", "partner": "ondokuz-mayis-university",
     "unit": "agriculture-engineering", "level": 7, "field": "0811", "since": date(2021, 9, 15)},
    {"key": "food-technology-double", "title": "Food technology", "kind": "double",
     "partner": "university-of-warmia-and-mazury", "unit": "agriculture-engineering", "level": 7, "field": "0721",
     "since": date(2023, 9, 15)},
    {"key": "landscape-joint", "title": "Landscape and environment", "kind": "joint",
     "partner": "mendel-university-in-brno", "unit": "natural-sciences", "level": 7, "field": "0521",
     "since": date(2022, 9, 15)},
]  # fmt: skip

NATURAL, MEDICINE, ENGINEERING = "Natural Sciences", "Life Sciences & Medicine", "Engineering & Technology"
SOCIAL, ARTS = "Social Sciences & Management", "Arts & Humanities"
# institution, how often a year has papers with it, area
PAPERS: Final = (
    ("ondokuz-mayis-university", 0.8, MEDICINE), ("ankara-university", 0.6, MEDICINE), ("ege-university", 0.6, NATURAL),
    ("gazi-university", 0.5, SOCIAL), ("istanbul-university", 0.4, ARTS), ("marmara-university", 0.35, SOCIAL),
    ("kastamonu-university", 0.5, NATURAL), ("university-of-warmia-and-mazury", 0.6, ENGINEERING),
    ("university-of-rzeszow", 0.3, SOCIAL), ("mendel-university-in-brno", 0.45, NATURAL),
    ("university-of-debrecen", 0.4, MEDICINE), ("mate", 0.3, MEDICINE), ("university-of-leon", 0.25, MEDICINE),
    ("dunarea-de-jos-university-of-galati", 0.4, ENGINEERING), ("samarkand-state-university", 0.3, NATURAL),
    ("atyrau-university", 0.2, SOCIAL), ("other-georgia", 0.3, NATURAL), ("other-iran", 0.3, NATURAL),
)  # fmt: skip
OTHERS: Final = {
    "other-georgia": ("An institution in Georgia", "GE"),
    "other-iran": ("An institution in Iran", "IR"),
}

TARGETS: Final[list[dict[str, object]]] = [
    {"indicator": indicator, "year": year, "value": value}
    for indicator, values in {
        "outgoing_students": (60, 75, 120),
        "incoming_students": (30, 40, 75),
        "partners": (30, 34, 45),
        "agreements_in_force": (36, 38, 50),
        "grant_income": (150000, 180000, 300000),
    }.items()
    for year, value in zip((2026, 2027, 2030), values, strict=True)
]
