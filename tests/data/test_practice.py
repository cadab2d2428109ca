"""The practice data are made again byte for byte, keep the rules of the real ones, and cannot be taken for them."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tkkio_analytics.data.practice import SEED, build
from tkkio_analytics.data.practice_recipes import RECIPES, months
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.simulation import Recipe, Shape, simulated
from tkkio_analytics.data.validation import validate_all
from tkkio_analytics.domain.observation import Status
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.errors import CatalogError

MOST_BYTES = 1_500_000


@pytest.fixture(scope="session")
def practice_dir(data_dir: Path) -> Path:
    return data_dir / "practice"


@pytest.fixture(scope="session")
def practice(practice_dir: Path) -> Repository:
    return Repository.from_folder(practice_dir)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def outer_copy(data_dir: Path, tmp_path: Path) -> Path:
    shutil.copytree(data_dir / "reference", tmp_path / "reference")
    shutil.copytree(data_dir / "practice" / "reference", tmp_path / "practice" / "reference")
    return tmp_path / "practice"


def test_the_command_makes_the_shipped_bytes_again(data_dir: Path, practice_dir: Path, tmp_path: Path) -> None:
    again = outer_copy(data_dir, tmp_path)
    build(again)
    assert files(again) == files(practice_dir)
    build(again)
    assert files(again) == files(practice_dir)


def test_they_are_in_order_and_small(practice_dir: Path, practice: Repository) -> None:
    assert validate_all(practice_dir) == []
    assert sum(len(content) for content in files(practice_dir).values()) < MOST_BYTES
    assert practice.release.practice


def test_the_real_release_is_not_practice_and_knows_nothing_of_it(shipped: Repository, practice: Repository) -> None:
    assert not shipped.release.practice
    real, made = shipped.catalog, practice.catalog
    assert not {region.code for region in real.regions} & {region.code for region in made.regions}
    assert not {target.id for target in real.targets} & {target.id for target in made.targets}
    assert not {origin.id for origin in real.origins} & {origin.id for origin in made.origins}
    shared_ids = {item.id for item in real.indicators} & {item.id for item in made.indicators}
    assert shared_ids == {"population"}


def test_no_made_up_name_holds_or_is_held_by_a_real_one(shipped: Repository, practice: Repository) -> None:
    for language in ("fi", "sv", "en"):
        real = {region.short_name.in_language(language).lower() for region in shipped.catalog.regions}
        for region in practice.catalog.regions:
            made = region.short_name.in_language(language).lower()
            assert not [name for name in real if name in made or made in name], (language, made)


def test_every_indicator_is_said_to_be_made_up_in_every_language(practice: Repository) -> None:
    for indicator in practice.catalog.indicators:
        assert "(keksit" in indicator.name.fi
        assert "(påhitta" in indicator.name.sv
        assert "(made up)" in indicator.name.en


def test_figures_and_rules_are_never_left_to_the_outer_folder(data_dir: Path, tmp_path: Path) -> None:
    inner = outer_copy(data_dir, tmp_path)
    (inner / "reference" / "targets.toml").unlink()
    with pytest.raises(CatalogError, match="reference_missing"):
        build(inner)


def test_two_areas_end_where_one_begins(practice: Repository) -> None:
    frame = practice.observations
    years = frame.groupby("region_code").year
    assert years.max()[["H11", "H12"]].tolist() == [2022, 2022]
    assert years.min()["H13"] == 2023
    ended = [region.code for region in practice.catalog.regions if not region.goes_on]
    assert ended == ["H11", "H12"]
    population = frame[(frame.indicator_id == "population") & (frame.region_category == "HYVINVOINTIALUE")]
    assert population[population.year == 2022].region_code.nunique() == 12
    assert population[population.year == 2023].region_code.nunique() == 11


def test_there_is_every_kind_of_series(practice: Repository) -> None:
    frame = practice.observations.set_index("indicator_id")
    assert set(frame.loc["loneliness"].period) == {"2013", "2016", "2018", "2020", "2022", "2024"}
    assert frame.loc["loneliness"].standard_error.between(0.1, 3.0).all()
    assert frame.loc["loneliness"].sample_size.ge(450).all()
    assert set(frame.loc["owl_post_same_day"].period) == set(months(2019, "2026-08"))
    assert len(months(2019, "2026-08")) == 92
    assert frame.loc["net_result"].value.min() < 0 < frame.loc["net_result"].value.max()
    assert set(frame.loc["open_wells"].value) == {3.0}
    burns = frame.loc["dragon_burns"]
    assert (burns[burns.region_category == "HYVINVOINTIALUE"].value == 0).mean() > 0.4
    assert frame.loc["vaccinated_dragons"].value.max() > 99.5
    assert Counter(frame.status)[Status.SUPPRESSED] == 4
    assert Counter(frame.status)[Status.MISSING] > 5
    waited, came = frame.loc["waited_over_seven_days"], frame.loc["access_in_seven_days"]
    assert (waited.value.to_numpy() + came.value.to_numpy())[:5] == pytest.approx([100.0] * 5)


def test_the_season_is_seen_and_owl_post_is_slower_in_january(practice: Repository) -> None:
    frame = practice.observations
    owls = frame[(frame.indicator_id == "owl_post_same_day") & (frame.region_code == "H00")].set_index("period").value
    assert all(owls[f"{year}-01"] < owls[f"{year}-07"] - 5 for year in range(2019, 2026))


def test_the_nation_is_the_sum_or_lies_between_its_areas(practice: Repository) -> None:
    frame = practice.observations
    areas = frame[frame.region_category == "HYVINVOINTIALUE"].groupby(["indicator_id", "period"]).value
    nation = frame[frame.region_code == "H00"].set_index(["indicator_id", "period"]).value
    assert (nation["population"] - areas.sum()["population"]).abs().max() <= 7
    complete = nation["cost_per_inhabitant"]
    assert (complete >= areas.min()["cost_per_inhabitant"]).all()
    assert (complete <= areas.max()["cost_per_inhabitant"]).all()


def test_targets_are_of_every_kind(practice: Repository) -> None:
    nation = practice.catalog.nation
    assert (nation.code, nation.category) == ("H00", RegionCategory.NATION)
    latest = practice.observations[practice.observations.region_code == "H00"].set_index(["indicator_id", "period"])
    values = {target.id: target.value for target in practice.catalog.targets}
    assert latest.value["access_in_seven_days", "2024"] < values["practice_access"]
    assert latest.value["mirror_service_users", "2024"] > values["practice_mirror"]
    assert latest.value["avoidable_castle_stays", "2025"] < values["practice_stays"]
    assert latest.value["troll_turnover", "2025"] > values["practice_turnover"]
    assert values["practice_kindness"] is None


def test_a_series_hangs_on_the_seed_and_its_own_name_alone() -> None:
    areas, residents = ("A", "B"), {"A": 1000, "B": 1000}
    recipe = Recipe(indicator_id="a", periods=("2020", "2021"), shape=Shape.FREE, level=10.0, spread=1.0, noise=1.0)
    first, again, other = (
        simulated(recipe, areas=areas, residents=residents, seed=seed).values.tolist() for seed in (1, 1, 2)
    )
    assert first == again != other
    assert len({recipe.indicator_id for recipe in RECIPES}) == len(RECIPES) == 15
    assert SEED == 20261124


def test_without_chance_a_series_is_what_its_recipe_says() -> None:
    recipe = Recipe(
        indicator_id="a",
        periods=("2020", "2021", "2022"),
        shape=Shape.FREE,
        level=10.0,
        drift=2.0,
        steps=((2022, -3.0, ("B",)),),
    )
    made = simulated(recipe, areas=("A", "B"), residents={}, seed=1)
    assert made.values.tolist() == [[10.0, 12.0, 14.0], [10.0, 12.0, 11.0]]
