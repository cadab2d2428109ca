"""Published methods that ask whether a series moves at all: Fingertips and the XmR chart."""

from tkkio_analytics.analysis.quantities import count, level, when
from tkkio_analytics.analysis.span import Span
from tkkio_analytics.domain.agreement import Method, MethodVerdict, ProgressVerdict
from tkkio_analytics.domain.message import Decimal, Message, message
from tkkio_analytics.domain.target import Target
from tkkio_analytics.models import progress, spc


def fingertips(span: Span, *, better: int) -> MethodVerdict:
    """Return the recent trend of OHID Fingertips: significant, and not carried by one point.

    Needs annual figures, five points without a measurement break among them, and a standard error for each. Source: see
    `models.progress.recent_trend`.

    Parameters
    ----------
    span
        The series; earlier points play no part.
    better
        Sign of an improvement, 0 where no direction is the better one.
    """
    refusal = _fingertips_refusal(span)
    if refusal is not None:
        return _refused(Method.FINGERTIPS, refusal)
    last = span.observations[-progress.TREND_POINTS :]
    found = progress.recent_trend([item.value for item in last], errors=[item.error or 0.0 for item in last])
    chi_square = Decimal(value=found.chi_square, decimals=1)
    side = 1 if found.slope > 0 else -1
    if found.significant:
        key = "rising" if side > 0 else "falling"
    else:
        key = "single_point" if found.chi_square > progress.CHI_SQUARE_LIMIT else "no_trend"
    words = {"first": last[0].year, "last": last[-1].year, "chi_square": chi_square}
    return MethodVerdict(
        method=Method.FINGERTIPS,
        verdict=_direction(side, better=better) if found.significant else ProgressVerdict.NO_SIGNAL,
        value=chi_square,
        reason=message(f"agreement.fingertips.{key}", **words),
    )


def xmr(span: Span, *, better: int, target: Target | None) -> MethodVerdict:
    """Return the variation of the latest point on an XmR chart, and beside it the assurance where there is a goal.

    Needs twelve comparable points; earlier ones, before a measurement break, are left out. Assurance speaks of the
    process as it is and cannot see a trend towards the goal, so it is never shown alone: variation that improves or
    worsens decides first, and assurance only where the variation is usual. Source: see `models.spc`.

    Parameters
    ----------
    span
        The series.
    better
        Sign of an improvement, 0 where no direction is the better one.
    target
        The goal, or None.
    """
    values = [item.value for item in span.comparable]
    if len(values) < spc.FEWEST_POINTS:
        words = {"count": count(len(values)), "needed": spc.FEWEST_POINTS}
        return _refused(Method.XMR, message("agreement.refusal.too_few_for_limits", **words))
    limits = spc.xmr_limits(values)
    variation = spc.latest_variation(values, limits=limits)
    assured = None
    if target is not None and target.value is not None:
        assured = spc.assurance(limits, target=target.value, at_least=bool(target.at_least))
    parts = [_variation_words(variation, span, limits)]
    yearly = span.periods_per_year == 1
    assurance_of = "agreement" if yearly or assured is not spc.Assurance.INCONSISTENT else "routing"
    parts += [] if assured is None else [message(f"{assurance_of}.xmr.{assured.value}")]
    key = "variation" if assured is None else "with_assurance"
    named = dict(zip(("variation", "assurance"), parts, strict=False))
    return MethodVerdict(
        method=Method.XMR,
        verdict=_xmr_verdict(variation, assured, better=better),
        value=None,
        reason=message(f"agreement.xmr.{key}", **named),
    )


def _fingertips_refusal(span: Span) -> Message | None:
    if span.periods_per_year != 1:
        return message("agreement.refusal.not_annual")
    number = len(span.observations)
    if number < progress.TREND_POINTS:
        return message("agreement.refusal.too_few_for_trend", count=count(number), needed=progress.TREND_POINTS)
    last = span.observations[-progress.TREND_POINTS :]
    if not span.is_unbroken(since=last[0].period):
        return message("agreement.refusal.break_within", first=last[0].year, last=last[-1].year)
    if any(item.error is None for item in last):
        return message("agreement.refusal.no_error")
    return None


def _xmr_verdict(variation: spc.Variation | None, assured: spc.Assurance | None, *, better: int) -> ProgressVerdict:
    moved = None if variation is None else _direction(variation.side, better=better)
    if moved is ProgressVerdict.PARTLY and assured is spc.Assurance.CONSISTENT_PASS:
        return ProgressVerdict.ON_TRACK
    if moved is not None:
        return moved
    return {
        spc.Assurance.CONSISTENT_PASS: ProgressVerdict.ON_TRACK,
        spc.Assurance.CONSISTENT_FAIL: ProgressVerdict.OFF_TRACK,
    }.get(assured or spc.Assurance.INCONSISTENT, ProgressVerdict.NO_SIGNAL)


def _direction(side: int, *, better: int) -> ProgressVerdict:
    """Return a movement by polarity: right or wrong, or only up or down where neither is better."""
    if better == 0:
        return ProgressVerdict.RISING if side > 0 else ProgressVerdict.FALLING
    return ProgressVerdict.PARTLY if side * better > 0 else ProgressVerdict.WRONG_WAY


def _variation_words(variation: spc.Variation | None, span: Span, limits: spc.XmrLimits) -> Message:
    words = {
        "lower": level(span.indicator, limits.lower),
        "upper": level(span.indicator, limits.upper),
        "last": when(span.latest.period),
    }
    if variation is None:
        return message("agreement.xmr.usual", **words)
    side = "high" if variation.side > 0 else "low"
    return message(f"agreement.xmr.{variation.cause.value}_{side}", **words)


def _refused(method: Method, reason: Message) -> MethodVerdict:
    return MethodVerdict(method=method, verdict=ProgressVerdict.NOT_CALCULABLE, value=None, reason=reason)
