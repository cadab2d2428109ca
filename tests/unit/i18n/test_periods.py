"""Years, quarters and months as sentences in the three languages write them."""

import pytest

from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.errors import CatalogError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.i18n.periods import FORMS, written


@pytest.mark.parametrize(
    ("code", "language", "form", "expected"),
    [
        ("2026-08", "fi", "", "elokuu 2026"),
        ("2026-08", "fi", "in", "elokuussa 2026"),
        ("2026-08", "fi", "Of", "Elokuun 2026"),
        ("2026-08", "fi", "until", "elokuuhun 2026"),
        ("2026-03", "fi", "about", "maaliskuulta 2026"),
        ("2026-08", "fi", "short", "8/2026"),
        ("2026-08", "sv", "", "augusti 2026"),
        ("2026-08", "sv", "In", "I augusti 2026"),
        ("2026-08", "en", "in", "August 2026"),
        ("2026-08", "en", "short", "Aug 2026"),
        ("2026-Q3", "fi", "", "3. vuosineljännes 2026"),
        ("2026-Q3", "fi", "in", "3. vuosineljänneksellä 2026"),
        ("2026-Q3", "fi", "short", "III/2026"),
        ("2026-Q4", "sv", "in", "under kvartal 4 2026"),
        ("2026-Q3", "en", "", "Q3 2026"),
        ("2026", "fi", "in", "vuonna 2026"),
        ("2026", "fi", "Of", "Vuoden 2026"),
        ("2026", "sv", "in", "år 2026"),
        ("2026", "en", "in", "2026"),
    ],
)
def test_a_period_is_written_in_the_form_that_the_sentence_asks_for(
    code: str, language: str, form: str, expected: str
) -> None:
    assert written(Period.parse(code), language=language, form=form) == expected


def test_every_finnish_month_bends() -> None:
    months = [written(Period.parse(f"2026-{number:02d}"), language="fi", form="in") for number in range(1, 13)]
    assert months[0] == "tammikuussa 2026"
    assert all(month.endswith("kuussa 2026") for month in months)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", ["2026", "2026-Q1", "2026-12"])
def test_no_form_shows_a_raw_code(language: str, form: str, code: str) -> None:
    shown = written(Period.parse(code), language=language, form=form)
    assert "2026" in shown
    assert "-" not in shown


def test_a_sentence_bends_years_and_months_alike() -> None:
    finnish = Translator("fi")
    assert finnish.text("findings.goal.national_level_title", year=2025) == "Koko maan taso vuonna 2025"
    december = message("findings.goal.national_level_title", year=Period.parse("2025-12"))
    assert finnish.message(december) == "Koko maan taso joulukuussa 2025"


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(CatalogError):
        written(Period.of_year(2026), language="fi", form="with")
