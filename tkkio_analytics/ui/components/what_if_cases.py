"""Several areas or indicators under the same assumptions: one row each, and what can be said of them together."""

from collections.abc import Mapping, Sequence

from tkkio_analytics.charts import labels, scenario_strip
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import LocalizedText, Message, Probability, message
from tkkio_analytics.domain.scenario_outlook import ScenarioCase, ScenarioOutlook
from tkkio_analytics.i18n import formatting
from tkkio_analytics.ui import words
from tkkio_analytics.ui.components import pictures, tables, what_if_case
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

NUMERIC = frozenset({"latest", "goal", "middle_without", "middle_assumed", "people", "points"})
COLUMNS = (
    "area",
    "indicator",
    "latest",
    "goal",
    "probability_without",
    "probability_assumed",
    "points",
    "middle_without",
    "middle_assumed",
    "people",
)


def cases(page: Page, outlook: ScenarioOutlook, *, indicators: Mapping[str, Indicator]) -> None:
    """Show every case in a row, a picture of the probabilities, and the goals together."""
    pairs = pairs_of(outlook.cases, indicators=indicators)
    if pairs:
        pictures.chart(page, scenario_strip.chart(pairs), name="strip")
    constant = _constant(outlook.cases)
    names = [name for name in COLUMNS if name not in constant]
    table = Table(
        caption=page.translator.text("what_if.cases.caption"),
        columns=tuple(
            Column(header=page.translator.text(f"what_if.cases.{name}"), numeric=name in NUMERIC) for name in names
        ),
        rows=tuple(
            tuple(cells[name] for name in names)
            for cells in (_row(page, case, indicator=indicators[case.indicator_id]) for case in outlook.cases)
        ),
    )
    tables.table(page, table, origin_ids=outlook.origin_ids, name="cases")


def pairs_of(
    found: Sequence[ScenarioCase], *, indicators: Mapping[str, Indicator], prefix: str = ""
) -> list[scenario_strip.Pair]:
    """Return the probabilities of the cases that have one, named by what tells them apart.

    Parameters
    ----------
    found, indicators
        Cases, and indicators by id.
    prefix
        Stands before each name, such as that of a saved scenario.
    """
    return [
        scenario_strip.Pair(
            name=message("what_if.strip.name", prefix=prefix, name=name_of(case, found, indicators=indicators)),
            without=shown(case.baseline.probability),
            assumed=shown(case.scenario.probability),
        )
        for case in found
        if case.baseline.probability is not None and case.scenario.probability is not None
    ]


def shown(probability: float) -> float:
    """Return a probability as it is shown, so that a picture says no more than the words."""
    return formatting.probability_pct(Probability(value=probability)) / 100


def name_of(
    case: ScenarioCase, among: Sequence[ScenarioCase], *, indicators: Mapping[str, Indicator]
) -> LocalizedText | Message:
    """Return what tells a case from the others: its area, its indicator, or both."""
    indicator = indicators[case.indicator_id].short_name
    if len({other.indicator_id for other in among}) == 1:
        return case.region.short_name
    if len({other.region.code for other in among}) == 1:
        return indicator
    return message("what_if.strip.both", area=case.region.short_name, indicator=indicator)


def _constant(found: Sequence[ScenarioCase]) -> set[str]:
    """Return the columns that would say the same in every row."""
    areas, indicators = {case.region.code for case in found}, {case.indicator_id for case in found}
    return {name for name, values in (("area", areas), ("indicator", indicators)) if len(values) == 1}


def _row(page: Page, case: ScenarioCase, *, indicator: Indicator) -> dict[str, Cell]:
    without, assumed = case.baseline.probability, case.scenario.probability
    goal = None if case.target is None else case.target.value
    return {
        "area": Cell(text=page.translator.localized(case.region.short_name)),
        "indicator": Cell(text=page.translator.localized(indicator.short_name)),
        "latest": words.level(page, indicator, case.latest_value),
        "goal": Cell(text=words.MISSING, raw="")
        if goal is None
        else Cell(text=page.translator.value(labels.goal(indicator, goal)), raw=goal),
        "probability_without": words.probability(page, without),
        "probability_assumed": words.probability(page, assumed),
        "points": Cell(
            text=words.MISSING
            if without is None or assumed is None
            else what_if_case.points_between(page, without, assumed)
        ),
        "middle_without": words.level(page, indicator, case.baseline.middle),
        "middle_assumed": words.level(page, indicator, case.scenario.middle),
        "people": Cell(text=words.MISSING, raw="")
        if case.people.count is None
        else words.count(page, case.people.count),
    }
