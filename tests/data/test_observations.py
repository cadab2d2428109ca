"""The observations that ship."""

import json
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.tables import TABLE_FIELDS

AREAS = {f"{number:02d}" for number in range(1, 22)} | {"90"}
YEARS = {
    "doctor_visit_over_7_days": (2021, 2025, 5),
    "quick_contact": (2020, 2024, 3),
    "insufficient_doctor_services": (2020, 2024, 3),
    "self_rated_health": (2020, 2024, 3),
    "continuity_of_care": (2020, 2025, 6),
    "emergency_visits": (2020, 2025, 6),
    "avoidable_hospital_episodes": (2020, 2025, 6),
    "doctor_visits": (2020, 2024, 5),
    "health_staff": (2020, 2023, 4),
    "primary_care_cost": (2020, 2024, 5),
    "children_placed_outside_home": (2021, 2024, 4),
    "diabetes_entitlement": (2005, 2023, 19),
    "median_income": (2005, 2023, 19),
    "share_65_plus": (2005, 2023, 19),
    "need_coefficient_total": (2018, 2023, 6),
    "prevalence_diabetes": (2018, 2023, 6),
    "operating_budget": (2023, 2026, 4),
    "state_funding": (2026, 2026, 1),
}


def series(repository: Repository, indicator: str, region: str) -> dict[int, float]:
    frame = repository.observations
    rows = frame[(frame.indicator_id == indicator) & (frame.region_code == region) & (frame.status == "observed")]
    return dict(zip(rows["year"], rows["value"], strict=True))


def test_the_nation_within_seven_days_is_what_the_published_figures_leave(shipped: Repository) -> None:
    assert series(shipped, "doctor_visit_within_7_days", "FI") == {
        2021: 61.7,
        2022: 57.8,
        2023: 51.5,
        2024: 56.6,
        2025: 45.3,
    }


@pytest.mark.parametrize(
    ("indicator", "region", "year", "value"),
    [
        ("doctor_visit_over_7_days", "04", 2025, 85.4),
        ("continuity_of_care", "16", 2023, 0.14),
        ("avoidable_hospital_episodes", "11", 2024, 2081.0),
        ("diabetes_entitlement", "90", 2005, 4.4),
        ("population", "90", 2024, 684018.0),
        ("operating_budget", "17", 2025, 898.589),
        ("state_funding_per_inhabitant", "12", 2026, 6055.0),
        ("children_placed_outside_home_count", "11", 2024, 160.0),
    ],
)
def test_figures_are_as_published(shipped: Repository, indicator: str, region: str, year: int, value: float) -> None:
    assert series(shipped, indicator, region)[year] == value


@pytest.mark.parametrize("indicator", YEARS)
def test_series_cover_the_years_of_their_source(shipped: Repository, indicator: str) -> None:
    frame = shipped.observations
    years = frame.loc[frame.indicator_id == indicator, "year"]
    assert (years.min(), years.max(), years.nunique()) == YEARS[indicator]


def test_every_series_has_a_row_for_each_of_the_22_areas(shipped: Repository) -> None:
    for (indicator, period), rows in shipped.observations.groupby(["indicator_id", "period"]):
        assert set(rows["region_code"]) >= AREAS, (indicator, period)


def test_aland_is_not_shown(shipped: Repository) -> None:
    assert "91" not in set(shipped.observations["region_code"])
    assert "91" not in {region.code for region in shipped.catalog.regions}


def test_only_continuity_of_care_lacks_figures(shipped: Repository) -> None:
    frame = shipped.observations
    missing = frame[frame.status == "missing"]
    cells = set(missing[["indicator_id", "region_code", "period"]].itertuples(index=False, name=None))
    early = {("04", str(year)) for year in range(2020, 2024)} | {("90", str(year)) for year in range(2021, 2024)}
    assert cells == {("continuity_of_care", *cell) for cell in early | {(code, "2020") for code in ("11", "15", "19")}}


def test_population_lacks_2022_and_2023(shipped: Repository) -> None:
    assert set(series(shipped, "population", "13")) == {*range(2011, 2022), 2024}


def test_the_two_population_counts_agree_within_a_hundredth(shipped: Repository) -> None:
    for code in AREAS:
        need, register = (series(shipped, name, code) for name in ("need_population", "population"))
        for year in (2018, 2019, 2020, 2021):
            assert need[year] == pytest.approx(register[year], rel=0.01)


def test_state_funding_adds_up_to_the_item_of_the_budget(shipped: Repository) -> None:
    frame = shipped.observations
    assert frame.loc[frame.indicator_id == "state_funding", "value"].sum() == pytest.approx(27083.0)


def test_state_funding_per_inhabitant_fits_the_population_except_where_flagged(shipped: Repository) -> None:
    flagged = {entry.region_code for entry in shipped.catalog.corrections if entry.indicator_id == "state_funding"}
    assert flagged == {"09"}
    for code in AREAS:
        euros = series(shipped, "state_funding", code)[2026] * 1e6 / series(shipped, "population", code)[2024]
        agrees = euros == pytest.approx(series(shipped, "state_funding_per_inhabitant", code)[2026], rel=0.001)
        assert agrees == (code not in flagged), code


def test_the_press_figure_of_spring_2022_is_near_the_yearly_one(shipped: Repository) -> None:
    points = shipped.points
    row = points[(points.indicator_id == "doctor_visit_within_7_days") & (points.period == "2022-03")]
    assert row["value"].tolist() == [59.0]
    assert abs(59.0 - series(shipped, "doctor_visit_within_7_days", "FI")[2022]) < 2


def test_owners_figures_of_digital_services_are_points_and_not_a_series(shipped: Repository) -> None:
    points = shipped.points[shipped.points.indicator_id == "digital_service_users"]
    assert sorted(zip(points["period"], points["value"], strict=True)) == [
        ("2020", 22.0),
        ("2020", 26.0),
        ("2022", 36.5),
        ("2024", 41.9),
    ]
    assert "digital_service_users" not in set(shipped.observations["indicator_id"])


def test_every_point_quotes_the_sentence_it_was_read_from(shipped: Repository) -> None:
    assert (shipped.points["quote"].str.len() > 0).all()


def test_no_standard_error_is_made_up(shipped: Repository) -> None:
    assert shipped.observations[["standard_error", "sample_size"]].isna().all().all()


def test_snapshots_are_frictionless_packages_with_typed_fields(data_dir: Path) -> None:
    packages = sorted((data_dir / "snapshots").glob("*/*/datapackage.json"))
    assert [path.parent.parent.name for path in packages] == ["official-documents", "public-copies"]
    for path in packages:
        package = json.loads(path.read_text(encoding="utf-8"))
        assert package["profile"] == "tabular-data-package"
        assert package["id"] == f"{path.parent.parent.name}/{path.parent.name}"
        for resource in package["resources"]:
            content = (path.parent / resource["path"]).read_bytes()
            assert resource["bytes"] == len(content)
            declared = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
            assert declared == TABLE_FIELDS[resource["path"]]


def test_every_copied_file_is_named_with_its_hash(shipped: Repository) -> None:
    copies = next(snapshot for snapshot in shipped.release.snapshots if snapshot.id.startswith("public-copies/"))
    assert {len(origin.sha256 or "") for origin in copies.origins} == {64}
    assert all(origin.public_copy for origin in copies.origins)


def test_values_are_read_exactly(data_dir: Path, shipped: Repository) -> None:
    (file,) = (data_dir / "snapshots" / "public-copies").rglob("observations.csv")
    texts = pd.read_csv(file, dtype=str, keep_default_na=False)
    keys = ["indicator_id", "region_code", "period"]
    read = shipped.observations.set_index(keys)["value"]
    for row in texts[texts["value"] != ""].itertuples(index=False):
        assert read[row.indicator_id, row.region_code, row.period] == float(row.value)


def test_packages_say_when_they_were_made_as_the_data_package_standard_asks(data_dir: Path) -> None:
    for file in sorted((data_dir / "snapshots").glob("*/*/datapackage.json")):
        created = json.loads(file.read_text(encoding="utf-8"))["created"]
        assert datetime.fromisoformat(created).tzinfo is not None, file
