"""A what-if question goes into an address and comes back the same, whatever it asks."""

import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.lever_text import parse_levers
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.errors import ScenarioError
from tkkio_analytics.ui import what_if_address


def region(code: str, category: RegionCategory, parent: str | None) -> Region:
    words = views.text(code)
    return Region(
        code=code, category=category, name=words, short_name=words, genitive=words, locative=words, parent=parent,
        sotkanet_id=None, order=0,
    )  # fmt: skip


REGIONS = {
    "FI": region("FI", RegionCategory.NATION, None),
    "YTA1": region("YTA1", RegionCategory.COLLABORATIVE_AREA, None),
    "01": region("01", RegionCategory.COUNTY, "YTA1"),
    "02": region("02", RegionCategory.COUNTY, "YTA1"),
    "03": region("03", RegionCategory.COUNTY, None),
}
INDICATORS: dict[str, Indicator] = {"imagined": views.indicator(), "shared": views.indicator(unit=views.SHARE)}
QUESTIONS = (
    Scenario(indicator_ids=("imagined",), region_codes=("FI",)),
    Scenario(indicator_ids=("imagined",), region_codes=("03",), levers=parse_levers("pace=+0.5@2027~0.3;step=-1")),
    Scenario(indicator_ids=("imagined", "shared"), region_codes=("01",), goal_id="own_best", goal_year=2031),
    Scenario(indicator_ids=("imagined",), region_codes=("01", "02"), merged=True, base_from=2020),
    Scenario(indicator_ids=("imagined",), region_codes=("01", "03")),
    Scenario(indicator_ids=("shared",), region_codes=("01",), goal_value=0.285, goal_year=2030),
)


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_question_survives_the_way_through_an_address(asked: Scenario) -> None:
    written = what_if_address.codes(asked, indicators=INDICATORS, regions=REGIONS)
    assert set(written) <= set(what_if_address.NAMES)
    assert what_if_address.question(written, indicators=INDICATORS, regions=REGIONS) == asked


def test_the_members_of_a_collaborative_area_are_written_by_its_name() -> None:
    asked = Scenario(indicator_ids=("imagined",), region_codes=("01", "02"))
    written = what_if_address.codes(asked, indicators=INDICATORS, regions=REGIONS)
    assert (written["as"], written["of"]) == ("group", "YTA1")
    assert "areas" not in written


def test_a_collaborative_area_itself_stands_for_its_members() -> None:
    asked = Scenario(indicator_ids=("imagined",), region_codes=("YTA1",), merged=True)
    written = what_if_address.codes(asked, indicators=INDICATORS, regions=REGIONS)
    assert what_if_address.question(written, indicators=INDICATORS, regions=REGIONS).region_codes == ("01", "02")


def test_a_level_is_written_as_it_is_shown() -> None:
    written = what_if_address.codes(QUESTIONS[-1], indicators=INDICATORS, regions=REGIONS)
    assert (written["goal"], written["own_value"], written["own_year"]) == ("own", "28.5", "2030")


def test_nothing_assumed_is_written_out() -> None:
    assert what_if_address.codes(QUESTIONS[0], indicators=INDICATORS, regions=REGIONS)["lever"] == "none"


@pytest.mark.parametrize(
    "broken",
    [{"due": "20x9"}, {"base": "12345"}, {"goal": "own", "own_value": "abc"}, {"lever": "zap=1"}, {"due": "٢٠٢٩"}],
)
def test_what_cannot_be_read_is_refused(broken: dict[str, str]) -> None:
    with pytest.raises(ScenarioError):
        what_if_address.question({"indicator": "imagined"} | broken, indicators=INDICATORS, regions=REGIONS)
