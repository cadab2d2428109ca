"""Every page opens on months, quarters and surveys of made-up areas, in every language, without leftovers."""

import re
from pathlib import Path

import imagined_release
import pytest
from pages.conftest import Opener
from pages.screen import html, unfolded, words

from tkkio_analytics.i18n import LANGUAGES, Translator

COMPARED = ("monthly", "quarterly", "survey", "survey_of_n", "survey_unsaid", "signed", "alone")
VIEWS = (
    ("overview", {}),
    ("overview", {"scope": "county", "region": "01"}),
    ("overview", {"scope": "yta", "region": "YTA1"}),
    ("risks", {"rows": "all"}),
    ("methods", {"record": "own", "indicator": "monthly", "horizon": "1"}),
    ("methods", {"record": "own", "indicator": "survey", "horizon": "2"}),
    *(
        ("compare", {"indicator": name})
        for name in ("monthly", "quarterly", "survey", "survey_of_n", "signed", "alone")
    ),
    ("compare", {"indicator": "monthly", "year": "2026-08"}),
    *(("trends", {"indicator": "monthly", "region": code}) for code in ("FI", *imagined_release.AREAS)),
    *(("trends", {"indicator": "quarterly", "region": code}) for code in ("01", imagined_release.ZEROS)),
    *(("trends", {"indicator": name, "region": "01"}) for name in ("survey", "survey_of_n", "survey_unsaid", "signed")),
    ("trends", {"indicator": "survey", "region": imagined_release.WITHOUT_LATEST, "goal": "own_best"}),
    ("trends", {"indicator": "alone", "region": "01", "goal": "own_best"}),
    ("trends", {"indicator": "alone", "region": "02"}),
    ("trends", {"indicator": "monthly", "region": "01", "goal": "own", "own_value": "60", "own_year": "2027"}),
)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    return imagined_release.write(tmp_path_factory.mktemp("imagined"), root=root)


@pytest.fixture(autouse=True)
def imagined(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKKIO_DATA_DIR", str(data_dir))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_is_whole(open_page: Opener, language: str) -> None:
    for page, choices in VIEWS:
        app = open_page(page, lang=language, **choices)
        shown = words(app)
        assert not app.exception, (page, choices)
        assert 'class="tk-headline"' in html(app), (page, choices)
        assert Translator(language).text("ui.error.title") not in shown, (page, choices)
        assert not re.search(r"\b(ui|charts|findings|routing|errors|methods)\.[a-z_]+\.", shown), (page, choices)
        assert "{" not in shown, (page, choices)
        assert not re.search(r"\b(nan|NaN|inf|None(?! of))\b", shown), (page, choices)
        assert not re.search(r"\b20\d\d-(Q[1-4]|0[1-9]|1[0-2])\b(?!-\d)", shown), (page, choices)


def test_a_month_is_told_in_words_from_the_headline_to_the_table(open_page: Opener) -> None:
    shown = words(unfolded(open_page("trends", lang="fi", indicator="monthly", region="01")))
    assert "joulukuussa 2029" in shown
    assert "Malli: alueiden yhteinen kausimalli" in shown
    assert "Vuoden tavoitetta tarkastellaan vuoden viimeisessä kuussa, joulukuussa." in shown
    assert "heinäkuu 2026" in shown


def test_each_choice_of_month_is_named(open_page: Opener) -> None:
    app = open_page("compare", lang="sv", indicator="monthly")
    menu = app.selectbox(key="choice.compare.year")
    assert menu.label == "Tidpunkt"
    assert menu.options[:2] == ["augusti 2026", "juli 2026"]
    assert menu.value == "2026-07"
    assert "I juli 2026" in words(app)


def test_a_survey_shows_its_published_interval(open_page: Opener) -> None:
    shown = words(open_page("trends", lang="en", indicator="survey", region="01"))
    assert "95% confidence interval" in shown
    assert "Model: the level model for surveys" in shown


def test_an_area_that_ended_says_so(open_page: Opener) -> None:
    shown = words(open_page("trends", lang="fi", indicator="monthly", region=imagined_release.ENDED))
    assert "sarja on päättynyt: viimeisin arvo on kesäkuulta 2020" in shown


def test_a_month_that_nobody_has_is_refused_in_words(open_page: Opener) -> None:
    app = open_page("compare", lang="fi", indicator="monthly", year=imagined_release.ALL_MISSING)
    assert not app.exception
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    assert "Heinäkuussa 2026" in words(app)
