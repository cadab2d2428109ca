"""Whether the data folder is in order: schemas, references, hashes, the rules of the long table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tkkio_analytics.data.catalog import REFERENCE_FILES, Catalog
from tkkio_analytics.data.reference import read_table
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import read_release, release_ids
from tkkio_analytics.errors import TkkioError


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What was found.

    Parameters
    ----------
    errors
        Everything that is wrong, as far as it can be seen.
    repository
        The release as the services read it; None while anything is wrong.
    """

    errors: tuple[TkkioError, ...]
    repository: Repository | None


def validate(data_dir: Path, *, release_id: str | None = None) -> Validation:
    """Check the whole data folder.

    Parameters
    ----------
    data_dir
        Folder of reference, snapshots and releases.
    release_id
        Release to read whole; None for the newest. The hashes of every release on disk are checked.

    Returns
    -------
    Validation
        Every error of the reference files and of the snapshots; those of the figures once these are in order.

    Examples
    --------
    >>> validate(Path("data")).errors  # doctest: +SKIP
    ()
    """
    errors = (*_reference_errors(data_dir / "reference"), *_release_errors(data_dir))
    if errors:
        return Validation(errors=errors, repository=None)
    try:
        repository = Repository.from_folder(data_dir, release_id)
    except TkkioError as error:
        return Validation(errors=(error,), repository=None)
    return Validation(errors=(), repository=repository)


def _reference_errors(folder: Path) -> Iterator[TkkioError]:
    tables = {}
    for name in REFERENCE_FILES:
        try:
            tables[name] = read_table(folder, name)
        except TkkioError as error:
            yield error
    if len(tables) == len(REFERENCE_FILES):
        try:
            yield from Catalog.from_tables(tables).broken_references()
        except TkkioError as error:
            yield error


def _release_errors(data_dir: Path) -> Iterator[TkkioError]:
    for known in release_ids(data_dir) or (None,):
        yield from _raised(partial(read_release, data_dir, release_id=known))


def _raised(read: Callable[[], object]) -> Iterator[TkkioError]:
    try:
        read()
    except TkkioError as error:
        yield error
