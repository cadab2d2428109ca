"""State grants on the page: totals with their differences, relations to the areas of today, and no cause."""

from dataclasses import replace
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import choice, html, words

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.funding import CheckedTotal
from tkkio_analytics.domain.message import Euros
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services import funding
from tkkio_analytics.ui.cache import funding as cached

TABLES = ("rrp", "tulsote", "coordination", "tulsote_status", "rrp_research")


@pytest.fixture(scope="module")
def differing(root: Path) -> tuple[CheckedTotal, ...]:
    checks = funding.checked_totals(Repository.from_folder(root / "data"))
    return tuple(check for check in checks if not check.agrees)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_difference_is_shown_exactly_in_every_language(
    open_page: Opener, differing: tuple[CheckedTotal, ...], language: str
) -> None:
    translator = Translator(language)
    shown = words(open_page("funding", lang=language))
    assert len(differing) == 7
    for check in differing:
        assert translator.value(Euros(value=check.printed)) in shown
        assert translator.value(Euros(value=check.computed)) in shown
        assert translator.value(Euros(value=check.difference, signed=True)) in shown
        assert check.reason is not None
        assert translator.localized(check.reason) in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_table_opens_in_every_language(open_page: Opener, table: str, language: str) -> None:
    app = open_page("funding", lang=language, programme=table)
    assert not app.exception
    assert Translator(language).text(f"funding.table.{table}") in words(app)
    assert "funding." not in words(app)
    assert "tk-notice" not in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_difference_stands_in_the_cell_of_its_total(open_page: Opener, language: str) -> None:
    translator = Translator(language)
    body = html(open_page("funding", lang=language, programme="coordination"))
    note = translator.text(
        "funding.check.short_differs",
        computed=Euros(value=2_500_000.0),
        difference=Euros(value=500_000.0, signed=True),
    )
    assert f'{translator.value(Euros(value=2_000_000.0))}<span class="tk-note">{note}</span>' in body


def test_joined_split_and_separate_recipients_are_shown_as_such(open_page: Opener) -> None:
    shown = words(open_page("funding", programme="tulsote", round="2020"))
    assert "Etelä-Savon hyvinvointialue. Rivi on yhdistetty osista" in shown
    assert "Itä-Savo Etelä-Savon hyvinvointialue. Yhdistetyn rivin osa 754\xa0267\xa0€ Ei laskettu" in shown
    assert "Helsinki, Itä-Uusimaa, Keski-Uusimaa, Länsi-Uusimaa ja Vantaa ja Kerava" in shown
    assert "väkiluku vuoden 2020 lopussa" in shown
    rrp = words(open_page("funding", programme="rrp", round="1", measure="per_inhabitant"))
    assert "Osaamiskeskus: asukasta kohti ei lasketa." in rrp
    assert "väkiluku vuoden 2021 lopussa nykyisellä aluejaolla, koska vuoden 2022 väkilukua ei ole" in rrp


@pytest.mark.parametrize(
    ("language", "total"), [("fi", "254,8\xa0milj.\xa0€"), ("sv", "254,8\xa0mn\xa0€"), ("en", "€254.8\xa0million")]
)
def test_money_is_written_as_the_language_does(open_page: Opener, language: str, total: str) -> None:
    assert total in words(open_page("funding", lang=language, round="2"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_association_names_areas_interval_and_no_cause(open_page: Opener, language: str) -> None:
    shown = words(open_page("funding", lang=language, round="2", indicator="avoidable_hospital_episodes"))
    coefficient, lower, upper = ("-0.17", "-0.56", "0.27")
    for figure in (coefficient, lower, upper):
        written = figure.replace("-", "−")
        assert (written if language == "en" else written.replace(".", ",")) in shown
    assert Translator(language).text("funding.caveat.no_cause") in shown
    assert Translator(language).text("funding.caveat.many") in shown


@pytest.mark.parametrize("table", ["coordination", "tulsote_status", "rrp_research"])
def test_grants_of_other_areas_are_not_compared(open_page: Opener, table: str) -> None:
    shown = words(open_page("funding", programme=table))
    assert Translator("fi").text("funding.association.no_areas", fewest=10) in shown
    assert Translator("fi").text("funding.caveat.no_cause") not in shown


def test_the_address_holds_the_whole_view(open_page: Opener) -> None:
    choices = {
        "programme": "rrp",
        "round": "2",
        "investment": "investment_4",
        "measure": "share",
        "indicator": "emergency_visits",
        "from": "2020",
        "to": "2023",
    }
    app = open_page("funding", **choices)
    assert {name: choice(app, "funding", name) for name in choices} == choices
    assert "Investointi 4: digitaaliset innovaatiot" in words(app)


def test_a_later_start_moves_the_years_that_can_end_the_change(open_page: Opener) -> None:
    app = open_page("funding", indicator="emergency_visits", to="2022")
    app.selectbox(key="choice.funding.from").set_value("2023").run()
    assert not app.exception
    assert app.selectbox(key="choice.funding.to").options == ["2024", "2025"]


def test_choosing_another_grant_changes_what_is_counted(open_page: Opener) -> None:
    app = open_page("funding")
    assert "289,2\xa0milj.\xa0€" in words(app)
    app.selectbox(key="choice.funding.programme").set_value("tulsote").run()
    assert "210,9\xa0milj.\xa0€" in words(app)
    assert app.query_params["programme"] == "tulsote"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_without_grants_says_so(
    open_page: Opener, root: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    shipped = Repository.from_folder(root / "data")
    without = replace(shipped, grants=shipped.grants.iloc[:0], grant_totals=shipped.grant_totals.iloc[:0])
    monkeypatch.setattr(cached, "repository", lambda: without)
    app = open_page("funding", lang=language, programme="rrp")
    assert not app.exception
    assert Translator(language).text("funding.empty.no_grants") in words(app)
