"""Whatever is uploaded: no crash, no long wait, nothing imported in part, and every refusal says why and where."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from unit.store.conftest import INDICATOR, NOON, VALUE
from unit.upload.conftest import OWN
from unit.upload.mutations import COUNT, FAMILIES, mutated

from tkkio_analytics.config import Settings
from tkkio_analytics.domain.identity import Identity, UserRole
from tkkio_analytics.domain.own_indicator import OwnValue
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.domain.upload import UploadChoice
from tkkio_analytics.errors import UploadError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.own_data import opened_store
from tkkio_analytics.services.uploads import UploadPreview, check, confirm
from tkkio_analytics.store.records import Store

LONGEST_S = 10.0
SAMPLED = range(60)
"""Five of each family."""
EDITOR = Identity(name="Maija", role=UserRole.ADMIN)
OF_WHOLE_TABLE = {"no_table", "no_figures", "several_value_columns", "other_indicator"}


@pytest.fixture
def settings(tmp_path: Path, root: Path) -> Settings:
    return replace(Settings.from_env({"TKKIO_TODAY": "2026-11-24", "TKKIO_STATE_DIR": str(tmp_path)}), data_dir=root)


@pytest.fixture
def store(settings: Settings) -> Store:
    found = opened_store(settings)
    entries = (replace(INDICATOR, first_year=1990), VALUE)
    found.save([Draft(entry=entry, expected=None) for entry in entries], author="Maija", at=NOON)
    return found


def figures(store: Store) -> dict[tuple[str, int], float]:
    return {(kept.entry.region_code, kept.entry.year): kept.entry.value for kept in store.entries(OwnValue)}


def says_why_and_where(preview: UploadPreview) -> None:
    for problem in preview.problems:
        key = problem.reason.key.removeprefix("uploads.problem.")
        assert (problem.row is not None and problem.column is not None) or key in OF_WHOLE_TABLE
        for language in LANGUAGES:
            assert len(Translator(language).message(problem.reason)) > 20
    for note in preview.reading.notes:
        Translator("fi").message(note)


def looked_at(number: int, store: Store, settings: Settings, regions: Sequence[Region]) -> str:
    """Look at one file, import it if it can be, and return what came of it."""
    name, data = mutated(number)
    before, started = figures(store), perf_counter()
    try:
        preview = check(
            data,
            name=name,
            choice=UploadChoice(),
            indicator_id=INDICATOR.id,
            subjects=(replace(OWN, first_year=1990),),
            values=store.entries(OwnValue),
            regions=regions,
            today=settings.today,
        )
    except UploadError as error:
        refusal = error
    else:
        refusal = None
    assert perf_counter() - started < LONGEST_S, (number, name)
    if refusal is not None:
        assert all(len(Translator(language).text(refusal.key, **refusal.params)) > 20 for language in LANGUAGES)
        return "refused"
    says_why_and_where(preview)
    if preview.is_clean:
        confirm(preview, store=store, settings=settings, identity=EDITOR, now=NOON)
        read = {(change.figure.region_code, change.figure.year): change.figure.value for change in preview.changes}
        assert figures(store) == before | read, (number, name)
        return "imported"
    with pytest.raises(UploadError):
        confirm(preview, store=store, settings=settings, identity=EDITOR, now=NOON)
    assert figures(store) == before, (number, name)
    return "problems"


def test_a_sample_of_odd_files_is_refused_or_imported_whole(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    outcomes = {looked_at(number, store, settings, regions) for number in SAMPLED}
    assert outcomes == {"refused", "problems", "imported"}


@pytest.mark.soak
@pytest.mark.parametrize("family", range(len(FAMILIES)))
def test_every_odd_file_is_refused_or_imported_whole(
    family: int, store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    numbers = range(family, COUNT, len(FAMILIES))
    outcomes = [looked_at(number, store, settings, regions) for number in numbers]
    assert len(outcomes) == len(numbers) >= COUNT // len(FAMILIES)


@pytest.mark.parametrize("number", range(len(FAMILIES)))
def test_the_odd_files_are_the_same_each_time(number: int) -> None:
    first = mutated(number)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.time", lambda: 2e9)
        assert mutated(number) == first
