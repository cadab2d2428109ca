"""Finnish sentences and what they claim: understood whole, asked back about, or refused with the reason."""

from datetime import date

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.claim import Claim, ClaimKind, Direction
from tkkio_analytics.domain.claim_text import Slot
from tkkio_analytics.domain.period import Period
from tkkio_analytics.errors import ClaimTextError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.claim_text import LONGEST, Known, answered, claim_of, read_claim, settled, vocabulary

TODAY = date(2026, 11, 24)
CHANGE, COMPARISON, FIRST = ClaimKind.CHANGE, ClaimKind.COMPARISON, ClaimKind.FIRST
FASTEST, TARGET, TIMING = ClaimKind.FASTEST, ClaimKind.TARGET, ClaimKind.TIMING
BETTER, WORSE, HIGHER, LOWER = Direction
VISITS, CONTINUITY, DOCTOR = "emergency_visits", "continuity_of_care", "doctor_visit_within_7_days"
EPISODES, PLACED, HEALTH = "avoidable_hospital_episodes", "children_placed_outside_home", "self_rated_health"

# sentence: kind, direction, areas, indicator, and what else it says
UNDERSTOOD = {
    "Etelä-Savon päivystyskäynnit ovat vähentyneet 2019–2024": (CHANGE, LOWER, "12", VISITS, "from=2019 to=2024"),
    "Etelä-Savossa päivystyskäynnit vähenivät vuosina 2021-2025.": (CHANGE, LOWER, "12", VISITS, "from=2021 to=2025"),
    "Pohjois-Karjala on parantanut hoidon jatkuvuutta vuodesta 2022": (CHANGE, BETTER, "14", CONTINUITY, "from=2022"),
    "Pohjois-Karjalassa hoidon jatkuvuus on parantunut vuodesta 2021 vuoteen 2024": (
        *(CHANGE, BETTER, "14", CONTINUITY),
        "from=2021 to=2024",
    ),
    "Lapin hoidon jatkuvuus heikkeni vuosien 2021 ja 2024 välillä": (
        *(CHANGE, WORSE, "21", CONTINUITY),
        "from=2021 to=2024",
    ),
    "Satakunnan hyvinvointialueella lääkäriin pääsy on heikentynyt vuodesta 2021 alkaen": (
        *(CHANGE, WORSE, "06", DOCTOR),
        "from=2021",
    ),
    "Kymenlaaksossa sijoitettujen lasten osuus on kasvanut sitten vuoden 2021": (
        *(CHANGE, HIGHER, "10", PLACED),
        "from=2021",
    ),
    "Päivystyskäynnit lisääntyivät Keski-Suomessa vuonna 2024": (CHANGE, HIGHER, "15", VISITS, "from=2023 to=2024"),
    "Helsingissä koettu terveys on laskenut vuodesta 2020": (CHANGE, WORSE, "90", HEALTH, "from=2020"),
    "Helsingissä koettu terveys parani vuoden 2020 jälkeen": (CHANGE, BETTER, "90", HEALTH, "from=2020"),
    "Lapin hoidon jatkuvuus on parempi kuin vuonna 2022": (CHANGE, BETTER, "21", CONTINUITY, "from=2022"),
    "Vuonna 2025 Kainuussa oli vähemmän päivystyskäyntejä kuin vuonna 2022": (
        *(CHANGE, LOWER, "20", VISITS),
        "from=2022 to=2025",
    ),
    "Etelä- ja Pohjois-Savossa lääkäriin pääsy on parantunut vuodesta 2022": (
        *(CHANGE, BETTER, "12 13", DOCTOR),
        "from=2022",
    ),
    "Kainuun, Lapin ja Pohteen päivystyskäynnit ovat lisääntyneet vuodesta 2021": (
        *(CHANGE, HIGHER, "20 21 19", VISITS),
        "from=2021",
    ),
    "Siun soten hoidon jatkuvuus on parantunut vuodesta 2022": (CHANGE, BETTER, "14", CONTINUITY, "from=2022"),
    "Koko maassa päivystyskäynnit ovat lisääntyneet vuodesta 2021": (CHANGE, HIGHER, "FI", VISITS, "from=2021"),
    "Itä-Suomen yhteistyöalueella päivystyskäynnit ovat vähentyneet vuodesta 2021": (
        *(CHANGE, LOWER, "YTA2", VISITS),
        "from=2021",
    ),
    "Kainuu on Lappia parempi hoidon jatkuvuudessa": (COMPARISON, BETTER, "20", CONTINUITY, "others=21"),
    "Hoidon jatkuvuus on Kainuussa parempi kuin Lapissa": (COMPARISON, BETTER, "20", CONTINUITY, "others=21"),
    "Lappia parempi hoidon jatkuvuudessa on Kainuu": (COMPARISON, BETTER, "20", CONTINUITY, "others=21"),
    "Pohjois-Savo pärjää paremmin kuin Etelä-Savo hoidon jatkuvuudessa": (
        *(COMPARISON, BETTER, "13", CONTINUITY),
        "others=12",
    ),
    "Varhan hoidon jatkuvuus on Pirhaa heikompi": (COMPARISON, WORSE, "05", CONTINUITY, "others=08"),
    "Satakunnan koettu terveys on maan keskiarvoa heikompi": (COMPARISON, WORSE, "06", HEALTH, "others=FI"),
    "Pirkanmaan lääkäriin pääsy on parempi kuin koko maassa": (COMPARISON, BETTER, "08", DOCTOR, "others=FI"),
    "Kanta-Hämeessä on enemmän päivystyskäyntejä kuin Päijät-Hämeessä vuonna 2024": (
        *(COMPARISON, HIGHER, "07", VISITS),
        "others=09 to=2024",
    ),
    "Pohjanmaalla on vähemmän vältettävissä olevia sairaalajaksoja Kainuuseen verrattuna": (
        *(COMPARISON, LOWER, "17", EPISODES),
        "others=20",
    ),
    "Pohjois-Savon hoidon jatkuvuus on verrokkialueita parempi": (COMPARISON, BETTER, "13", CONTINUITY, "others=peers"),
    "Keusotessa lääkäriin pääsee paremmin kuin Vantaalla ja Keravalla": (
        *(COMPARISON, BETTER, "02", DOCTOR),
        "others=04",
    ),
    "Päijät-Hämeessä lääkäriin pääsy on maan paras": (FIRST, BETTER, "09", DOCTOR, ""),
    "Pohjanmaan hoidon jatkuvuus on Suomen parasta": (FIRST, BETTER, "17", CONTINUITY, ""),
    "Varsinais-Suomi on paras hoidon jatkuvuudessa": (FIRST, BETTER, "05", CONTINUITY, ""),
    "Kymenlaakson koettu terveys on hyvinvointialueista heikoin": (FIRST, WORSE, "10", HEALTH, ""),
    "Lapissa on eniten päivystyskäyntejä": (FIRST, HIGHER, "21", VISITS, ""),
    "Helsingissä on vähiten päivystyskäyntejä": (FIRST, LOWER, "90", VISITS, ""),
    "Sijoitettujen lasten osuus oli korkein Kymenlaaksossa vuonna 2023": (FIRST, HIGHER, "10", PLACED, "to=2023"),
    "Pohteella vältettävissä olevat sairaalajaksot ovat vähentyneet eniten vuodesta 2021": (
        *(FASTEST, LOWER, "19", EPISODES),
        "from=2021",
    ),
    "Keski-Pohjanmaa on parantanut hoidon jatkuvuutta koko maan nopeimmin vuodesta 2021": (
        *(FASTEST, BETTER, "18", CONTINUITY),
        "from=2021",
    ),
    "Soitessa hoidon jatkuvuus heikkeni kaikista alueista nopeimmin vuosina 2021–2024": (
        *(FASTEST, WORSE, "18", CONTINUITY),
        "from=2021 to=2024",
    ),
    "Pirkanmaa saavuttaa lääkäriin pääsyssä 80 prosentin tavoitteen vuoteen 2027 mennessä": (
        *(TARGET, None, "08", DOCTOR),
        "goal_value=80.0 goal_year=2027",
    ),
    "Etelä-Karjalassa lääkäriin pääsy yltää 54,5 %:iin vuonna 2028": (
        *(TARGET, None, "11", DOCTOR),
        "goal_value=54.5 goal_year=2028",
    ),
    "Länsi-Uudellamaalla lääkäriin pääsy saavuttaa 60 prosentin tason vuoden 2029 loppuun mennessä": (
        *(TARGET, None, "03", DOCTOR),
        "goal_value=60.0 goal_year=2029",
    ),
    "Vantaan ja Keravan hyvinvointialue yltää lääkäriin pääsyssä maan keskiarvoon": (
        *(TARGET, None, "04", DOCTOR),
        "goal_id=national_level",
    ),
    "Oma Häme saavuttaa hoidon jatkuvuudessa parhaan neljänneksen tason": (
        *(TARGET, None, "07", CONTINUITY),
        "goal_id=best_quartile",
    ),
    "Keski-Suomessa päivystyskäyntien väheneminen alkoi sote-uudistuksen jälkeen": (
        *(TIMING, LOWER, "15", VISITS),
        "since=2023",
    ),
    "Kainuussa parannus hoidon jatkuvuudessa tuli vuoden 2023 jälkeen": (
        *(TIMING, BETTER, "20", CONTINUITY),
        "since=2024",
    ),
    "Kainuussa hoidon jatkuvuuden lasku tapahtui koronan jälkeen": (TIMING, LOWER, "20", CONTINUITY, "since=2022"),
}
# sentence: what is left open, with the choices where the words narrow them
ASKED = {
    "Pohjois-Karjala on parantanut hoitoonpääsyä vuodesta 2022": {
        Slot.INDICATOR: (DOCTOR, "quick_contact", "insufficient_doctor_services")
    },
    "Kymenlaaksossa on enemmän sijoitettuja lapsia kuin Lapissa": {
        Slot.INDICATOR: (PLACED, "children_placed_outside_home_count")
    },
    "Varsinais-Suomi on paras digipalveluissa": {Slot.INDICATOR: ("digital_service_users", "remote_contacts")},
    "Savossa päivystyskäynnit ovat vähentyneet vuodesta 2021": {Slot.REGION: ("12", "13")},
    "Kainuu on Karjalaa parempi hoidon jatkuvuudessa": {Slot.OTHER: ("11", "14")},
    "Pirkanmaa saavuttaa 80 prosentin tavoitteen vuoteen 2027 mennessä": {Slot.INDICATOR: ()},
    "Kainuussa muutos hoidon jatkuvuudessa tuli sote-uudistuksen jälkeen": {Slot.DIRECTION: ()},
    "Lapin hoidon jatkuvuus on parantunut": {Slot.FROM: ()},
    "Lapin hoidon jatkuvuus on parantunut sote-uudistuksen jälkeen": {Slot.FROM: ("2022", "2023")},
    "Lapin hoidon jatkuvuus on parempi": {Slot.OTHER: ()},
    "Lapin hoidon jatkuvuus": {Slot.KIND: ()},
    "Lappi saavuttaa tavoitteen hoidon jatkuvuudessa": {Slot.GOAL: ()},
    "Lappi saavuttaa lääkäriin pääsyssä 60 prosentin tavoitteen": {Slot.GOAL_YEAR: ()},
    "Päivystyskäynnit ovat vähentyneet vuodesta 2021": {Slot.REGION: ()},
    "Kainuussa parannus hoidon jatkuvuudessa tapahtui": {Slot.SINCE: ()},
}
# sentence: keys of the reasons
REFUSED = {
    "Kainuussa hoidon jatkuvuus ei ole parantunut vuodesta 2021": ["negation"],
    "Kainuun päivystyskäynnit eivät ole vähentyneet vuodesta 2021": ["negation"],
    "Kainuu ei ole Lappia huonompi hoidon jatkuvuudessa": ["negation"],
    "Lapissa hoidon jatkuvuus on pysynyt ennallaan vuodesta 2021": ["sameness"],
    "Kainuun hoidon jatkuvuus on yhtä hyvä kuin Lapin": ["sameness"],
    "Kainuun päivystyskäynnit vähenivät sote-uudistuksen ansiosta": ["cause"],
    "Hoidon jatkuvuus parani Lapissa, koska lääkäreitä on enemmän": ["cause", "several_claims"],
    "Kuopio on parempi kuin Lappi hoidon jatkuvuudessa": ["unknown_place"],
    "Kainuussa ja Sotkamossa hoidon jatkuvuus on parantunut vuodesta 2021": ["unknown_place"],
    "Uudenlaakson hyvinvointialueella päivystyskäynnit ovat vähentyneet vuodesta 2021": ["unknown_place"],
    "HUSissa päivystyskäynnit ovat vähentyneet vuodesta 2021": ["hus"],
    "HUS:n päivystyskäynnit ovat vähentyneet vuodesta 2021": ["hus"],
    "Ahvenanmaalla hoidon jatkuvuus on paras": ["aland"],
    "Kainuun päivystyskäynnit ovat vähentyneet 10 prosenttia vuodesta 2021": ["amount"],
    "Kainuun päivystyskäynnit ovat puolittuneet vuodesta 2021": ["amount"],
    "Kainuussa hoidon jatkuvuus on parantunut nopeammin kuin Lapissa": ["faster_than"],
    "Kainuussa hoidon jatkuvuus on parantunut vähiten vuodesta 2021": ["slowest"],
    "Kainuussa hoidon jatkuvuus on parantunut ja päivystyskäynnit vähentyneet vuodesta 2021": ["several_claims"],
    "Kainuu on paras. Lappi on heikoin.": ["several_sentences", "several_claims"],
    "Kainuu ja Lappi ovat parhaat hoidon jatkuvuudessa": ["several_first"],
    "Kainuu on Lappia ja Satakuntaa parempi hoidon jatkuvuudessa": ["several_others"],
    "Kainuu on Pohjois-Suomen yhteistyöalueella paras hoidon jatkuvuudessa": ["first_within"],
    "Kainuun päivystyskäynnit vähenivät vuodesta 2024 vuoteen 2021": ["period_order"],
    "Lappi yltää hoidon jatkuvuudessa maan keskiarvoon vuoteen 2028 mennessä": ["goal_year"],
    "": ["empty"],
}
MISFITS = {
    "Lapissa sairauspoissaolot ovat vähentyneet vuodesta 2023": ["no_data"],
    "Kainuun hoidon jatkuvuus saavuttaa 80 prosentin tavoitteen vuoteen 2028 mennessä": ["unit"],
    "Lappi saavuttaa lääkäriin pääsyssä 60 prosentin tavoitteen vuoteen 2020 mennessä": ["goal_far"],
    "Etelä-Savon päivystyskäynnit ovat vähentyneet vuodesta 2004": ["no_figures"],
}
SAID = ("from_period", "to_period", "since", "goal_id", "goal_value", "goal_year", "others")


@pytest.fixture(scope="module")
def known(repository: Repository) -> Known:
    return vocabulary(repository)


def also_said(draft: object) -> str:
    values = {name.removesuffix("_period"): getattr(draft, name) for name in SAID}
    written = {name: " ".join(value) if isinstance(value, tuple) else value for name, value in values.items()}
    order = ("goal_id", "goal_value", "others", "since", "from", "to", "goal_year")
    return " ".join(f"{name}={written[name]}" for name in order if written[name] not in {None, ""})


@pytest.mark.parametrize("sentence", UNDERSTOOD)
def test_a_claim_is_understood_whole(known: Known, sentence: str) -> None:
    kind, direction, areas, indicator, more = UNDERSTOOD[sentence]
    reading = read_claim(sentence, known=known)
    draft = reading.draft
    assert (reading.unknown, reading.refusals, draft.open_slots()) == ((), (), ())
    assert (draft.kind, draft.direction, " ".join(draft.region_codes)) == (kind, direction, areas)
    assert draft.indicator_id == indicator
    assert also_said(draft) == more
    assert reading.complete


@pytest.mark.parametrize("sentence", ASKED)
def test_what_a_sentence_leaves_open_is_asked_back(known: Known, sentence: str) -> None:
    reading = read_claim(sentence, known=known)
    assert (reading.unknown, reading.refusals) == ((), ())
    options = {slot: reading.options.get(slot, ()) for slot in reading.draft.open_slots()}
    assert options == ASKED[sentence]
    assert not reading.complete
    assert reading.usable


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_cannot_be_checked_is_refused_with_its_reason(known: Known, sentence: str) -> None:
    reading = read_claim(sentence, known=known)
    assert [line.key.removeprefix("claim_text.refused.") for line in reading.refusals] == REFUSED[sentence]
    assert not reading.complete
    assert not reading.usable


@pytest.mark.parametrize("sentence", MISFITS)
def test_what_does_not_fit_the_indicator_is_said(repository: Repository, known: Known, sentence: str) -> None:
    draft = read_claim(sentence, known=known).draft
    _, misfits = settled(repository, draft, today=TODAY)
    assert [line.key.removeprefix("claim_text.refused.") for line in misfits] == MISFITS[sentence]


@pytest.mark.parametrize(
    ("sentence", "unknown"),
    [
        ("Lapin hoidon jatkuvuus on selvästi parantunut vuodesta 2022", ("selvästi",)),
        ("Lapin hoidon jatkuvuus on parantunut viime vuosina", ("viime", "vuosina")),
        ("Vain Lapin hoidon jatkuvuus on parantunut vuodesta 2022", ("Vain",)),
        ("Lapin hoidon jatkuvuus paranee vuodesta 2022", ("paranee", "vuodesta", "2022")),
        ("Lapin hoidon jatkuvuus on parantunut uudistuksen myötä vuodesta 2022", ("uudistuksen", "myötä")),
    ],
)
def test_words_that_are_not_understood_are_named(known: Known, sentence: str, unknown: tuple[str, ...]) -> None:
    reading = read_claim(sentence, known=known)
    assert reading.unknown == unknown
    assert not reading.complete


def test_every_word_is_either_understood_or_named(known: Known) -> None:
    reading = read_claim("Lapin hoidon jatkuvuus on kuulemma parantunut vuodesta 2022", known=known)
    assert [(piece.role, piece.words) for piece in reading.pieces] == [
        ("region", "Lapin"),
        ("indicator", "hoidon jatkuvuus"),
        ("claim", "parantunut"),
        ("period", "vuodesta 2022"),
    ]
    assert reading.unknown == ("kuulemma",)


def test_answers_fill_what_is_open_and_leave_what_was_said(known: Known) -> None:
    draft = read_claim("Savossa hoitoonpääsy on parantunut vuodesta 2022", known=known).draft
    filled = answered(draft, {Slot.REGION: "13", Slot.INDICATOR: DOCTOR, Slot.FROM: "2019"})
    assert (filled.region_codes, filled.indicator_id, filled.from_period) == (("13",), DOCTOR, Period.of_year(2022))
    assert filled.open_slots() == ()


def test_a_level_is_brought_into_the_published_unit_and_years_into_months(root) -> None:
    practice = Repository.from_folder(root / "data" / "practice")
    words = vocabulary(practice)
    share = read_claim("Prinsessalinna saavuttaa taikapeilipalvelussa 60 % vuoteen 2029 mennessä", known=words).draft
    claim = claim_of(share, indicator=practice.catalog.indicator("mirror_service_users"))
    assert (claim.goal_id, claim.goal_value, claim.goal_year) == ("own", 0.6, 2029)
    monthly = read_claim("Keijulaakson pöllöposti on parantunut vuodesta 2021 vuoteen 2025", known=words).draft
    fitted, misfits = settled(practice, monthly, today=TODAY)
    assert misfits == ()
    assert (str(fitted.from_period), str(fitted.to_period)) == ("2021-01", "2025-12")


def test_an_area_that_has_ended_is_told_to_have_merged(root) -> None:
    words = vocabulary(Repository.from_folder(root / "data" / "practice"))
    reading = read_claim("Kääpiökunnaiden yksinäisyys on vähentynyt vuodesta 2018", known=words)
    assert [line.key for line in reading.refusals] == ["claim_text.refused.ended"]


def test_a_claim_is_made_of_a_whole_draft_alone(repository: Repository, known: Known) -> None:
    indicator = repository.catalog.indicator(CONTINUITY)
    draft = read_claim("Kainuu on Lappia parempi hoidon jatkuvuudessa", known=known).draft
    claim = claim_of(draft, indicator=indicator)
    assert claim == Claim(kind=COMPARISON, region_codes=("20",), indicator_id=CONTINUITY, others=("21",))
    with pytest.raises(ClaimTextError) as caught:
        claim_of(read_claim("Kainuu", known=known).draft, indicator=indicator)
    assert caught.value.key == "errors.claim_incomplete"


def test_a_text_beyond_the_limit_is_refused_and_one_at_the_limit_is_read(known: Known) -> None:
    read_claim("a" * LONGEST, known=known)
    with pytest.raises(ClaimTextError) as caught:
        read_claim("a" * (LONGEST + 1), known=known)
    assert (caught.value.key, caught.value.params["limit"]) == ("errors.claim_text_too_long", LONGEST)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_said_of_a_sentence_has_words(repository: Repository, known: Known, language: str) -> None:
    translator = Translator(language)
    for sentence in (*UNDERSTOOD, *ASKED, *REFUSED, *MISFITS):
        reading = read_claim(sentence, known=known)
        _, misfits = settled(repository, reading.draft, today=TODAY)
        lines = [translator.message(line) for line in (*reading.refusals, *misfits)]
        lines += [translator.value(part) for piece in reading.pieces for part in piece.meaning]
        lines += [translator.text(f"claim_text.role.{piece.role}") for piece in reading.pieces]
        lines += [translator.text(f"claim_text.slot.{slot}") for slot in reading.draft.open_slots()]
        assert all(line and "{" not in line for line in lines)


@pytest.mark.parametrize("folder", ["", "practice"])
def test_the_examples_of_the_page_are_understood_whole(root, folder: str) -> None:
    release = Repository.from_folder(root / "data" / folder)
    words = vocabulary(release)
    group = "practice_example" if folder else "example"
    for kind in ClaimKind:
        sentence = Translator("fi").text(f"claim_text.{group}.{kind}")
        reading = read_claim(sentence, known=words)
        assert reading.complete, sentence
        assert reading.draft.kind is kind
        assert settled(release, reading.draft, today=TODAY)[1] == ()
        assert {Translator(language).text(f"claim_text.{group}.{kind}") for language in LANGUAGES} == {sentence}
