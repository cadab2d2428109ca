"""What a verdict rests on, in words: the model, the breaks, the outside view and the record."""

from tkkio_analytics.analysis.forecasting import PanelForecast
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.pace import latest_observation, pace_start
from tkkio_analytics.analysis.quantities import change_per_year, when
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal, Message, Share, message
from tkkio_analytics.domain.target import OutsideView, Record, RecordKind, Step, Target
from tkkio_analytics.models.routing import Reason


def explanation(forecast: PanelForecast, row: int, *, target: Target | None) -> tuple[Message, ...]:
    """Return what must be known beside a verdict: comparability, kind of goal, model and breaks, one message a line.

    Parameters
    ----------
    forecast, row
        One region of a forecast panel.
    target
        The goal, or None where none applies.
    """
    lines = [*_notes(forecast.panel.indicator)]
    if target is not None and target.is_reference:
        lines.append(message("findings.explanation.reference_goal"))
    if target is not None and target.note is not None:
        lines.append(message("findings.explanation.note", note=target.note))
    return (*lines, *_model_lines(forecast, row), *_asked_lines(forecast.panel, row), *_break_lines(forecast, row))


def model_reason(forecast: PanelForecast, row: int) -> Message:
    """Return which model speaks for a region, and why, in one sentence."""
    reason, observations = forecast.reasons[row], forecast.observations[row]
    if reason is Reason.ENDED:
        return message("routing.reason.ended", latest_year=when(latest_observation(forecast.panel, row)[0]))
    if reason is Reason.SURVEY_ERROR_UNKNOWN:
        return message(f"routing.reason.{reason}_{forecast.routes[row].value}", n=observations)
    if reason in {Reason.SEASON, Reason.SEASON_UNKNOWN, Reason.TOO_SHORT}:
        return message(f"routing.reason.{reason}_{forecast.panel.frequency.value}", n=observations)
    return message(f"routing.reason.{reason}", n=observations)


def ahead(step: Step, steps: int) -> Message:
    """Return so many steps as a distance in time: "8 years", "40 months", "3 rounds"."""
    return message(f"routing.ahead.{step.value}", count=steps)


def _notes(indicator: Indicator) -> tuple[Message, ...]:
    if indicator.comparability_note is None:
        return ()
    return (message("findings.explanation.note", note=indicator.comparability_note),)


def _model_lines(forecast: PanelForecast, row: int) -> tuple[Message, ...]:
    route, weights = forecast.routes[row], forecast.weights
    lines = [model_reason(forecast, row)]
    believed = {"panel_weight": Share(value=weights.panel), "own_weight": Share(value=float(weights.own[row]))}
    widening = Decimal(value=float(forecast.widening[row]), decimals=1)
    if route is Route.ANNUAL_PANEL and weights.brake is not None:
        brake = Decimal(value=float(weights.brake[row]), decimals=2)
        lines.append(message("findings.explanation.weights", brake=brake, **believed))
        if widening.value > 1:
            lines.append(message("findings.explanation.widened", factor=widening))
    if route in {Route.SURVEY, Route.SEASONAL}:
        lines.append(message(f"routing.explanation.weights_{route.value}", **believed))
        lines += [message("routing.explanation.true_level")] if route is Route.SURVEY else []
        if widening.value > 1:
            lines.append(message("routing.explanation.widened", factor=widening))
    return tuple(lines)


def _asked_lines(panel: IndicatorPanel, row: int) -> tuple[Message, ...]:
    """Return what months and quarters need said: when a goal is asked, from where paces count, what is left out."""
    if panel.season == 1:
        return ()
    kind = panel.frequency.value
    start, _ = pace_start(panel, row)
    counted = "from_end" if start.ends_year else "from_latest"
    lines = [
        message(f"routing.explanation.asked_{kind}"),
        message(f"routing.explanation.pace_{counted}", start=start),
        message(f"routing.explanation.past_{kind}"),
    ]
    if panel.left_out:
        others = tuple(message(f"routing.frequency.{item.value}") for item in panel.left_out)
        lines.append(message("routing.explanation.finest", used=message(f"routing.frequency.{kind}"), others=others))
    return tuple(lines)


def _break_lines(forecast: PanelForecast, row: int) -> tuple[Message, ...]:
    panel = forecast.panel
    code = panel.regions[row].code
    return tuple(
        message(f"findings.explanation.break_{item.kind.value}", label=item.label, reason=item.reason)
        for item in panel.breaks
        if item.concerns_region(code) and panel.periods[0] < item.begins(panel.frequency) <= panel.periods[-1]
    )


def realism(view: OutsideView | None, *, required: float | None, indicator: Indicator) -> Message | None:
    """Return how often the areas have moved as fast as is required now; None where that cannot be told.

    Parameters
    ----------
    view
        Spells of the past.
    required
        Change per year in the published unit.
    indicator
        For units and decimals.
    """
    if view is None or required is None:
        return None
    key = "never" if view.moved == 0 else "seen"
    return message(
        f"findings.realism.{key}",
        moved=Decimal(value=float(view.moved), decimals=0),
        spells=Decimal(value=float(view.spells), decimals=0),
        count=view.spell_years,
        required=change_per_year(indicator, required),
    )


def record_statement(record: Record | None) -> Message | None:
    """Return what a probability rests on, None without a record."""
    if record is None:
        return None
    numbers = {
        "origins": message(
            f"routing.origins.{record.step.value}", count=Decimal(value=float(record.origins), decimals=0)
        ),
        "region_origins": Decimal(value=float(record.region_origins), decimals=0),
        "skill": Decimal(value=record.brier_skill, decimals=2),
        "coverage": Share(value=record.coverage_80),
        "horizon": ahead(record.step, record.ahead),
        "panel": record.panel,
    }
    if record.kind is RecordKind.OWN:
        key = "routing.record.own_survey" if record.step is Step.ROUND else "findings.record.own"
        return message(key, **numbers)
    if record.of_surveys:
        return message("routing.record.matched_survey", n=record.n_observations, **numbers)
    return message("findings.record.matched", n=record.n_observations, **numbers)
