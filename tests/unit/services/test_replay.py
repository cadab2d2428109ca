"""A saved scenario gives the same bytes of figures on its own release, whatever lands later, and says what is new."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import two_releases
from two_releases import ACCESS, FIRST, SECOND

from tkkio_analytics.analysis.scenario_figures import figures
from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.identity import Identity, UserRole
from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.domain.saved_scenario import SavedScenario, ScenarioLink, Standing
from tkkio_analytics.domain.scenario import Lever, LeverKind, Scenario
from tkkio_analytics.errors import ScenarioError, SnapshotDamagedError, SnapshotMissingError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.i18n.own_words import own_words
from tkkio_analytics.services import saved_scenarios
from tkkio_analytics.services.own_data import opened_store, own_data, store_of, with_own
from tkkio_analytics.services.replay import Releases, compared, replayed, replayed_saved
from tkkio_analytics.services.scenarios import scenario_outlook
from tkkio_analytics.services.writing import save

DAY, LATER = date(2026, 11, 24), date(2028, 1, 10)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
EDITOR = Identity(name="Maija", role=UserRole.ADMIN)
ASKED = Scenario(
    indicator_ids=(ACCESS,),
    region_codes=("H01", "H02"),
    levers=(Lever(kind=LeverKind.PACE, amount=0.5), Lever(kind=LeverKind.STEP, amount=1.0, start_year=2027)),
)
WORDS = {"name": "Lisää vastaanottoaikoja", "note": "Keksitty esimerkki"}
OWN = OwnIndicator(
    id="own_posts",
    name=LocalizedText(fi="Vakanssit", sv="Tjänster", en="Posts"),
    owner="Kuvitelma",
    definition="Täytetyt vakanssit",
    collection_method="Kirjanpito",
    unit_id="pct",
    decimals=1,
    polarity=Polarity.HIGHER_IS_BETTER,
    polarity_basis="Omistajan tavoite",
    first_year=2016,
    targets=(),
)


@pytest.fixture
def settings(tmp_path: Path, root: Path) -> Settings:
    return two_releases.laid(tmp_path, root=root)


def releases(settings: Settings) -> Releases:
    store = store_of(settings)
    current = with_own(Repository.from_settings(settings), own_data(store), words=own_words())
    return Releases(settings=settings, store=store, words=own_words(), current=current)


def saved(settings: Settings, asked: Scenario = ASKED) -> SavedScenario:
    repository = releases(settings).current
    outlook = scenario_outlook(repository, asked, today=DAY)
    draft = saved_scenarios.new(WORDS, outlook=outlook, repository=repository, today=DAY)
    assert isinstance(draft.entry, SavedScenario)
    return draft.entry


def keys(messages: tuple[Message, ...]) -> list[str]:
    return [message.key.removeprefix("saved_scenarios.") for message in messages]


def write(settings: Settings, *drafts: Draft) -> None:
    store = opened_store(settings)
    save(store, drafts, identity=EDITOR, now=NOW)
    store.engine.dispose()


def own_values(*, level: float) -> list[Draft]:
    values = [
        OwnValue(indicator_id=OWN.id, region_code=code, year=year, value=level + 0.5 * (year - 2016) + place)
        for place, code in enumerate(("H01", "H02", "H03", "H04"))
        for year in range(2016, 2026)
    ]
    return [Draft(entry=value, expected=None) for value in values]


def test_a_scenario_replays_to_the_same_bytes_after_a_newer_release_has_landed(settings: Settings) -> None:
    entry = saved(settings)
    two_releases.newer_release(settings)
    later = releases(settings)
    assert later.current.release.id == SECOND
    replay = replayed_saved(entry, releases=later, today=LATER)
    assert replay.figures.encode() == entry.figures.encode()
    assert replay.standing is Standing.IDENTICAL
    assert keys(replay.explanation) == ["standing.identical"]
    assert replay.explanation[0].params["release"] == FIRST


def test_the_same_question_on_the_newer_release_has_other_figures(settings: Settings) -> None:
    entry = saved(settings)
    two_releases.newer_release(settings)
    assert figures(scenario_outlook(releases(settings).current, ASKED, today=DAY)) != entry.figures


def test_what_newer_data_would_change_is_said_with_both_figures(settings: Settings) -> None:
    entry = saved(settings)
    two_releases.newer_release(settings, rise=6.0)
    replay = replayed_saved(entry, releases=releases(settings), today=LATER)
    assert replay.current is not None
    assert keys(replay.news)[0] == "news.changes"
    assert replay.news[0].params["release"] == SECOND
    latest = [message for message in replay.news if message.key.endswith("moved.latest")]
    assert [message.params["region"].fi for message in latest] == [
        case.region.short_name.fi for case in replay.outlook.cases
    ]
    before, after = replay.outlook.cases[0].latest_value, replay.current.cases[0].latest_value
    assert before is not None
    assert after == pytest.approx(before + 6.0)
    for language in LANGUAGES:
        said = [Translator(language).message(message) for message in replay.news]
        assert all("{" not in text for text in said)
    said = Translator("fi").message(latest[0])
    assert f"{before:.1f}".replace(".", ",") in said
    assert f"{after:.1f}".replace(".", ",") in said
    assert "(2025)" in said
    assert "(2026)" in said


def test_on_the_same_release_and_day_there_is_nothing_new(settings: Settings) -> None:
    replay = replayed_saved(saved(settings), releases=releases(settings), today=DAY)
    assert replay.current is None
    assert keys(replay.news) == ["news.same_release"]


def test_a_link_says_whether_it_gives_what_was_seen(settings: Settings) -> None:
    entry = saved(settings)
    two_releases.newer_release(settings)
    link = ScenarioLink.from_code(entry.link.code, scenario=ASKED)
    assert replayed(link, releases=releases(settings), today=LATER).standing is Standing.IDENTICAL
    other = replace(ASKED, levers=(Lever(kind=LeverKind.PACE, amount=0.6),))
    changed = replayed(replace(link, scenario=other), releases=releases(settings), today=LATER)
    assert changed.standing is Standing.DIFFERENT
    silent = replayed(replace(link, figures_hash=None), releases=releases(settings), today=LATER)
    assert keys(silent.explanation) == ["standing.not_known"]


def test_figures_of_another_program_and_catalogue_are_told_apart(settings: Settings) -> None:
    entry = saved(settings)
    basis = replace(entry.basis, model_version="0.0.9+000000000000", reference_sha256="0" * 64)
    seen = entry.figures.replace('"probability":0.', '"probability":0.9')
    replay = replayed_saved(replace(entry, basis=basis, figures=seen), releases=releases(settings), today=DAY)
    assert keys(replay.explanation)[:3] == ["standing.different", "reason.program", "reason.catalogue"]
    assert "moved.without" in keys(replay.explanation)
    same = replayed_saved(replace(entry, figures=seen), releases=releases(settings), today=DAY)
    assert keys(same.explanation)[1] == "reason.unknown"


def test_a_release_that_is_gone_changed_or_another_is_named(settings: Settings) -> None:
    entry = saved(settings)
    two_releases.newer_release(settings)
    file = settings.data_dir / "releases" / f"{FIRST}.json"
    content = file.read_bytes()
    file.write_bytes(content.replace(b"2026-11-24", b"2026-11-25", 2))
    with pytest.raises(ScenarioError) as caught:
        replayed_saved(entry, releases=releases(settings), today=LATER)
    assert caught.value.key == "errors.release_differs"
    assert caught.value.params["expected"] == entry.basis.release_sha256[:12]
    file.unlink()
    with pytest.raises(SnapshotMissingError) as gone:
        replayed_saved(entry, releases=releases(settings), today=LATER)
    assert gone.value.params["release"] == FIRST
    file.write_bytes(content)
    (table,) = settings.data_dir.glob("snapshots/practice/2026-*/observations.csv")
    table.write_text(table.read_text(encoding="utf-8").replace("78.8", "78.9"), encoding="utf-8")
    with pytest.raises(SnapshotDamagedError):
        replayed_saved(entry, releases=releases(settings), today=LATER)


def test_one_whose_release_is_gone_does_not_hide_the_others(settings: Settings) -> None:
    here = saved(settings)
    gone = replace(here, id="0" * 32, basis=replace(here.basis, release_id="2020-01-01-1"))
    write(settings, Draft(entry=here, expected=None), Draft(entry=gone, expected=None))
    store = store_of(settings)
    chosen = saved_scenarios.chosen(store, scenario_ids=(gone.id, here.id, here.id))
    first, second = compared(chosen, releases=releases(settings), today=DAY)
    assert (first.replay, second.trouble) == (None, None)
    assert first.trouble is not None
    assert first.trouble.key == "errors.release_missing"
    assert second.replay is not None
    assert second.replay.figures == here.figures


def test_own_entries_move_no_figure_of_a_published_indicator(settings: Settings) -> None:
    before = saved(settings)
    write(settings, Draft(entry=OWN, expected=None), *own_values(level=70.0))
    assert releases(settings).current.release.id == f"{FIRST}+own.41"
    after = saved(settings)
    assert after.basis == before.basis
    assert after.basis.release_id == FIRST
    assert after.figures == before.figures


def test_a_scenario_of_an_own_indicator_replays_on_the_entries_of_its_moment(settings: Settings) -> None:
    write(settings, Draft(entry=OWN, expected=None), *own_values(level=70.0))
    entry = saved(settings, Scenario(indicator_ids=(OWN.id,), region_codes=("H01",)))
    assert entry.basis.release_id == f"{FIRST}+own.41"
    write(settings, Draft(entry=entry, expected=None))
    assert releases(settings).current.release.sha256 == entry.basis.release_sha256
    latest = OwnValue(indicator_id=OWN.id, region_code="H01", year=2025, value=60.0)
    write(settings, Draft(entry=latest, expected=11))
    gone = OwnValue(indicator_id=OWN.id, region_code="H04", year=2025, value=77.5)
    write(settings, Draft(entry=gone, expected=41, withdrawn=True))
    later = releases(settings)
    assert later.current.release.id == f"{FIRST}+own.44"
    replay = replayed_saved(entry, releases=later, today=DAY)
    assert replay.figures == entry.figures
    assert replay.standing is Standing.IDENTICAL
    assert "moved.latest" in keys(replay.news)
    assert "60,0" in Translator("fi").message(replay.news[1])


def test_own_entries_that_are_not_in_this_store_are_said_to_be_elsewhere(settings: Settings, tmp_path: Path) -> None:
    write(settings, Draft(entry=OWN, expected=None), *own_values(level=70.0))
    entry = saved(settings, Scenario(indicator_ids=(OWN.id,), region_codes=("H01",)))
    elsewhere = replace(settings, state_dir=tmp_path / "elsewhere")
    for _ in ("no store", "other entries"):
        with pytest.raises(ScenarioError) as caught:
            replayed_saved(entry, releases=releases(elsewhere), today=DAY)
        assert caught.value.key == "errors.own_entries_differ"
        write(elsewhere, Draft(entry=OWN, expected=None), *own_values(level=71.0))


@pytest.mark.parametrize(
    "code", ["", "x", "2026-11-24-1", "2026-11-24-1~0123456789ab~2026-02-30", "../x~0123456789ab~2026-11-24"]
)
def test_a_broken_link_is_refused(code: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        ScenarioLink.from_code(code, scenario=ASKED)
    assert caught.value.key == "errors.scenario_link_broken"
