"""What a verdict rests on, in words: the model, the breaks, the outside view and the record."""

from tkkio_analytics.analysis.forecasting import PanelForecast
from tkkio_analytics.analysis.quantities import change_per_year
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal, Message, Share, message
from tkkio_analytics.domain.target import OutsideView, Record, RecordKind, Target


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
    return (*lines, *_route_lines(forecast, row), *_break_lines(forecast, row))


def _notes(indicator: Indicator) -> tuple[Message, ...]:
    if indicator.comparability_note is None:
        return ()
    return (message("findings.explanation.note", note=indicator.comparability_note),)


def _route_lines(forecast: PanelForecast, row: int) -> tuple[Message, ...]:
    route = forecast.routes[row]
    lines = [message(f"findings.route.{route.value}", n=forecast.observations[row])]
    if route is Route.ANNUAL_PANEL:
        fit = forecast.fit
        weights = {
            "panel_weight": Share(value=float(fit.panel_weight[0])),
            "own_weight": Share(value=float(fit.own_weight[0, row])),
            "brake": Decimal(value=float(fit.brake[0, row]), decimals=2),
        }
        lines.append(message("findings.explanation.weights", **weights))
        widening = float(fit.widening[0, row])
        if widening > 1:
            lines.append(message("findings.explanation.widened", factor=Decimal(value=widening, decimals=1)))
    return tuple(lines)


def _break_lines(forecast: PanelForecast, row: int) -> tuple[Message, ...]:
    panel = forecast.panel
    code = panel.regions[row].code
    return tuple(
        message(f"findings.explanation.break_{item.kind.value}", label=item.label, reason=item.reason)
        for item in panel.breaks
        if item.concerns_region(code) and panel.years[0] < int(item.first_period[:4]) <= panel.years[-1]
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
        "origins": Decimal(value=float(record.origins), decimals=0),
        "region_origins": Decimal(value=float(record.region_origins), decimals=0),
        "skill": Decimal(value=record.brier_skill, decimals=2),
        "coverage": Share(value=record.coverage_80),
        "horizon": record.horizon_years,
        "panel": record.panel,
    }
    if record.kind is RecordKind.OWN:
        return message("findings.record.own", **numbers)
    return message("findings.record.matched", n=record.n_observations, **numbers)
