"""The answer to a scenario in words: conditional sentences, never a cause."""

from typing import Final

from tkkio_analytics.analysis.quantities import change, change_per_year, level, when, width
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, Probability, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.scenario_outlook import Added, ScenarioPath
from tkkio_analytics.domain.target import TargetOutlook

ROUNDING: Final = 1e-6
"""A smaller relative difference is the arithmetic of the scale, not a bound."""


def headline(
    indicator: Indicator,
    region: Region,
    outlook: TargetOutlook,
    *,
    without: ScenarioPath,
    path: ScenarioPath,
    due: Period | None,
) -> Message:
    """Return the finding in one sentence; that of the path without where no lever adds anything.

    Parameters
    ----------
    indicator, region, outlook
        Whose paths, and what is known without assumptions.
    without, path
        Both paths.
    due
        Until when changes are counted; None where no lever adds anything.
    """
    if due is None or without.middle is None or path.middle is None:
        return outlook.headline
    words: dict[str, object] = {"locative": region.locative}
    target = outlook.target
    if path.probability is None or without.probability is None or target is None:
        words |= {"value": level(indicator, path.middle), "without": level(indicator, without.middle)}
        return message("scenarios.headline.middle", due_year=when(due), **words)
    return message(
        f"scenarios.headline.{'at_least' if target.at_least else 'at_most'}",
        goal=level(indicator, target.value or 0.0),
        due_year=when(due),
        probability=Probability(value=path.probability),
        without=Probability(value=without.probability),
        **words,
    )


def method_lines(indicator: Indicator, added: Added | None) -> tuple[Message, ...]:
    """Return how the change was laid on the forecast, and that a bound was met where one was; none without a change."""
    if added is None:
        return ()
    lines = [
        message(
            "scenarios.explanation.added",
            total=change(indicator, added.total),
            deviation=width(indicator, added.total_sd),
            per_year=change_per_year(indicator, added.per_year),
        ),
        message("scenarios.explanation.method"),
    ]
    shown = added.shown_total
    if shown is not None and abs(shown - added.total) > ROUNDING * max(1.0, abs(added.total)):
        lines.append(message("scenarios.explanation.bound", shown=change(indicator, shown)))
    return tuple(lines)


def scenario_notes(scenario: Scenario) -> tuple[Message, ...]:
    """Return what must be known of the whole: another base period, a changed goal, merged areas."""
    lines = []
    if scenario.base_from is not None:
        lines.append(message("scenarios.note.base", first=scenario.base_from))
    if scenario.changes_goal:
        lines.append(message("scenarios.note.goal"))
    if scenario.merged:
        lines.append(message("scenarios.note.merged"))
    return tuple(lines)
