"""Targets, whose they are, and the outlook for reaching them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.forecast import Forecast
from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.domain.period import Period


class LegalStatus(StrEnum):
    """What kind of commitment a target is."""

    STATUTE = "statute"
    GOVERNMENT_DECISION = "government_decision"
    EU_MILESTONE = "eu_milestone"
    PROGRAMME = "programme"
    PROPOSAL = "proposal"
    REFERENCE = "reference"
    """Computed from the data; a level to compare with, not a decided target."""
    USER_SET = "user_set"
    """Set by the reader; carries that name wherever it is shown."""


class ReferenceGoal(StrEnum):
    """Goals computed from the data, so that an outlook means something where policy gives no number."""

    BEST_QUARTILE = "best_quartile"
    NATIONAL_LEVEL = "national_level"
    OWN_BEST = "own_best"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the owner says of its own target."""

    period: str
    value: float | None
    note: LocalizedText
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A target of the registry, or a reference goal computed from the data.

    Parameters
    ----------
    id
        Our own id; reference goals are called by their ReferenceGoal value.
    indicator_id
        The indicator it is measured by; None where there is none yet.
    title, owner, scope
        What is aimed at, whose it is, and who counts; computed goals are named by a message.
    legal_status
        What kind of commitment it is.
    at_least
        True where the value must rise to the target, False where it must fall to it; None without a number.
    value, due_year, due
        The number in the indicator's published unit, its year, and the date as the source writes it.
    baseline, baseline_period
        Where it started, or None.
    valid_from, valid_to
        ISO dates or years, or None.
    region_codes
        Regions it is set for; empty means every region.
    report
        What its owner reports, or None.
    source
        Publication and page or slide.
    quote
        Official wording in its language, or None.
    note
        Caveats such as conflicting denominators, or None.
    document
        Id of the document that sets it; None for computed goals and the reader's own.
    """

    id: str
    indicator_id: str | None
    title: LocalizedText | Message
    owner: LocalizedText | Message
    scope: LocalizedText | None
    legal_status: LegalStatus
    at_least: bool | None
    value: float | None
    due_year: int | None
    due: str | None
    baseline: float | None
    baseline_period: str | None
    valid_from: str | None
    valid_to: str | None
    region_codes: tuple[str, ...]
    report: Report | None
    source: str | Message
    quote: str | None
    note: LocalizedText | None
    document: str | None = None

    @property
    def is_reference(self) -> bool:
        """Say whether the goal is computed from the data rather than decided by anyone."""
        return self.legal_status is LegalStatus.REFERENCE

    def is_area_specific(self, *, nation: str) -> bool:
        """Say whether the goal is set for some areas only, neither for the nation of that code nor for every area."""
        return bool(self.region_codes) and nation not in self.region_codes


class OutlookState(StrEnum):
    """What can be said of a target."""

    REACHED = "reached"
    OPEN = "open"
    PASSED_REACHED = "passed_reached"
    PASSED_MISSED = "passed_missed"
    REPORTED_REACHED = "reported_reached"
    NO_DATA = "no_data"
    NO_TARGET = "no_target"


class RiskClass(StrEnum):
    """Classes of the probability of reaching, cut at .75, .50, .25 and .10."""

    LIKELY = "likely"
    MORE_LIKELY_THAN_NOT = "more_likely_than_not"
    AT_RISK = "at_risk"
    UNLIKELY = "unlikely"
    VERY_UNLIKELY = "very_unlikely"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityBin:
    """Forecasts with a probability between ``lower`` and ``upper``: how many, and how often they came true."""

    lower: float
    upper: float
    count: int
    mean_probability: float
    observed_frequency: float


class RecordKind(StrEnum):
    """Whose past forecasts the record counts."""

    OWN = "own"
    MATCHED = "matched"
    POOLED = "pooled"
    """Several indicators together, each on its own past."""


class Step(StrEnum):
    """What the forecasts of a record step by."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    ROUND = "round"
    """Rounds of a survey, whatever the years between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The measured record that a probability rests on.

    Parameters
    ----------
    kind
        The indicator's own past forecasts, those of several indicators together, or the method's on the long Finnish
        panel cut to the same length.
    n_observations
        Observations that the forecasts had seen; None where it grows with time.
    horizon_years
        How far ahead they looked, in whole years.
    origins, region_origins
        Count of cutoffs, and of (region, cutoff) pairs.
    brier_skill
        1 - Brier score / Brier score of the base rate; above 0 beats it.
    coverage_80
        Share of outcomes inside the 80 % interval.
    coverage_95
        The same for the 95 % interval.
    calibration_slope
        Logistic recalibration slope; 1 is perfect, below 1 over-confident.
    reliability
        Ten bins of stated probability, empty ones left out.
    panel
        What the record was measured on, in words.
    step, steps
        What the forecasts step by, and how many steps ahead they looked; None for as many as there are years.
    of_surveys
        Whether a matched record was measured on the long panel seen as a survey.
    """

    kind: RecordKind
    n_observations: int | None
    horizon_years: int
    origins: int
    region_origins: int
    brier_skill: float
    coverage_80: float
    coverage_95: float
    calibration_slope: float
    reliability: tuple[ReliabilityBin, ...]
    panel: LocalizedText | Message
    step: Step = Step.YEAR
    steps: int | None = None
    of_surveys: bool = False

    @property
    def ahead(self) -> int:
        """Return how many steps ahead the forecasts looked."""
        return self.horizon_years if self.steps is None else self.steps


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideView:
    """How often a spell in this panel moved at least as fast as is required now."""

    moved: int
    spells: int
    spell_years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Change per year in the indicator's published unit.

    Parameters
    ----------
    observed
        Mean yearly change over the history, measurement breaks left out.
    believed
        What the model expects on average up to the target year.
    required
        What would reach the target in time; None where nothing is required any more.
    panel_weight, own_weight, brake
        How far the common trend, the region's own deviation and a short history are believed, 0-1; None where no model
        was fitted.
    counted_from
        The observation that required and believed are counted from; None for the latest one.
    """

    observed: float | None
    believed: float | None
    required: float | None
    panel_weight: float | None
    own_weight: float | None
    brake: float | None
    counted_from: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetOutlook:
    """Whether and how surely a region reaches a target in time.

    Parameters
    ----------
    indicator_id, region_code, target
        The question. ``target`` is None where no goal applies (a neutral indicator), ``indicator_id`` where the target
        has no indicator.
    state
        Reached, open, passed, reported or unanswerable.
    latest_value, latest_period
        Last observation, or None.
    n_observations
        Unmasked changes + 1.
    probability
        Of standing at or beyond the target in its year; None where none may be shown.
    probability_by_year
        The same for each year up to the target year, asked at the end of the year: in December of monthly figures.
    risk_class
        Class of the probability, or None.
    record
        What the probability rests on; None without a probability.
    expected_year
        First year at whose end the middle forecast is at the target, None if not by the last forecast year.
    pace, outside_view, forecast
        Pace of change, realism and the fan; None where they cannot be given.
    headline
        The finding in one sentence.
    explanation
        Which model and why, breaks met, what the verdict does not say: one message a line.
    reasons
        Why no probability is shown, when none is.
    realism
        How often the areas have moved as fast as is required now, in words; None without an outside view.
    record_statement
        What the probability rests on, in words; None without a record.
    origin_ids
        Sources of the observations used.
    model_reason
        Why this model speaks, in one sentence; None without data.
    """

    indicator_id: str | None
    region_code: str
    target: Target | None
    state: OutlookState
    latest_value: float | None
    latest_period: Period | None
    n_observations: int
    probability: float | None
    probability_by_year: Mapping[int, float]
    risk_class: RiskClass | None
    record: Record | None
    expected_year: int | None
    pace: Pace | None
    outside_view: OutsideView | None
    forecast: Forecast | None
    headline: Message
    explanation: tuple[Message, ...]
    reasons: tuple[Message, ...]
    realism: Message | None
    record_statement: Message | None
    origin_ids: tuple[str, ...]
    model_reason: Message | None = None

    @property
    def latest_year(self) -> int | None:
        """Return the calendar year of the last observation, or None."""
        return None if self.latest_period is None else self.latest_period.year

    @property
    def due_period(self) -> Period | None:
        """Return the period in which the goal is asked: the end of its year; None without a year or data."""
        if self.target is None or self.target.due_year is None or self.latest_period is None:
            return None
        return Period.last_of_year(self.target.due_year, self.latest_period.frequency)
