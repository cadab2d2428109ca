"""Numbers, quantities, probabilities and dates in three languages."""

from datetime import date

import pytest

from tkkio_analytics.domain.message import (
    Decimal,
    EuroForm,
    Euros,
    LocalizedText,
    Probability,
    Quantity,
    QuantityKind,
    Share,
    Unit,
)
from tkkio_analytics.errors import CatalogError
from tkkio_analytics.i18n import formatting

PCT = Unit(
    id="pct",
    symbol=LocalizedText(fi="%", sv="%", en="%"),
    change_symbol=LocalizedText(fi="%-yks.", sv="%-enh.", en="pp"),
)
SHARE = Unit(id="share", symbol=PCT.symbol, change_symbol=PCT.change_symbol, factor=100.0)
INDEX = Unit(id="index", symbol=LocalizedText(fi="", sv="", en=""), change_symbol=LocalizedText(fi="", sv="", en=""))


@pytest.mark.parametrize(
    ("language", "shown"), [("fi", "1\xa0234,6\xa0%"), ("sv", "1\xa0234,6\xa0%"), ("en", "1,234.6%")]
)
def test_a_level_has_the_languages_separators(language: str, shown: str) -> None:
    assert formatting.quantity(Quantity(value=1234.56, unit=PCT, decimals=1), language=language) == shown


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (-11.26, QuantityKind.CHANGE, "−11,3\xa0%-yks."),
        (3.2, QuantityKind.CHANGE, "+3,2\xa0%-yks."),
        (-2.1, QuantityKind.CHANGE_PER_YEAR, "−2,1\xa0%-yks./v"),
        (-0.04, QuantityKind.CHANGE, "0,0\xa0%-yks."),
        (0.04, QuantityKind.CHANGE, "0,0\xa0%-yks."),
    ],
)
def test_a_change_is_signed_unless_it_rounds_to_zero(value: float, kind: QuantityKind, shown: str) -> None:
    assert formatting.quantity(Quantity(value=value, unit=PCT, decimals=1, kind=kind), language="fi") == shown


def test_a_share_unit_is_scaled_without_binary_noise() -> None:
    assert formatting.quantity(Quantity(value=0.285, unit=SHARE, decimals=0), language="fi") == "29\xa0%"


def test_half_is_rounded_up_as_people_do() -> None:
    assert formatting.number(0.125, decimals=2, language="en") == "0.13"
    assert formatting.number(2.5, decimals=0, language="en") == "3"
    assert formatting.number(-2.5, decimals=0, language="en") == "−3"


def test_an_index_has_no_unit() -> None:
    assert formatting.quantity(Quantity(value=0.294, unit=INDEX, decimals=2), language="fi") == "0,29"


@pytest.mark.parametrize(("value", "percent"), [(0.0, 2), (0.0199, 2), (0.376, 38), (0.985, 98), (1.0, 98)])
def test_a_probability_is_never_said_below_2_or_above_98(value: float, percent: int) -> None:
    assert formatting.probability_pct(Probability(value=value)) == percent


@pytest.mark.parametrize(
    ("value", "frequency"),
    [(0.0, (2, 100)), (0.04, (4, 100)), (0.05, (5, 100)), (0.1, (1, 10)), (0.38, (4, 10)), (0.94, (94, 100))],
)
def test_few_cases_of_ten_become_cases_of_a_hundred(value: float, frequency: tuple[int, int]) -> None:
    assert formatting.natural_frequency(Probability(value=value)) == frequency


def test_ten_of_ten_is_never_said() -> None:
    assert formatting.natural_frequency(Probability(value=0.97)) == (97, 100)


def test_years_have_no_thousands_and_counts_have() -> None:
    assert formatting.written(2025, language="fi") == "2025"
    assert formatting.written(Decimal(value=12345, decimals=0), language="fi") == "12\xa0345"


def test_dates_are_written_as_the_language_does() -> None:
    assert [formatting.written(date(2026, 4, 3), language=code) for code in ("fi", "sv", "en")] == [
        "3.4.2026",
        "3.4.2026",
        "3 Apr 2026",
    ]


def test_a_share_and_a_bare_float() -> None:
    assert formatting.written(Share(value=0.8), language="sv") == "80\xa0%"
    assert formatting.written(-1234.5, language="fi") == "−1\xa0234,5"


@pytest.mark.parametrize("value", [None, True, object()])
def test_what_has_no_words_is_refused(value: object) -> None:
    with pytest.raises(CatalogError) as caught:
        formatting.written(value, language="fi")
    assert caught.value.key == "errors.text_value"


@pytest.mark.parametrize(
    ("language", "whole", "million", "each"),
    [
        ("fi", "1\xa0234\xa0567\xa0€", "1,2\xa0milj.\xa0€", "39,5\xa0€/as."),
        ("sv", "1\xa0234\xa0567\xa0€", "1,2\xa0mn\xa0€", "39,5\xa0€/inv."),
        ("en", "€1,234,567", "€1.2\xa0million", "€39.5/inhab."),
    ],
)
def test_money_has_the_languages_separators_and_place_of_the_sign(
    language: str, whole: str, million: str, each: str
) -> None:
    assert formatting.euros(Euros(value=1_234_567.0), language=language) == whole
    assert formatting.euros(Euros(value=1_234_567.0, form=EuroForm.MILLION), language=language) == million
    assert formatting.euros(Euros(value=39.45, form=EuroForm.PER_INHABITANT), language=language) == each


@pytest.mark.parametrize(
    ("language", "less", "more"),
    [("fi", "−30\xa0000\xa0€", "+500\xa0000\xa0€"), ("en", "−€30,000", "+€500,000")],
)
def test_a_difference_of_money_is_signed(language: str, less: str, more: str) -> None:
    assert formatting.written(Euros(value=-30_000.0, signed=True), language=language) == less
    assert formatting.written(Euros(value=500_000.0, signed=True), language=language) == more
