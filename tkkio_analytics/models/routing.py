"""Which model speaks for a series, by what it is and how much of its past can be used."""

from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.period import Frequency


class Route(StrEnum):
    """Model of a series."""

    PANEL = "panel"
    """Yearly register or finance, 4 points or more."""
    SURVEY = "survey"
    """Survey with known sampling error, 3 rounds or more."""
    SEASONAL = "seasonal"
    """Months or quarters, 4 points or more."""
    SHORT = "short"
    """Three points, or rounds of irregular years: flagged weak."""
    NONE = "none"
    """No probability is shown."""


class Reason(StrEnum):
    """Why a route was taken: the key of the plain sentence on the page."""

    YEARLY = "yearly"
    SURVEY_ERROR_PUBLISHED = "survey_error_published"
    SURVEY_ERROR_FROM_N = "survey_error_from_n"
    """The binomial error of n respondents, raised by a design effect."""
    SURVEY_ERROR_UNKNOWN = "survey_error_unknown"
    """Nothing published: the forecast is that of a register, whose year-to-year variation holds the error."""
    SEASON = "season"
    SEASON_UNKNOWN = "season_unknown"
    """Fewer than two seasons: forecast without season."""
    THREE_POINTS = "three_points"
    IRREGULAR_YEARS = "irregular_years"
    TOO_SHORT = "too_short"
    ENDED = "ended"
    """The series stopped: its area merged into another, or the producer gave it up."""


class SamplingError(StrEnum):
    """What is known of the error of a survey's estimates."""

    NOT_SAMPLED = "not_sampled"
    """Register or accounts: everyone is counted."""
    PUBLISHED = "published"
    FROM_N = "from_n"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFacts:
    """What the choice rests on.

    Parameters
    ----------
    n
        Usable points in consecutive periods: unmasked one-period changes + 1.
    rounds
        Usable points whatever the years between them; `n` if not given. A series of irregular years has more.
    age
        Periods from its last value to the last period of the panel.
    ended
        Whether the area is known to have ended, as one that merged into another.
    frequency, sampling_error
        What the series is.
    season_known
        Whether its panel has two whole seasons (`SeasonalFit.season_known`); of months and quarters only.
    """

    n: int
    rounds: int | None = None
    age: int = 0
    ended: bool = False
    frequency: Frequency = Frequency.YEARLY
    sampling_error: SamplingError = SamplingError.NOT_SAMPLED
    season_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Routing:
    """Model of a series, and why."""

    route: Route
    reason: Reason


PANEL_POINTS = 4
SHORT_POINTS = 3
"""Fewest usable points of each route (methods.md, 2)."""
OLDEST_YEARS = 5
"""A value this many years old is the last that past errors speak of (calibration.CALIBRATION_HORIZON)."""


def routing(facts: SeriesFacts) -> Routing:
    """Choose the model of a series, and say why.

    Parameters
    ----------
    facts
        What the series is and how much of it can be used.

    Returns
    -------
    Routing
        methods.md, section 2. A series that ended, by the catalogue or by having no value for 5 years, is not
        forecast: where areas merge, the old series stop counting and the new one starts with its own first point.
        A survey without any published error takes the route of a register, and says so.

    Examples
    --------
    >>> routing(SeriesFacts(n=2)).reason
    <Reason.TOO_SHORT: 'too_short'>
    """
    if facts.ended or facts.age > OLDEST_YEARS * facts.frequency.periods:
        return Routing(route=Route.NONE, reason=Reason.ENDED)
    if facts.frequency is not Frequency.YEARLY:
        return _by_season(facts)
    rounds = max(facts.n, facts.rounds or 0)
    if facts.sampling_error in _SURVEY_REASONS and rounds >= SHORT_POINTS:
        return Routing(route=Route.SURVEY, reason=_SURVEY_REASONS[facts.sampling_error])
    return _by_year(facts, rounds=rounds)


def route(n: int, *, rounds: int | None = None) -> Route:
    """Model for a yearly register or finance series.

    Parameters
    ----------
    n, rounds
        As in `SeriesFacts`.

    Returns
    -------
    Route
        The panel model from 4 points, the short route from 3 points or rounds, otherwise none: no probability is shown.

    Examples
    --------
    >>> route(1, rounds=6)
    <Route.SHORT: 'short'>
    """
    return routing(SeriesFacts(n=n, rounds=rounds)).route


def _by_season(facts: SeriesFacts) -> Routing:
    if facts.n < PANEL_POINTS:
        return Routing(route=Route.NONE, reason=Reason.TOO_SHORT)
    return Routing(route=Route.SEASONAL, reason=Reason.SEASON if facts.season_known else Reason.SEASON_UNKNOWN)


def _by_year(facts: SeriesFacts, *, rounds: int) -> Routing:
    unknown = facts.sampling_error is SamplingError.UNKNOWN
    if facts.n >= PANEL_POINTS:
        return Routing(route=Route.PANEL, reason=Reason.SURVEY_ERROR_UNKNOWN if unknown else Reason.YEARLY)
    if rounds < SHORT_POINTS:
        return Routing(route=Route.NONE, reason=Reason.TOO_SHORT)
    if unknown:
        return Routing(route=Route.SHORT, reason=Reason.SURVEY_ERROR_UNKNOWN)
    return Routing(route=Route.SHORT, reason=Reason.IRREGULAR_YEARS if rounds > facts.n else Reason.THREE_POINTS)


_SURVEY_REASONS = {
    SamplingError.PUBLISHED: Reason.SURVEY_ERROR_PUBLISHED,
    SamplingError.FROM_N: Reason.SURVEY_ERROR_FROM_N,
}
