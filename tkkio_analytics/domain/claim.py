"""Claims about areas and indicators, and what the data say of them."""

from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.indicator import Break
from tkkio_analytics.domain.message import Message, Quantity
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.provenance import Origin, Release


class ClaimKind(StrEnum):
    """What is claimed."""

    CHANGE = "change"
    """The area has improved (worsened, risen, fallen) between two periods."""
    COMPARISON = "comparison"
    """The area is better (worse, higher, lower) than another one, the nation or the mean of a group."""
    FIRST = "first"
    """The area is the best (worst, highest, lowest) of all areas."""
    FASTEST = "fastest"
    """The area has improved (worsened, risen, fallen) the fastest of all areas between two periods."""
    TARGET = "target"
    """The area will reach a goal by the end of a year."""
    TIMING = "timing"
    """The area's improvement (worsening, rise, fall) came in a given period or later, not before it."""


class Direction(StrEnum):
    """Which way is claimed; a neutral indicator knows higher and lower only."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"


class ClaimVerdict(StrEnum):
    """What the data say of a claim."""

    SUPPORTED = "supported"
    NOT_SUPPORTED = "not_supported"
    """The data speak against it: the opposite passes the same test."""
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    """Neither the claim nor its opposite passes the test. It does not mean that nothing has changed or differs."""
    CANNOT_BE_TESTED = "cannot_be_tested"
    """No test may be made; the reasons say why."""


class ClaimTest(StrEnum):
    """The test behind a row of evidence."""

    YEARLY_VARIATION = "yearly_variation"
    """A difference against the usual variation from year to year, pooled over areas (moderated t)."""
    SAMPLING = "sampling"
    """A difference against published standard errors, or those of n respondents (z)."""
    BEST_OF_ALL = "best_of_all"
    """A difference from each of the other areas, all of which must pass (Gutmann & Maymin; Hung & Fithian)."""
    OUTLOOK = "outlook"
    """The calibrated probability of the outlook."""
    BEFORE_AND_AFTER = "before_and_after"
    """Two tests that must both pass: the change since the period, and its size against what came before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim as it is put to the data.

    Parameters
    ----------
    kind, direction
        What is claimed, and which way. ``direction`` plays no part in a target, whose own side counts.
    region_codes
        Whom it is about: one region or several. Of several areas a claim says that it holds for every one of them;
        only one area can be the first or the fastest.
    indicator_id
        By which indicator.
    others
        Of a comparison: the code of one region, the codes of several areas whose unweighted mean is meant, or one of
        the values of ``domain.peers.Comparator`` (``nation``, ``peers``, ``yta``). Empty means the nation, or the mean
        of the other areas where the source publishes no national figure. A report has the codes.
    from_period, to_period
        Of a change, a timing or the fastest: between which periods. Of a comparison or the first: ``to_period`` alone.
        None means the first comparable and the latest one.
    goal_id
        Of a target: a reference goal, a target of the registry, or ``own`` together with the next two.
    goal_value, goal_year
        Level in the published unit and year, of an own goal.
    since
        Of a timing: the first period that counts as after, in the manner of ``Break.first_period``: a claim about the
        reform of 1 January 2023 has 2023.
    searched
        Whether the areas were picked because they stood out among all: then the level of the test is divided by the
        number of areas. The first and the fastest are always searched for.
    """

    kind: ClaimKind
    region_codes: tuple[str, ...]
    indicator_id: str
    direction: Direction = Direction.BETTER
    others: tuple[str, ...] = ()
    from_period: Period | None = None
    to_period: Period | None = None
    goal_id: str | None = None
    goal_value: float | None = None
    goal_year: int | None = None
    since: Period | None = None
    searched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One value of a row of evidence, named by what it is: a period, an area, a goal."""

    label: Message
    value: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One test of a claim.

    Parameters
    ----------
    label
        What is tested, in words.
    region_code, other_code
        Whom it is about, and against whom; None for a group, the nation's path or no other.
    figures
        Values that the test rests on, as published.
    difference, lower, upper
        Signed difference and its interval of ``confidence``, in the published unit; None without one.
    confidence
        Level of the interval, 0-1; None without one.
    test, statistic, degrees
        Which test, its statistic, and its degrees of freedom; None where the test has none.
    p_value
        Two-sided; None where the test gives a probability.
    probability
        Of reaching, of the outlook; None for any other test.
    n
        Observations that the variation or the forecast was measured on.
    alpha
        Level that ``p_value`` was held against, after multiplicity; None where no test was made.
    verdict
        What this row alone says.
    """

    label: Message
    region_code: str
    other_code: str | None
    figures: tuple[Figure, ...]
    difference: Quantity | None
    lower: Quantity | None
    upper: Quantity | None
    confidence: float | None
    test: ClaimTest
    statistic: float | None
    degrees: float | None
    p_value: float | None
    probability: float | None
    n: int
    alpha: float | None
    verdict: ClaimVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakInside:
    """A break between the claimed periods.

    Parameters
    ----------
    item
        The break.
    consequence
        In words what follows: named only, or the claim was tested after it alone, or not at all.
    """

    item: Break
    consequence: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiplicity:
    """How many comparisons stand behind a verdict.

    Parameters
    ----------
    comparisons
        Areas (or tests) among which was searched.
    alpha
        Level held for all of them together.
    alpha_each
        Level of each test; None where the test is simultaneous by itself.
    statement
        The same in words.
    """

    comparisons: int
    alpha: float
    alpha_each: float | None
    statement: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """How often the test behind a kind of claim was wrong, and how often it found what was there, on simulated panels.

    Parameters
    ----------
    kind
        The kind of claim.
    periods
        Length of the panels.
    panels, claims
        How many panels were simulated, and how many claims were put to them, in the worst of the cases.
    false_supported
        Largest share, over the ways of simulating, of false claims that were called supported, 0-1.
    power
        Share of true claims of the size ``effect`` that were called supported, 0-1, in the plain case.
    effect
        Size of the true difference, in standard deviations of the yearly variation.
    """

    kind: ClaimKind
    periods: int
    panels: int
    claims: int
    false_supported: float
    power: float
    effect: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReport:
    """A claim and what the data say of it.

    Parameters
    ----------
    claim
        The claim with every default filled in: periods, others, goal.
    understood
        The claim in one sentence, as it was understood.
    definition
        What it would mean for the claim to be true.
    verdict
        What the data say.
    headline
        The verdict in one sentence.
    reasons
        Why so: one message a line, never empty.
    evidence
        The tests; empty where none could be made.
    breaks
        Breaks between the claimed periods.
    multiplicity
        How many comparisons stand behind it; None for a single test.
    strongest
        The strongest sentence that the data do support, ready to copy.
    source
        Its source line: producer, indicator, id at the source, date of access, release.
    record
        What the test was worth on simulated panels of that length; None where none was measured.
    record_statement
        The same in words; for a target that of the outlook.
    caveats
        What the verdict does not say; one message a line.
    origins, release
        Sources of the figures, and the release they were read from.
    """

    claim: Claim
    understood: Message
    definition: Message
    verdict: ClaimVerdict
    headline: Message
    reasons: tuple[Message, ...]
    evidence: tuple[Evidence, ...]
    breaks: tuple[BreakInside, ...]
    multiplicity: Multiplicity | None
    strongest: Message
    source: Message
    record: ClaimRecord | None
    record_statement: Message | None
    caveats: tuple[Message, ...]
    origins: tuple[Origin, ...]
    release: Release
