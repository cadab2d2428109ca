"""Whatever can be saved goes through a file, and through the store's form, without a change."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tkkio_analytics.analysis.scenario_figures import canonical
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.domain.saved_scenario import Basis, Imported, NamedHash, SavedScenario
from tkkio_analytics.domain.scenario import Lever, LeverKind, Scenario
from tkkio_analytics.domain.structured import plain, structured
from tkkio_analytics.services.fields import cleaned
from tkkio_analytics.services.saved_scenarios import NAME, NOTE
from tkkio_analytics.services.scenario_files import exported, read

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
YEARS = st.integers(min_value=1900, max_value=2200)
SHARES = st.floats(min_value=0.0, max_value=1.0)
INDICATORS = st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True)
REGIONS = st.from_regex(r"[A-Z0-9]{1,5}", fullmatch=True)
HASHES = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
NAMES = st.text(min_size=1).map(lambda text: " ".join(cleaned(text).split())).filter(lambda text: 0 < len(text) <= NAME)
NOTES = st.text().map(cleaned).filter(lambda text: len(text) <= NOTE)
LEVERS = st.builds(
    Lever,
    kind=st.sampled_from(LeverKind),
    amount=st.none() | NUMBERS,
    start_year=st.none() | YEARS,
    ramp_years=st.integers(min_value=0, max_value=30),
    uncertainty=st.floats(min_value=0.0, max_value=2.0),
    peer=st.none() | REGIONS,
    probability=st.none() | SHARES,
    indicator_id=st.none() | INDICATORS,
)
QUESTIONS = st.builds(
    Scenario,
    indicator_ids=st.lists(INDICATORS, min_size=1, max_size=5, unique=True).map(tuple),
    region_codes=st.lists(REGIONS, min_size=1, max_size=5, unique=True).map(tuple),
    merged=st.booleans(),
    levers=st.lists(LEVERS, max_size=5).map(tuple),
    goal_value=st.none() | NUMBERS,
    goal_year=st.none() | YEARS,
    base_from=st.none() | YEARS,
)
BASES = st.builds(
    Basis,
    release_id=st.sampled_from(["2026-11-22-1", "2027-01-05-12+own.7"]),
    release_sha256=HASHES,
    snapshots=st.lists(st.builds(NamedHash, id=st.just("a/2026-11-22-0123456789ab"), sha256=HASHES)).map(tuple),
    reference_sha256=HASHES | st.just(""),
    model_version=st.just("0.1.0+0123456789ab"),
    day=st.dates().map(lambda day: day.isoformat()),
    practice=st.booleans(),
)
BOUNDS = st.none() | st.lists(SHARES, min_size=3, max_size=3)
JOINTS = st.fixed_dictionaries(
    {
        "together": st.sampled_from(["indicators", "areas"]),
        "indicator": st.none() | INDICATORS,
        "region": st.none() | REGIONS,
        "count": st.integers(min_value=0, max_value=250),
        "baseline": BOUNDS,
        "scenario": BOUNDS,
    }
)
FIGURES = st.lists(JOINTS, max_size=3).map(lambda joint: canonical({"cases": [], "joint": joint}))
SAVED = st.builds(
    SavedScenario,
    id=st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    name=NAMES,
    note=NOTES,
    scenario=QUESTIONS,
    basis=BASES,
    figures=FIGURES,
    archived=st.booleans(),
)
MOMENTS = st.datetimes(timezones=st.just(UTC))


@settings(max_examples=60, deadline=None)
@given(entry=SAVED, author=NAMES, at=MOMENTS)
def test_a_file_gives_back_what_was_saved(entry: SavedScenario, author: str, at: datetime) -> None:
    stored = Stored(entry=entry, version=1, author=author, saved_at=at)
    written = exported([stored])
    (found,) = read(written, reference=REFERENCE)
    assert found == replace(entry, imported=Imported(author=author, saved_at=at.isoformat()))
    # And the same file once more: what was brought in a file leaves in the same file.
    assert exported([Stored(entry=found, version=9, author="Toinen", saved_at=at)]) == written


@settings(max_examples=100, deadline=None)
@given(entry=SAVED)
def test_a_row_of_the_store_gives_back_what_was_saved(entry: SavedScenario) -> None:
    assert structured(SavedScenario, json.loads(json.dumps(plain(entry)))) == entry
