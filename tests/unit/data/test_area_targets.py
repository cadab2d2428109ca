"""A target set for one made-up area is its own: on no other area's list, marked, and looked at for that area."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from pages.screen import words
from streamlit.testing.v1 import AppTest
from unit.data.conftest import RELEASE
from unit.data.conftest import words as text

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.services.catalogue import catalogue_index, search_catalogue
from tkkio_analytics.services.targets import decided_targets, goals

LANGUAGES = {"fi": "Koskee vain: Haavelaakso", "sv": "Gäller endast: Haavelaakso", "en": "Only for: Haavelaakso"}
DAY = date(2030, 6, 1)


def target(name: str, codes: str) -> str:
    return (
        f'[[targets]]\nid = "{name}"\nindicator_id = "waited"\nlegal_status = "programme"\nat_least = false\n'
        f'value = 20.0\ndue_year = 2032\ndue = "2032"\nregion_codes = [{codes}]\nsource = "Keksitty ohjelma, s. 3"\n'
        f"title = {text(f'Tavoite {name}')}\nowner = {text('Keksitty omistaja')}\n"
    )


@pytest.fixture
def imagined(made_up: Callable[[str], Path], copies: Path, builder: ModuleType) -> Path:
    folder = made_up("imagined")
    targets = target("of_all", "") + target("of_nation", '"FI"') + target("of_one", '"02"')
    (folder / "reference" / "targets.toml").write_text(targets, encoding="utf-8")
    builder.build(copies, folder, release_id=RELEASE)
    return folder


@pytest.fixture
def repository(imagined: Path) -> Repository:
    return Repository.from_folder(imagined)


@pytest.mark.parametrize(
    ("region_code", "offered"),
    [("FI", ["of_all", "of_nation"]), ("01", ["of_all"]), ("02", ["of_all", "of_one"])],
)
def test_an_area_is_offered_its_own_targets(repository: Repository, region_code: str, offered: list[str]) -> None:
    found = goals(repository, indicator_id="waited", region_code=region_code)
    assert [goal.id for goal in found if not goal.is_reference] == offered


def test_a_target_of_one_area_is_looked_at_for_that_area(repository: Repository) -> None:
    looked_at = [
        (outlook.target.id, outlook.region_code) for outlook in decided_targets(repository, today=DAY) if outlook.target
    ]
    assert looked_at == [("of_all", "FI"), ("of_nation", "FI"), ("of_one", "02")]
    latest = {outlook.region_code: outlook.latest_value for outlook in decided_targets(repository, today=DAY)}
    assert latest == {"FI": 24.0, "02": 30.3}


def test_only_a_target_of_some_areas_is_area_specific(repository: Repository) -> None:
    assert [goal.id for goal in repository.catalog.targets if goal.is_area_specific(nation="FI")] == ["of_one"]


def test_the_area_finds_its_target_in_the_catalogue(repository: Repository) -> None:
    found = search_catalogue(catalogue_index(repository), "tavoite Haavelaakso")
    assert [(item.id, item.region_codes) for item in found] == [("of_one", ("02",))]


@pytest.fixture
def open_page(root: Path, imagined: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    monkeypatch.setenv("TKKIO_DATA_DIR", str(imagined))
    monkeypatch.setenv("TKKIO_TODAY", DAY.isoformat())

    def opened(page: str, **choices: str) -> AppTest:
        app = AppTest.from_file(str(root / "app.py"), default_timeout=60)
        if page != "overview":
            app.switch_page(f"pages/{page}.py")
        for name, code in choices.items():
            app.query_params[name] = code
        return app.run()

    return opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_targets_marks_it(open_page: Callable[..., AppTest], language: str) -> None:
    shown = words(open_page("overview", lang=language))
    assert shown.count(LANGUAGES[language]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_to_the_goal_marks_it(open_page: Callable[..., AppTest], language: str) -> None:
    app = open_page("trends", region="02", indicator="waited", goal="of_one", lang=language)
    assert not app.exception
    assert LANGUAGES[language] in words(app)
    goal = next(box for box in app.selectbox if box.key == "choice.trends.goal")
    assert any(LANGUAGES[language] in option for option in goal.options)


def test_another_area_does_not_know_it(open_page: Callable[..., AppTest]) -> None:
    app = open_page("trends", region="01", indicator="waited")
    assert LANGUAGES["fi"] not in words(app)
