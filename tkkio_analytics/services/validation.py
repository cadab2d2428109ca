"""Whether the data folder is in order: schemas, references, hashes, corrections, the rules of the long table."""

from dataclasses import dataclass
from pathlib import Path

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.validation import Finding, validate_all
from tkkio_analytics.domain.message import Message
from tkkio_analytics.errors import TkkioError


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What was found.

    Parameters
    ----------
    findings
        Everything that is wrong, as far as it can be seen.
    repository
        The release as the services read it; None while anything is wrong.
    """

    findings: tuple[Finding, ...]
    repository: Repository | None


def validate(data_dir: Path, *, release_id: str | None = None, refreshed: Path | None = None) -> Validation:
    """Check the whole data folder.

    Parameters
    ----------
    data_dir
        Folder of reference, snapshots and releases.
    release_id
        Release to read whole; None for the newest. Every release on disk is checked.
    refreshed
        Folder of the releases that a refresh has written, or None.

    Returns
    -------
    Validation
        Every finding of the catalogue and of the releases' files; those of the figures once the catalogue is in order.

    Examples
    --------
    >>> validate(Path("data")).findings  # doctest: +SKIP
    ()
    """
    findings = tuple(validate_all(data_dir, refreshed=refreshed))
    if findings:
        return Validation(findings=findings, repository=None)
    try:
        repository = Repository.from_folder(data_dir, release_id, refreshed=refreshed)
    except TkkioError as error:
        finding = Finding(file=str(data_dir), message=Message(error.key, error.params))
        return Validation(findings=(finding,), repository=None)
    return Validation(findings=(), repository=repository)
