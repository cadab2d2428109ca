"""What the source documents name is found by the catalogue's search in three languages, and carries its source.

Each line is a fact of a document: words that a reader would type, the item that must be among the first found, and the
document that it must name.
"""

from functools import cache
from pathlib import Path

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.catalogue import CatalogueItem, SearchIndex
from tkkio_analytics.services.catalogue import catalogue_index, search_catalogue

ROOT = Path(__file__).resolve().parents[2]
FIRST = 5
"""A reader looks at the first few."""

OBJECTIVES, PROGRESS, GRANTS, GROUP, FRAMEWORK = (
    *("stm_2024_2", "thl_rrp_2025_06", "stm_rrp_2023_05"),
    *("tkki_slides_2025", "tkkio_slides_2025"),
)
METRICS = {
    # Objective 1
    "access_within_14_days": ("14 vuorokauden enimmäisajan toteutuminen", "maximitiden 14 dygn", "maximum of 14 days"),
    "specialised_care_over_6_months_3332": ("3332", "specialiserad sjukvård 3332", "specialised care 3332"),
    "specialised_care_over_6_months_4771": ("4771", "specialiserad sjukvård 4771", "specialised care 4771"),
    "child_psychiatry_over_90_days": ("lasten psykiatria 90", "barn psykiatriska 90 dygn", "child psychiatry 90 days"),
    "continuity_assessment": ("jatkuvuutta kehitetään", "kontinuiteten utvecklas", "continuity developed assessment"),
    "home_care_emergency_periods": ("5028", "hemvårdsklienter jour", "home care emergencies"),
    # Objective 2
    "staff_person_years": ("henkilötyövuodet", "årsverken", "person-years"),
    "staff_age_structure": ("henkilöstön ikärakenne", "personalens åldersstruktur", "age structure staff"),
    "staff_turnover": ("henkilöstön vaihtuvuus", "omsättning personal", "staff turnover"),
    "staff_sickness_absence": ("sairauspoissaolot", "sjukfrånvaro", "sickness absence"),
    "staff_training_days": ("koulutuspäivät", "utbildningsdagar", "training days"),
    "staff_shortages": ("henkilöstövajeet", "personalbrister", "staff shortages"),
    "agency_staff": ("vuokratyövoima", "inhyrd arbetskraft", "agency staff"),
    # Objective 3
    "national_health_index": ("kansallinen terveysindeksi", "nationella hälsoindexet", "national health index"),
    "basic_services_cost_share": (
        "peruspalvelujen kustannusten osuus",
        "basservicens andel",
        "basic services share costs",
    ),
    "accumulated_surplus": ("kertynyt alijäämä", "ackumulerat underskott", "accumulated deficit"),
    "annual_margin_of_depreciation": (
        "vuosikate poistoista",
        "årsbidrag avskrivningarna",
        "annual margin depreciation",
    ),
    "funding_to_net_costs": (
        "laskennallisen rahoituksen suhde",
        "kalkylerade finansieringens",
        "imputed funding net costs",
    ),
    "net_operating_costs": ("5956", "nettodriftskostnader", "net operating costs"),
    # Objective 4
    "effectiveness_metrics_use": ("vaikuttavuuden mittarit", "effektmätare styrning", "effectiveness metrics steering"),
    "safety_metrics_use": ("potilasturvallisuusmittarit", "patientsäkerhet mätare", "patient safety metrics"),
    "tyoote_disease_groups": ("Työote", "Työote sjukdomsgrupper", "Työote disease groups"),
    # Objective 5
    "cooperation_structures": (
        "yhteistyörakenteiden kehittyminen",
        "samarbetsstrukturerna utvecklas",
        "structures cooperation",
    ),
    "very_weak_inclusion": ("404", "delaktighet", "inclusion"),
    "equality_plans": ("tasa-arvo yhdenvertaisuussuunnitelmat", "jämställdhet planer", "gender equality plans"),
    "tea_viisari": ("TEA-viisari", "TEA-viisari kommunernas", "TEAviisari municipalities"),
    # Objective 6
    "preparedness_plan": ("valmiussuunnitelma", "beredskapsplan", "preparedness plan"),
    "preparedness_centres": ("valmiuskeskusten tilannekuva", "beredskapscentrum lägesbild", "preparedness centres"),
    # Objective 7
    "tkki_models_basic_services": (
        "TKKI toimintamallit perustaso",
        "TKKI verksamhetsmodeller",
        "operating models innovation",
    ),
    "tkki_cooperation_structures": (
        "TKKI yhteistyörakenteet",
        "TKKI samarbetsstrukturer",
        "cooperation stakeholders strategic",
    ),
    # Objective 8
    "information_systems_unification": (
        "tietojärjestelmien yhtenäistäminen",
        "enhetliga informationssystem",
        "unify information systems",
    ),
    "digital_service_processes": (
        "digitaaliset palveluprosessit",
        "digitala serviceprocesser",
        "digital service processes",
    ),
}
GOALS = {
    "rrp_work_ability": (
        "työkykyohjelma kunnan alueelle",
        "arbetsförmåga nya kommunområden",
        "work ability municipal areas",
    ),
    "rrp_access_within_7_days": ("80 % seitsemässä päivässä", "80 % sju dagar", "80% seven days"),
    "rrp_integrated_models": ("integroidut toimintamallit 22", "integrerade modeller 22", "integrated models 22"),
    "rrp_care_guarantee_monitoring": (
        "hoitotakuun seuranta 100",
        "uppföljning vårdgarantin 100",
        "monitoring care guarantee 100",
    ),
    "rrp_digital_service_users": ("sähköisiä palveluja 35 %", "elektroniska tjänster 35 %", "electronic services 35%"),
    "rrp_remote_contacts": ("kontakteista etänä 35 %", "kontakterna distans 35 %", "contacts remotely 35%"),
    "innokyla_self_assessment_first": (
        "itsearvioitu 30.6.2025",
        "självutvärderad minst en",
        "self-assessed at least one",
    ),
    "innokyla_self_assessment_all": ("itsearvioitu 31.12.2025", "självutvärderade 3–5", "self-assessed 3–5"),
    "digital_maturity": ("kypsyystaso 2022 2025", "mognadsnivå", "maturity digital"),
    "rrp_operating_models": ("853", "853 modeller", "853 operating models"),
    "effectiveness_centre_pilot": (
        "vaikuttavuuskeskuspilotti",
        "effektcentrum pilot",
        "effectiveness centre pilot HUS",
    ),
    "yta_research_yta5": ("1,17", "Norra Finland RRP3", "Northern Finland research 1.17"),
    "yta_research_yta2": ("PALVA", "Östra Finland 1,51", "1.51 PALVA"),
    "yta_research_yta3": ("1,92", "Inre Finland kunskapsledning", "Inland Finland 1.92"),
    "yta_research_yta4": ("PalSu", "1,49 PalSu", "1.49 service integration"),
    "yta_research_yta1": ("KUVATIETO", "2,61 KUVATIETO", "data harmonisation 2.61"),
}
PROPOSALS = {
    "tkkio_share_of_funding": ("1,2 % omasta rahoituksesta", "1,2 % egen finansiering", "1.2% own funding"),
    "external_research_funding": ("tutkimusrahoitus 50 %", "forskningsfinansiering 50 %", "research funding 50%"),
    "innovation_units": ("innovaatioyksiköt", "innovationsenhet", "innovation unit"),
    "yta_strategy": ("TKKIO-strategia", "TKKIO-strategi", "TKKIO strategy"),
    "uniform_metrics": ("yhtenäiset mittaristot", "enhetliga indikatorer", "uniform metrics"),
    "permanent_structures": ("pysyvät kehittämisrakenteet", "permanenta utvecklingsstrukturer", "permanent structures"),
    "business_finland_funding": ("Business Finland", "Business Finland finansiering", "Business Finland funding"),
}
SYSTEMS = {
    "tulsote_operating_models": ("418", "418 modeller", "418 models", GRANTS),
    "good_work_programme": ("Hyvän työn ohjelma", "programmet för gott arbete", "Good Work programme", OBJECTIVES),
    "personnel_report": ("henkilöstökertomus", "personalberättelse", "personnel report", OBJECTIVES),
    "steering_negotiations": ("ohjaus ja neuvottelut", "styrning förhandlingar", "steering negotiations", GROUP),
    "tkkio_management_model": (
        "tiedolla johtamisen malli",
        "kunskapsledning modell",
        "knowledge management model",
        FRAMEWORK,
    ),
    "rrp_investment_4": ("investointi 4", "investering 4", "investment 4", GRANTS),
}
TULSOTE = """Etelä-Karjala 2199998 4439314 6639312;Etelä-Pohjanmaa 2831000 5702581 8533581
Etelä-Savo 2254367 4588032 6842399;Kainuu 1671131 3336135 5007266;Kanta-Häme 2611000 5260322 7871322
Keski-Pohjanmaa 1626897 3277000 4903897;Keski-Suomi 3584000 7224185 10808185;Kymenlaakso 2566154 5168968 7735122
Lappi 2679982 5398248 8078230;Pirkanmaa 5921081 11926750 17847831;Pohjanmaa 2657702 5353000 8010702
Pohjois-Karjala 2553165 5148659 7701824;Pohjois-Pohjanmaa 4914000 9900205 14814205
Pohjois-Savo 3367000 6783525 10150525;Päijät-Häme 2950000 5954579 8904579;Satakunta 3063601 6170968 9234569
Helsinki 6579198 13129958 19709156;Itä-Uusimaa 999500 2087070 3086570;Keski-Uusimaa 1998707 3984038 5982745
Länsi-Uusimaa 4700000 9400000 14100000;Vantaa-Kerava 2680000 5483194 8163194
Varsinais-Suomi 5550386 11180062 16730448;Etelä-Savo 1500000 754267;Uusimaa 16957405 34084260 51041665
Etelä-Suomi 500000 4668000 5168000;Itä-Suomi 580000 1368000 1948000;Länsi-Suomi 440000 1341000 1781000
Pohjois-Suomi 600000 1180160 1780160;Sisä-Suomi 380000 1296000 1676000"""
RRP = """Etelä-Karjala 1368000 7025000 4728000 600000 317000 1380000
Etelä-Pohjanmaa 1430500 9584000 5462000 800000 317000 3005000
Etelä-Savo 1374000 8664000 4819000 1030000 809000 2006000
Helsinki 1870066 23001000 13342000 1382000 317000 7960000
Itä-Uusimaa 1254100 6993000 4301000 800000 317000 1575000
Kainuu 1346190 6465000 362000 3845000 584000 317000 1357000
Kanta-Häme 1357100 8585000 5445000 1056000 459000 1625000
Keski-Pohjanmaa 1304000 6636000 319000 3797000 1071000 317000 1132000
Keski-Suomi 1527000 11533000 455000 7097000 1054000 317000 2610000
Keski-Uusimaa 1420000 11262000 5970000 890000 1107000 3295000
Kymenlaakso 1490000 10011000 5295000 1204000 317000 3195000;Lappi 1461540 8984000 5542000 2020000 317000 1105000
Länsi-Uusimaa 1507080 14252000 10460000 1000000 787000 2005000
Pirkanmaa 1868000 20649000 11228000 1479000 3457000 4485000
Pohjanmaa 1633500 9351000 420000 344000 5538000 1065000 317000 1667000
Pohjois-Karjala 1404000 8635000 5330000 1113000 317000 1875000
Pohjois-Pohjanmaa 2005000 19083000 940000 9414000 1979000 1217000 5533000
Pohjois-Savo 1498500 12382000 800000 368000 6703000 1048000 627000 2836000
Päijät-Häme 1458000 11720000 250000 6007000 1246000 1307000 2910000
Satakunta 1620000 10976000 750000 6149000 1470000 807000 1800000
Vantaa-Kerava 1494000 10242000 7181000 1236000 317000 1508000
Varsinais-Suomi 1750000 17958000 1340000 551000 10506000 938000 1487000 3136000;Pohjois-Pohjanmaa 250000
Osaamiskeskus 700000 800000"""
SUMS = (
    *(69958869, 140926793, 210885662, 2000000, 9853160, 11853160, 222738822),
    *(182885662, 49736559, 128832065, 28000000, 7550660, 18865481, 1268355, 10584805),
    *(34390576, 254791000, 4500000, 2399000, 148159000, 25065000, 16668000, 58000000),
)


@pytest.fixture(scope="module")
def index(shipped: Repository) -> SearchIndex:
    return catalogue_index(shipped)


def first(index: SearchIndex, query: str) -> dict[str, CatalogueItem]:
    return {item.id: item for item in search_catalogue(index, query)[:FIRST]}


def grant_lines(table: str) -> list[tuple[str, int]]:
    lines = [line.split() for row in table.splitlines() for line in row.split(";")]
    return [(name, int(euros)) for name, *amounts in lines for euros in amounts]


@cache
def asked(entries: tuple[tuple[str, tuple[str, ...]], ...]) -> list[tuple[str, str]]:
    return [(name, query) for name, queries in entries for query in queries]


@pytest.mark.parametrize(("name", "query"), asked(tuple(METRICS.items())))
def test_every_metric_of_the_national_objectives_is_found(index: SearchIndex, name: str, query: str) -> None:
    item = first(index, query)[name]
    cited = [(citation.document, citation.place) for citation in item.citations]
    assert cited[0][0] == OBJECTIVES
    assert cited[0][1].startswith("luku 2.")
    assert item.citations[0].quote
    assert item.no_data_note is not None


def test_every_objective_has_all_its_metrics(shipped: Repository) -> None:
    counted: dict[str, int] = {}
    for indicator in shipped.catalog.indicators:
        for citation in indicator.citations:
            if citation.document == OBJECTIVES:
                chapter = citation.place.removeprefix("luku ")[:5]
                counted[chapter] = counted.get(chapter, 0) + 1
    # The metric on waits over six months has two Sotkanet ids, and so two indicators.
    assert counted == {
        "2.1.2": 6,
        "2.2.2": 7,
        "2.3.2": 6,
        "2.4.2": 3,
        "2.5.2": 4,
        "2.6.2": 2,
        "2.7.2": 2,
        "2.8.2": 2,
    }
    assert set(METRICS) == {
        indicator.id
        for indicator in shipped.catalog.indicators
        if OBJECTIVES in {citation.document for citation in indicator.citations}
    }


@pytest.mark.parametrize(("name", "query"), asked(tuple(GOALS.items())))
def test_every_goal_and_figure_of_the_programme_is_found(index: SearchIndex, name: str, query: str) -> None:
    item = first(index, query)[name]
    assert PROGRESS in {citation.document for citation in item.citations}
    assert all(citation.place for citation in item.citations)


@pytest.mark.parametrize(("name", "query"), asked(tuple(PROPOSALS.items())))
def test_every_proposal_is_found_and_called_a_proposal(index: SearchIndex, name: str, query: str) -> None:
    item = first(index, query)[name]
    assert item.kind == "proposal"
    assert [(citation.document, citation.place[:5]) for citation in item.citations] == [(GROUP, "dia 4")]


@pytest.mark.parametrize(("name", "words"), SYSTEMS.items())
def test_every_system_of_the_sources_has_its_place(index: SearchIndex, name: str, words: tuple[str, ...]) -> None:
    *queries, document = words
    for query in queries:
        item = first(index, query)[name]
        assert document in {citation.document for citation in item.citations}, query


@pytest.mark.parametrize(("table", "programme"), [(TULSOTE, "tulsote"), (RRP, "rrp")])
def test_every_area_and_euro_of_the_grant_tables_is_found(
    index: SearchIndex, shipped: Repository, table: str, programme: str
) -> None:
    names = {region.short_name.fi: region.short_name for region in shipped.catalog.regions}
    lines = grant_lines(table)
    assert len(lines) == {"tulsote": 86, "rrp": 147}[programme]
    for area, euros in lines:
        known = names.get(area)
        for name in {area} if known is None else {known.fi, known.sv, known.en}:
            found = [item for item in search_catalogue(index, f"{name} {euros}") if item.kind == "grant"]
            assert [item.id for item in found if item.id.startswith(programme)], (name, euros)
            assert all(GRANTS in {citation.document for citation in item.citations} for item in found)


@pytest.mark.parametrize("euros", SUMS)
def test_every_printed_sum_is_found(index: SearchIndex, euros: int) -> None:
    written = f"{euros:,}".replace(",", " ")
    found = [item for item in search_catalogue(index, written) if item.kind == "grant"]
    assert found
    assert all(GRANTS in {citation.document for citation in item.citations} for item in found)


def test_every_item_says_whose_it_is_and_where_it_comes_from(index: SearchIndex) -> None:
    for item in index.items:
        assert item.owner.fi, item.id
        assert item.citations or item.source_url, item.id


def test_an_item_without_figures_says_how_they_are_loaded(index: SearchIndex) -> None:
    assert not [item.id for item in index.items if item.data == "none" and item.no_data_note is None]
