"""Words in any form and language find made-up items, the best fit first."""

import pytest
from unit.analysis.imagined import text

from tkkio_analytics.analysis.catalogue_search import found_items, search_index, stem, tokens
from tkkio_analytics.domain.catalogue import CatalogueFilters, CatalogueItem, DataState, ItemKind, SearchIndex
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.provenance import Citation

ANYTHING = CatalogueFilters()


def item(words: str, /, **more: object) -> CatalogueItem:
    fields: dict[str, object] = {
        "id": words.split(maxsplit=1)[0].casefold(),
        "kind": ItemKind.INDICATOR,
        "name": text(words),
        "definition": None,
        "owner": text("Kuvitelma"),
    }
    return CatalogueItem(**{**fields, **more})  # type: ignore[arg-type]  # fields are named in each test


@pytest.fixture
def index() -> SearchIndex:
    return search_index(
        [
            item("Hoidon jatkuvuus", definition=text("Kertoo jonosta")),
            item("Jono", id="queue", source_id="3332", topic="access", data=DataState.SERIES),
            item("Työkyky", name=LocalizedText(fi="Työkyky", sv="Arbetsförmåga", en="Work ability")),
            item("Valmiussuunnitelma", kind=ItemKind.ASSESSMENT, goal="resilience"),
            item("Raha", citations=(Citation(document="report", place="s. 4", quote="vähintään 1,2 %"),)),
        ]
    )


def names(index: SearchIndex, query: str, filters: CatalogueFilters = ANYTHING) -> list[str]:
    return [found.id for found in found_items(index, query, filters=filters)]


@pytest.mark.parametrize("form", ["hoito", "HOIDON", "hoitoa", "hoidossa", "hoid"])
def test_a_word_is_found_by_its_forms(index: SearchIndex, form: str) -> None:
    assert names(index, form) == ["hoidon"]


@pytest.mark.parametrize("word", ["työkyvyn", "tyokyky", "arbetsförmågan", "arbetsformaga", "abilities work"])
def test_every_language_is_searched_with_and_without_diacritics(index: SearchIndex, word: str) -> None:
    assert names(index, word) == ["työkyky"]


def test_a_part_of_a_compound_is_found(index: SearchIndex) -> None:
    assert names(index, "suunnitelmat") == ["valmiussuunnitelma"]


def test_a_number_is_found_whole_and_not_by_its_beginning(index: SearchIndex) -> None:
    assert names(index, "3332") == ["queue"]
    assert names(index, "3 332") == ["queue"]
    assert names(index, "33") == []


def test_a_decimal_is_found_with_comma_or_point(index: SearchIndex) -> None:
    assert names(index, "1,2 %") == names(index, "1.2%") == ["raha"]


def test_the_name_outweighs_the_definition(index: SearchIndex) -> None:
    assert names(index, "jono") == ["queue", "hoidon"]


def test_every_word_must_be_there(index: SearchIndex) -> None:
    assert names(index, "hoidon jatkuvuus") == ["hoidon"]
    assert names(index, "hoidon suunnitelma") == []


def test_nothing_asked_finds_everything_in_order(index: SearchIndex) -> None:
    assert names(index, "") == ["hoidon", "queue", "työkyky", "valmiussuunnitelma", "raha"]
    assert names(index, "ja % €") == names(index, "")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (CatalogueFilters(kind=ItemKind.ASSESSMENT), ["valmiussuunnitelma"]),
        (CatalogueFilters(goal="resilience"), ["valmiussuunnitelma"]),
        (CatalogueFilters(topic="access"), ["queue"]),
        (CatalogueFilters(data=DataState.SERIES), ["queue"]),
        (CatalogueFilters(document="report"), ["raha"]),
        (CatalogueFilters(document="report", topic="access"), []),
    ],
)
def test_filters_narrow(index: SearchIndex, filters: CatalogueFilters, found: list[str]) -> None:
    assert names(index, "", filters) == found


def test_amounts_with_digit_groups_are_one_number() -> None:
    assert tokens("1 671 131 €, 1\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}000") == ["1671131", "1500000"]
    assert tokens("€1,671,131") == ["1671131"]
    assert tokens("14 vrk 30.6.2025") == ["14", "vrk", "30.6", "2025"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoidon", "hoito"),
        ("odottaneiden", "odottaneet"),
        ("kustannukset", "kustannusten"),
        ("mittareita", "mittarit"),
        ("yhtenäistämiseksi", "yhtenäistäminen"),
        ("vaihtuvuuden", "vaihtuvuus"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(tokens(one)[0]) == stem(tokens(other)[0])
