"""The app's own check of its past forecasts on the data it ships, and the method's record on the long panel."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.domain.method import MethodId
from tkkio_analytics.domain.target import Record


class Basis(StrEnum):
    """Whose past forecasts are looked at."""

    MATCHED = "matched"
    OWN = "own"
    POOLED = "pooled"


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkPanel:
    """A real panel that a method was measured on beside others: its id, the method, its producer, terms and name."""

    id: str
    method: MethodId
    producer: str
    licence: str
    name: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChoice:
    """Which record to look at: whose, of which indicator (own ones), at which length (matched ones) and horizon."""

    basis: Basis
    indicator_id: str
    n_observations: int
    horizon_years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Past forecasts at one horizon: how many have met their outcome, and the record where they are enough.

    Parameters
    ----------
    horizon_years
        How far ahead they looked.
    origins, region_origins
        Count of cutoffs, and of (region, cutoff) pairs.
    record
        How they did; None below 30 region-origins or 3 origins, or where every outcome was the same.
    """

    horizon_years: int
    origins: int
    region_origins: int
    record: Record | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One indicator's own past.

    Parameters
    ----------
    indicator_id
        The indicator.
    followed
        Whether it is one of the outcomes of the board.
    n_observations
        Length of the series, as most areas have it.
    years_to_goal
        From its latest figure to the end of the objectives' period.
    tallies
        By horizon, from one year ahead; horizons without any outcome are there with zeros.
    yearly
        Whether it is a yearly register, for which the long panel speaks; surveys, months and quarters are not.
    """

    indicator_id: str
    followed: bool
    n_observations: int
    years_to_goal: int
    tallies: tuple[Tally, ...]
    yearly: bool = True

    def at(self, horizon_years: int) -> Tally:
        """Return the past forecasts at a horizon."""
        return tally_at(self.tallies, horizon_years)

    @property
    def has_record(self) -> bool:
        """Say whether the past is long enough for a record at any horizon."""
        return any(tally.record is not None for tally in self.tallies)


@dataclass(frozen=True, slots=True, kw_only=True)
class LongPanel:
    """What the matched record was measured on."""

    name: LocalizedText
    producer: str
    licence: str
    public_copy: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """What past forecasts were worth.

    Parameters
    ----------
    tracks
        Every followed indicator, then every other one whose own past is long enough.
    followed, every
        The followed indicators together, and all indicators with data together, by horizon.
    indicators_pooled
        How many indicators ``every`` holds one year ahead.
    matched
        The method's record on the long panel by observations and horizon.
    long_panel
        What that is.
    findings
        What it comes to, the weightiest first.
    method_records
        What is known of each method's hits, in words.
    origin_ids
        Sources of the checked figures.
    """

    tracks: tuple[Track, ...]
    followed: tuple[Tally, ...]
    every: tuple[Tally, ...]
    indicators_pooled: int
    matched: Mapping[tuple[int, int], Record]
    long_panel: LongPanel
    findings: tuple[Message, ...]
    method_records: Mapping[MethodId, Message]
    origin_ids: tuple[str, ...]

    @property
    def lengths(self) -> tuple[int, ...]:
        """Return the numbers of observations that the long panel was cut to, ascending."""
        return tuple(sorted({n for n, _ in self.matched}))

    @property
    def matched_horizons(self) -> tuple[int, ...]:
        """Return the horizons that the long panel was looked at, ascending."""
        return tuple(sorted({horizon for _, horizon in self.matched}))

    @property
    def horizons(self) -> tuple[int, ...]:
        """Return every horizon at which anything was checked, from one year ahead."""
        longest = max((*self.matched_horizons, *(tally.horizon_years for tally in self.every)), default=1)
        return tuple(range(1, longest + 1))

    @property
    def first_choice(self) -> RecordChoice:
        """Return what the page opens with: the long panel at the first indicator's length and horizon."""
        first = next(iter(self.tracks), None)
        return RecordChoice(
            basis=Basis.MATCHED,
            indicator_id="" if first is None else first.indicator_id,
            n_observations=min(self.lengths, default=0) if first is None else first.n_observations,
            horizon_years=1 if first is None else first.years_to_goal,
        )

    def track(self, indicator_id: str) -> Track | None:
        """Return the past of one indicator, None where it is not among those checked."""
        return next((track for track in self.tracks if track.indicator_id == indicator_id), None)

    def chosen(self, choice: RecordChoice) -> Tally:
        """Return the past forecasts that a choice asks for."""
        horizon = choice.horizon_years
        if choice.basis is Basis.POOLED:
            return tally_at(self.every, horizon)
        if choice.basis is Basis.OWN:
            track = self.track(choice.indicator_id)
            return tally_at(() if track is None else track.tallies, horizon)
        record = self.matched_at(choice.n_observations, horizon)
        if record is None:
            return tally_at((), horizon)
        return Tally(horizon_years=horizon, origins=record.origins, region_origins=record.region_origins, record=record)

    def in_force(self, track: Track, *, horizon_years: int) -> Record | None:
        """Return the record that the indicator's probabilities rest on at a horizon: its own, else the matched one."""
        own = track.at(horizon_years).record
        if own is not None or not track.yearly:
            return own
        return self.matched_at(track.n_observations, horizon_years)

    def matched_at(self, n_observations: int, horizon_years: int) -> Record | None:
        """Return the long panel's record; series longer than it holds use its longest, None where nothing is measured.

        Parameters
        ----------
        n_observations, horizon_years
            Length of the series, and years ahead.
        """
        longest = max(self.lengths, default=0)
        return self.matched.get((min(n_observations, longest), horizon_years))


def tally_at(tallies: tuple[Tally, ...], horizon_years: int) -> Tally:
    """Return the tally of a horizon; an empty one past the last."""
    found = next((tally for tally in tallies if tally.horizon_years == horizon_years), None)
    return found or Tally(horizon_years=horizon_years, origins=0, region_origins=0, record=None)
