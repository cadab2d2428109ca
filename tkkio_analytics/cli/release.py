"""The release that the command line answers from, and how its sources are named."""

from collections.abc import Sequence

from tkkio_analytics.cli.terminal import paragraph
from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.provenance import Origin
from tkkio_analytics.domain.region import Region
from tkkio_analytics.i18n import Translator
from tkkio_analytics.i18n.own_words import own_words
from tkkio_analytics.services.own_data import own_data, store_of, with_own


def open_release(*, practice: bool) -> tuple[Repository, Settings]:
    """Return the release in force with people's own indicators, or that of the practice data, and the settings.

    Its files are checked.
    """
    settings = Settings.from_env()
    settings = settings.practice if practice else settings
    return _with_own(Repository.from_settings(settings), settings), settings


def opened(settings: Settings, release_id: str) -> Repository:
    """Return another release by its id, with people's own indicators where the id says so.

    Raises
    ------
    SnapshotMissingError
        If it is not on this machine.
    """
    shipped, _, own = release_id.partition("+")
    repository = Repository.from_folder(settings.data_dir, shipped, refreshed=settings.refreshed_dir)
    return _with_own(repository, settings) if own else repository


def _with_own(repository: Repository, settings: Settings) -> Repository:
    return with_own(repository, own_data(store_of(settings)), words=own_words())


def identity(repository: Repository, settings: Settings) -> dict[str, object]:
    """Return what makes an answer repeatable: the release, its hash, its snapshots and the day."""
    release = repository.release
    return {
        "id": release.id,
        "sha256": release.sha256,
        "created": release.created,
        "practice": release.practice,
        "snapshots": [{"id": snapshot.id, "sha256": snapshot.sha256} for snapshot in release.snapshots],
        "today": settings.today,
    }


def source_lines(repository: Repository, origins: Sequence[Origin], *, translator: Translator) -> list[str]:
    """Return a line a source, and one for the release."""
    lines = [
        translator.text(
            "cli.source",
            producer=translator.parallel(origin.producer),
            title=origin.title,
            accessed=origin.date_accessed,
            licence=translator.parallel(origin.licence),
            url=origin.url,
        )
        for origin in origins
    ]
    release = repository.release
    return [*lines, translator.text("cli.release", release=release.id, sha256=release.sha256[:16])]


def practice_lines(repository: Repository, *, translator: Translator) -> list[str]:
    """Return, of practice data, the line that says so and a blank one."""
    return [*paragraph(translator.text("cli.practice.line")), ""] if repository.release.practice else []


def region_heading(region: Region, *, translator: Translator) -> str:
    """Return the region's name with its code."""
    return f"{translator.localized(region.name)} ({region.code})"
