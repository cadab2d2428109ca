"""Own indicators stand beside the shipped ones, marked, and never inside a published snapshot."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from unit.store.conftest import INDICATOR

from tkkio_analytics.charts import fan
from tkkio_analytics.charts.plotly import figure
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Polarity, Role
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.own_indicator import OwnValue
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.domain.target import LegalStatus
from tkkio_analytics.i18n import Translator
from tkkio_analytics.i18n.own_words import own_words
from tkkio_analytics.services import catalog, own_indicators, provenance, risk, targets
from tkkio_analytics.services.own_data import OwnData, with_own

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = date(2026, 11, 24)
YEARS = range(2018, 2026)
REGIONS = ("11", "12", "13", "90")


def kept(number: int, entry: object) -> Stored:
    return Stored(entry=entry, version=number, author="Maija", saved_at=NOON)


@pytest.fixture(scope="module")
def own() -> OwnData:
    figures = [
        OwnValue(indicator_id=INDICATOR.id, region_code=code, year=year, value=80.0 + 0.5 * place + (year - 2018))
        for place, code in enumerate(REGIONS)
        for year in YEARS
    ]
    return OwnData(
        revision=33,
        indicators=(kept(1, INDICATOR),),
        figures=tuple(kept(number, entry) for number, entry in enumerate(figures, start=2)),
    )


@pytest.fixture(scope="module")
def together(repository: Repository, own: OwnData) -> Repository:
    return with_own(repository, own, words=own_words())


def test_where_nothing_is_entered_the_release_is_the_shipped_one(repository: Repository) -> None:
    nothing = OwnData(revision=0, indicators=(), figures=())
    assert with_own(repository, nothing, words=own_words()) is repository


def test_the_release_says_that_it_is_more_than_the_published_one(repository: Repository, together: Repository) -> None:
    assert together.release.id == f"{repository.release.id}+own.33"
    assert together.release.sha256 != repository.release.sha256
    assert together.release.snapshots[:-1] == repository.release.snapshots
    assert together.release.snapshots[-1].id == "own/33"


def test_a_change_changes_the_hash_that_caches_go_by(
    repository: Repository, together: Repository, own: OwnData
) -> None:
    changed = replace(own, revision=34, indicators=(kept(34, replace(INDICATOR, owner="Toinen")),))
    assert with_own(repository, changed, words=own_words()).release.sha256 != together.release.sha256


def test_the_shipped_rows_are_untouched_and_the_own_ones_keep_the_rules(
    repository: Repository, together: Repository
) -> None:
    rows = together.observations
    is_own = rows[obs.INDICATOR] == INDICATOR.id
    assert rows[~is_own].reset_index(drop=True).equals(repository.observations)
    assert rows.dtypes.equals(repository.observations.dtypes)
    assert set(rows[is_own][obs.STATUS]) == {"observed"}
    assert set(rows[is_own][obs.ORIGIN]) == {"own:own_filled_posts"}
    assert list(together.problems()) == []


def test_an_own_indicator_carries_its_owner_and_its_mark(together: Repository) -> None:
    indicator = together.catalog.indicator(INDICATOR.id)
    assert indicator.short_name == LocalizedText(
        fi="Täytetyt vakanssit (oma mittari)",
        sv="Besatta tjänster (egen indikator)",
        en="Filled posts (own indicator)",
    )
    assert (indicator.producer, indicator.role) == ("Kuvitelma", Role.OUTCOME)
    (origin,) = provenance.origins(together, origin_ids=("own:own_filled_posts",))
    assert (origin.producer, origin.date_accessed) == ("Kuvitelma", "2026-11-24")


def test_services_answer_for_own_indicators_as_for_shipped_ones(together: Repository) -> None:
    assert INDICATOR.id in {indicator.id for indicator in catalog.followed_indicators(together)}
    assert [period.year for period in catalog.periods(together, indicator_id=INDICATOR.id)] == list(YEARS)
    outlook = targets.target_outlook(
        together, indicator_id=INDICATOR.id, region_code="13", goal_id=f"{INDICATOR.id}.1", today=TODAY
    )
    assert outlook.target is not None
    assert (outlook.target.value, outlook.target.legal_status) == (92.5, LegalStatus.PROGRAMME)
    assert outlook.latest_value == 88.0
    assert outlook.origin_ids == ("own:own_filled_posts",)
    board = risk.board(together, region_codes=("11",), goal_id="best_quartile", today=TODAY)
    assert INDICATOR.id in repr(board)


def test_an_owners_target_is_not_listed_among_the_national_ones(together: Repository, repository: Repository) -> None:
    national = targets.decided_targets(together, today=TODAY)
    assert len(national) == len(targets.decided_targets(repository, today=TODAY))


def test_a_neutral_indicator_without_figures_says_how_they_are_entered(repository: Repository) -> None:
    neutral = replace(INDICATOR, polarity=Polarity.NEUTRAL)
    alone = OwnData(revision=1, indicators=(kept(1, neutral),), figures=())
    indicator = with_own(repository, alone, words=own_words()).catalog.indicator(INDICATOR.id)
    assert indicator.role is Role.STRUCTURE
    assert indicator.no_data_note == own_words().no_data


def test_no_script_or_tag_in_a_name_reaches_a_chart(repository: Repository, own: OwnData) -> None:
    tagged = "<b>x</b><script>1</script>"
    name = LocalizedText(fi=tagged, sv=tagged, en=tagged)
    named = replace(own, indicators=(kept(1, replace(INDICATOR, name=name, owner=tagged)),))
    release = with_own(repository, named, words=own_words())
    outlook = targets.target_outlook(
        release, indicator_id=INDICATOR.id, region_code="13", goal_id=f"{INDICATOR.id}.1", today=TODAY
    )
    assert outlook.forecast is not None
    spec = fan.chart(
        outlook.forecast,
        outlook=outlook,
        indicator=release.catalog.indicator(INDICATOR.id),
        region=release.catalog.region("13"),
        breaks=(),
    )
    drawn = repr(figure(spec, translator=Translator("fi")).to_dict())
    assert "92,5" in drawn
    assert "<script>" not in drawn


def test_opening_the_services_loads_no_database() -> None:
    code = (
        "import sys; import tkkio_analytics.ui.cache, tkkio_analytics.ui.components, tkkio_analytics.cli.program; "
        "print([name for name in ('sqlalchemy', 'alembic', 'pg8000') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert answer.stdout.strip() == "[]"


def test_units_that_are_written_alike_are_offered_once(together: Repository) -> None:
    symbols = [unit.symbol for unit in own_indicators.units(together)]
    assert len(symbols) == len(set(symbols))
    assert any(symbol.fi == "%" for symbol in symbols)
