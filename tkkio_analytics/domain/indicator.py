"""Indicators, their units and the breaks in their series."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tkkio_analytics.domain.message import LocalizedText, Unit
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.domain.provenance import Citation


class Polarity(StrEnum):
    """Which direction is the better one."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"

    @property
    def sign(self) -> int:
        """Return +1, -1 or 0: the sign of an improvement."""
        return {Polarity.HIGHER_IS_BETTER: 1, Polarity.LOWER_IS_BETTER: -1, Polarity.NEUTRAL: 0}[self]


class DataKind(StrEnum):
    """How the figures come about; decides which uncertainty may be shown."""

    REGISTER = "register"
    SURVEY = "survey"
    FINANCE = "finance"
    ADMINISTRATIVE = "administrative"


class Measure(StrEnum):
    """Whether the value is a number, or an expert's judgement in ordered classes."""

    NUMBER = "number"
    ASSESSMENT = "assessment"
    """An ordinal judgement: shown with its date and source, never averaged, forecast or drawn as a series."""


class SourceFigure(StrEnum):
    """Which of the figures that a source publishes side by side the series is."""

    PRIMARY = "primary"
    ABSOLUTE = "absolute"
    """The count behind a rate."""


class Role(StrEnum):
    """What the indicator is for: goals are followed by outcomes; the rest explains them."""

    OUTCOME = "outcome"
    RESOURCE = "resource"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A declared transformation of a published series: ``total - value``."""

    source_indicator_id: str
    complement_total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAdjustment:
    """Whether a level may be divided by a need coefficient.

    Parameters
    ----------
    coefficient_id
        The coefficient's indicator; None where the division would mislead.
    reason
        Why so.
    """

    coefficient_id: str | None
    reason: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator of the catalogue.

    Parameters
    ----------
    id
        Our own id: ASCII, stable, used in links.
    name, short_name
        Full official name, and a label of at most 40 characters for grids and menus.
    description
        What is counted, from whom, and what it must not be taken for.
    topic
        Key of the subject heading: access, quality, health, economy, personnel, digital, cooperation, preparedness,
        research, population, need.
    goal
        Key of the national objective of 2023-2026 that it serves, or None.
    unit, decimals
        Published unit and shown decimals.
    polarity, polarity_basis
        Better direction, and in words why it is taken so.
    data_kind, role
        Register, survey, finance or administrative; outcome, resource or structure.
    lower_bound, upper_bound
        Limits that the values can never pass, or None.
    producer, licence, source_id, source_url
        Who publishes, under what terms, the id at the source ("6411"), and its public page.
    standardisation
        "crude" or "age_standardised"; None where the source does not say.
    derivation
        Declared transformation, or None where the series is shown as published.
    listed
        Whether menus offer it; a source series that is only used through its derivation is not.
    comparability_note
        What it must not be compared with, shown on the same line as the figure, or None.
    no_data_note
        How the data are loaded, where the shipped data have none; None where they have.
    measure
        A number, or an expert's judgement in ordered classes.
    official_languages
        Languages in which ``name`` is the official one; in the others it is our translation.
    citations
        Documents that name the indicator as a metric of a goal.
    need_adjustment
        Whether and by which coefficient it is compared with need taken into account; None leaves that to its role.
    source_figure
        Which of the source's figures it is.
    source_title_words
        What the source's own title has to say, in any of its languages, where the id has not been seen at the source;
        a series of another title is not taken.
    """

    id: str
    name: LocalizedText
    short_name: LocalizedText
    description: LocalizedText
    topic: str
    goal: str | None
    unit: Unit
    decimals: int
    polarity: Polarity
    polarity_basis: LocalizedText
    data_kind: DataKind
    role: Role
    lower_bound: float | None
    upper_bound: float | None
    producer: str
    licence: str
    source_id: str
    source_url: str
    standardisation: str | None
    derivation: Derivation | None
    listed: bool
    comparability_note: LocalizedText | None
    no_data_note: LocalizedText | None
    measure: Measure = Measure.NUMBER
    official_languages: tuple[str, ...] = ("fi",)
    citations: tuple[Citation, ...] = ()
    need_adjustment: NeedAdjustment | None = None
    source_figure: SourceFigure = SourceFigure.PRIMARY
    source_title_words: tuple[str, ...] = ()


class BreakKind(StrEnum):
    """Whether the ruler changed or the world did."""

    MEASUREMENT = "measurement"
    REGIME = "regime"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A break in the series of an indicator.

    Parameters
    ----------
    id
        Our own id.
    kind
        ``measurement`` masks the change into ``first_period``; ``regime`` is drawn and named only.
    first_period
        First period observed after the break, such as ``2023``.
    date
        Day of the change, ISO 8601, for drawing the line.
    indicator_ids
        Indicators concerned; empty means every indicator.
    region_codes
        Regions concerned; empty means every region.
    label, reason, source
        Short name for charts, one sentence, and where it is said.
    """

    id: str
    kind: BreakKind
    first_period: str
    date: str
    indicator_ids: tuple[str, ...]
    region_codes: tuple[str, ...]
    label: LocalizedText
    reason: LocalizedText
    source: str

    def begins(self, frequency: Frequency) -> Period:
        """Return the first period after the break in a series of this frequency.

        A break that is named more coarsely than the series is placed by its day.
        """
        first = Period.parse(self.first_period)
        if first.frequency.periods < frequency.periods:
            return Period.containing(date.fromisoformat(self.date), frequency)
        return first.first_in(frequency)

    def concerns(self, indicator_id: str) -> bool:
        """Say whether the break is in the series of ``indicator_id``."""
        return not self.indicator_ids or indicator_id in self.indicator_ids

    def concerns_region(self, region_code: str) -> bool:
        """Say whether the break is in the series of ``region_code``."""
        return not self.region_codes or region_code in self.region_codes
