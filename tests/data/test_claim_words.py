"""The curated words for claims: every area in the cases that people write, checked by hand, and real codes alone."""

import pytest

from tkkio_analytics.analysis.claim_reading.lexicon import ItemKind, Lexicon, items
from tkkio_analytics.analysis.claim_reading.names import Case
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.claim import Direction
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.services.claim_text import vocabulary

# nominative, genitive, partitive, in or at, from, into or to
FORMS = {
    "01": "Itä-Uusimaa|Itä-Uudenmaan|Itä-Uuttamaata|Itä-Uudellamaalla|Itä-Uudeltamaalta|Itä-Uudellemaalle",
    "02": "Keski-Uusimaa|Keski-Uudenmaan|Keski-Uuttamaata|Keski-Uudellamaalla|Keski-Uudeltamaalta|Keski-Uudellemaalle",
    "03": "Länsi-Uusimaa|Länsi-Uudenmaan|Länsi-Uuttamaata|Länsi-Uudellamaalla|Länsi-Uudeltamaalta|Länsi-Uudellemaalle",
    "04": "Vantaa ja Kerava|Vantaan ja Keravan|Vantaata ja Keravaa|Vantaalla ja Keravalla|Vantaalta ja Keravalta"
    "|Vantaalle ja Keravalle",
    "05": "Varsinais-Suomi|Varsinais-Suomen|Varsinais-Suomea|Varsinais-Suomessa|Varsinais-Suomesta|Varsinais-Suomeen",
    "06": "Satakunta|Satakunnan|Satakuntaa|Satakunnassa|Satakunnasta|Satakuntaan",
    "07": "Kanta-Häme|Kanta-Hämeen|Kanta-Hämettä|Kanta-Hämeessä|Kanta-Hämeestä|Kanta-Hämeeseen",
    "08": "Pirkanmaa|Pirkanmaan|Pirkanmaata|Pirkanmaalla|Pirkanmaalta|Pirkanmaalle",
    "09": "Päijät-Häme|Päijät-Hämeen|Päijät-Hämettä|Päijät-Hämeessä|Päijät-Hämeestä|Päijät-Hämeeseen",
    "10": "Kymenlaakso|Kymenlaakson|Kymenlaaksoa|Kymenlaaksossa|Kymenlaaksosta|Kymenlaaksoon",
    "11": "Etelä-Karjala|Etelä-Karjalan|Etelä-Karjalaa|Etelä-Karjalassa|Etelä-Karjalasta|Etelä-Karjalaan",
    "12": "Etelä-Savo|Etelä-Savon|Etelä-Savoa|Etelä-Savossa|Etelä-Savosta|Etelä-Savoon",
    "13": "Pohjois-Savo|Pohjois-Savon|Pohjois-Savoa|Pohjois-Savossa|Pohjois-Savosta|Pohjois-Savoon",
    "14": "Pohjois-Karjala|Pohjois-Karjalan|Pohjois-Karjalaa|Pohjois-Karjalassa|Pohjois-Karjalasta|Pohjois-Karjalaan",
    "15": "Keski-Suomi|Keski-Suomen|Keski-Suomea|Keski-Suomessa|Keski-Suomesta|Keski-Suomeen",
    "16": "Etelä-Pohjanmaa|Etelä-Pohjanmaan|Etelä-Pohjanmaata|Etelä-Pohjanmaalla|Etelä-Pohjanmaalta|Etelä-Pohjanmaalle",
    "17": "Pohjanmaa|Pohjanmaan|Pohjanmaata|Pohjanmaalla|Pohjanmaalta|Pohjanmaalle",
    "18": "Keski-Pohjanmaa|Keski-Pohjanmaan|Keski-Pohjanmaata|Keski-Pohjanmaalla|Keski-Pohjanmaalta|Keski-Pohjanmaalle",
    "19": "Pohjois-Pohjanmaa|Pohjois-Pohjanmaan|Pohjois-Pohjanmaata|Pohjois-Pohjanmaalla|Pohjois-Pohjanmaalta"
    "|Pohjois-Pohjanmaalle",
    "20": "Kainuu|Kainuun|Kainuuta|Kainuussa|Kainuusta|Kainuuseen",
    "21": "Lappi|Lapin|Lappia|Lapissa|Lapista|Lappiin",
    "90": "Helsinki|Helsingin|Helsinkiä|Helsingissä|Helsingistä|Helsinkiin",
}
TOGETHER = {
    "Pohjois-Savon hyvinvointialue": ("13", Case.NOMINATIVE),
    "Pohjois-Savon hyvinvointialueen": ("13", Case.GENITIVE),
    "Pohjois-Savon hyvinvointialuetta": ("13", Case.PARTITIVE),
    "Vantaan ja Keravan hyvinvointialueella": ("04", Case.LOCAL),
    "Vantaa-Keravalla": ("04", Case.LOCAL),
    "Lapin hyvinvointialueesta": ("21", Case.LOCAL),
    "Lapin hva:lla": ("21", Case.LOCAL),
    "Kainuun HVA:n": ("20", Case.GENITIVE),
    "Helsingin kaupungissa": ("90", Case.LOCAL),
    "Itä-Suomen yhteistyöalueella": ("YTA2", Case.LOCAL),
    "Länsi-Suomen YTA:n": ("YTA4", Case.GENITIVE),
    "koko maata": ("FI", Case.PARTITIVE),
    "maan keskiarvoa": ("FI", Case.PARTITIVE),
    "Suomen keskitasoon": ("FI", Case.ILLATIVE),
    "Pohteen": ("19", Case.GENITIVE),
    "Pohdetta": ("19", Case.PARTITIVE),
    "Varhassa": ("05", Case.LOCAL),
    "Keusotea": ("02", Case.PARTITIVE),
    "Siun soten": ("14", Case.GENITIVE),
    "Oma Hämeessä": ("07", Case.LOCAL),
    "Omassa Hämeessä": ("07", Case.LOCAL),
    "LUVN:n": ("03", Case.GENITIVE),
    "Soiteen": ("18", Case.ILLATIVE),
    "SATAKUNNASSA": ("06", Case.LOCAL),
}
PRACTICE = {
    "H01": "Lohikäärmevuori|Lohikäärmevuoren|Lohikäärmevuorta|Lohikäärmevuorella|Lohikäärmevuorelta|Lohikäärmevuorelle",
    "H02": "Peikkometsä|Peikkometsän|Peikkometsää|Peikkometsässä|Peikkometsästä|Peikkometsään",
    "H04": "Tonttumäki|Tonttumäen|Tonttumäkeä|Tonttumäellä|Tonttumäeltä|Tonttumäelle",
    "H07": "Hopeakuunlahti|Hopeakuunlahden|Hopeakuunlahtea|Hopeakuunlahdella|Hopeakuunlahdelta|Hopeakuunlahdelle",
    "H10": "Yksisarvisniitty|Yksisarvisniityn|Yksisarvisniittyä|Yksisarvisniityllä|Yksisarvisniityltä",
    "H13": "Tarinaranta|Tarinarannan|Tarinarantaa|Tarinarannalla|Tarinarannalta|Tarinarannalle",
}
SIGNS = {
    *(f"{family}_{way}" for family in ("change", "comparison", "first") for way in Direction),
    *("most", "least", "fastest", "reach", "goal", "goal_best_quartile", "goal_own_best", "moved", "came", "than"),
    *("compared", "percent", "peers", "own_yta", "scope", "in_year", "from_year", "to_year", "of_year", "after"),
    *("onwards", "until", "between", "ever_since", "and", "negation", "sameness", "cause", "faster_than", "amount"),
    "plain",
}


@pytest.fixture(scope="module")
def known(shipped: Repository) -> Lexicon:
    return vocabulary(shipped)[1]


def read_alone(text: str, known: Lexicon) -> tuple[tuple[str, ...], Case | None]:
    found = items(text, known=known)
    assert [item.kind for item in found] == [ItemKind.AREA], (text, found)
    return found[0].values, found[0].case


@pytest.mark.parametrize("code", FORMS)
def test_every_area_is_known_in_every_case(known: Lexicon, code: str) -> None:
    cases = [read_alone(form, known) for form in FORMS[code].split("|")]
    assert {values for values, _ in cases} == {(code,)}
    assert [case for _, case in cases[:3]] == [Case.NOMINATIVE, Case.GENITIVE, Case.PARTITIVE]
    assert {case for _, case in cases[3:]} <= {Case.LOCAL, Case.ILLATIVE}


def test_every_area_is_checked(shipped: Repository) -> None:
    counties = {region.code for region in shipped.catalog.regions if region.category is RegionCategory.COUNTY}
    assert set(FORMS) == counties


@pytest.mark.parametrize("text", TOGETHER)
def test_names_with_a_head_short_names_and_wider_areas_are_known(known: Lexicon, text: str) -> None:
    code, case = TOGETHER[text]
    assert read_alone(text, known) == ((code,), case)


def test_the_forms_of_the_catalogue_are_among_the_forms_of_the_words(shipped: Repository, known: Lexicon) -> None:
    for region in shipped.catalog.regions:
        for form in (region.name.fi, region.genitive.fi, region.locative.fi):
            assert read_alone(form, known)[0] == (region.code,), form


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Savossa", ("12", "13")),
        ("Karjalan", ("11", "14")),
        ("Hämeessä", ("07", "09")),
        ("Uudellamaalla", ("01", "02", "03")),
        ("HUS", ()),
        ("Ahvenanmaalla", ()),
    ],
)
def test_names_of_several_areas_or_of_none_say_so(known: Lexicon, name: str, codes: tuple[str, ...]) -> None:
    assert read_alone(name, known)[0] == codes


def test_the_areas_of_the_practice_data_are_declined(data_dir) -> None:
    practice = Repository.from_folder(data_dir / "practice")
    ready = vocabulary(practice)[1]
    for code, forms in PRACTICE.items():
        cases = [read_alone(form, ready) for form in forms.split("|")]
        assert {values for values, _ in cases} == {(code,)}
        assert [case for _, case in cases[:3]] == [Case.NOMINATIVE, Case.GENITIVE, Case.PARTITIVE]
    assert read_alone("Kääpiökunnaiden", ready) == ((), Case.GENITIVE)
    assert read_alone("Kääpiökunnaita", ready) == ((), Case.PARTITIVE)


def test_the_grammar_has_the_signs_that_are_read_and_no_others(shipped: Repository) -> None:
    grammar = shipped.catalog.claim_grammar
    assert grammar is not None
    assert {sign.sign for sign in grammar.signs} == SIGNS


def test_no_phrase_is_given_two_meanings(shipped: Repository) -> None:
    grammar, words = shipped.catalog.claim_grammar, shipped.catalog.claim_words
    assert grammar is not None
    assert words is not None
    phrases = [phrase for sign in grammar.signs for phrase in sign.phrases]
    phrases += [phrase for name in words.indicators for phrase in name.phrases]
    phrases += [phrase for event in words.events for phrase in event.phrases]
    assert sorted(phrase for phrase in set(phrases) if phrases.count(phrase) > 1) == []
