"""Settings: the only reader of environment variables and of the clock."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from tkkio_analytics import __version__
from tkkio_analytics.errors import SettingsError

DEFAULT_DATA_DIR: Final = Path(__file__).resolve().parent.parent / "data"
PRACTICE_FOLDER: Final = "practice"
REFRESHED_FOLDER: Final = "data"
STORE_FILE: Final = "tkkio.sqlite3"
DATABASES: Final = ("sqlite:", "postgresql:", "postgresql+pg8000:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the surroundings decide.

    Parameters
    ----------
    data_dir
        Folder of reference, snapshots and releases.
    release
        Id of the release to show; None for the newest one.
    today
        The day that views are computed for; fixing it makes a view reproducible.
    state_dir
        Folder outside the code for what people write.
    database_url
        Another database than SQLite in ``state_dir``; None for that.
    editor
        Name of the local editor; None where nothing may be written.
    contact
        Address that a source of statistics may write to about our questions, or None.
    source_urls
        Pairs of a source's id and the address at which it is asked instead of its own, such as a mirror.
    owner
        Who answers for this service towards its readers, or None.
    feedback_address
        Where its readers may write, or None.
    """

    data_dir: Path
    release: str | None
    today: date
    state_dir: Path
    database_url: str | None = field(default=None, repr=False)
    editor: str | None = None
    contact: str | None = None
    source_urls: tuple[tuple[str, str], ...] = ()
    owner: str | None = None
    feedback_address: str | None = None

    @property
    def user_agent(self) -> str:
        """Return who asks when a refresh asks a source: the program, its version and whom to write to."""
        whom = f" ({self.contact})" if self.contact else ""
        return f"tkkio-analytiikka/{__version__}{whom}"

    @property
    def store_file(self) -> Path | None:
        """Return the file that people's writing is kept in; None where a database of its own is named."""
        return None if self.database_url else self.state_dir / STORE_FILE

    @property
    def refreshed_dir(self) -> Path:
        """Return the folder of the releases and snapshots that a refresh writes; the shipped ones are never touched."""
        return self.state_dir / REFRESHED_FOLDER

    @property
    def release_folders(self) -> tuple[Path, Path]:
        """Return where releases and snapshots are: the shipped folder, and the one of a refresh."""
        return self.data_dir, self.refreshed_dir

    @property
    def practice(self) -> "Settings":
        """Return the settings of the practice data: made-up areas in a data folder of their own inside this one.

        What is written while practising is kept in a file of its own as well, never in the database of the real areas.
        """
        return replace(
            self,
            data_dir=self.data_dir / PRACTICE_FOLDER,
            state_dir=self.state_dir / PRACTICE_FOLDER,
            release=None,
            database_url=None,
        )

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the variables whose names begin with TKKIO_; docs/operations.md says what each decides.

        Parameters
        ----------
        environ
            Variables to read instead of those of the process.

        Returns
        -------
        Settings
            With defaults where a variable is unset or empty.

        Raises
        ------
        SettingsError
            If the folder does not exist, or a value cannot be understood.

        Examples
        --------
        >>> Settings.from_env({"TKKIO_TODAY": "2026-11-22"}).today
        datetime.date(2026, 11, 22)
        """
        values = os.environ if environ is None else environ
        folder = Path(values.get("TKKIO_DATA_DIR") or DEFAULT_DATA_DIR)
        if not folder.is_dir():
            raise SettingsError("data_folder_missing", variable="TKKIO_DATA_DIR", folder=str(folder))
        return cls(
            data_dir=folder,
            release=values.get("TKKIO_RELEASE") or None,
            today=_day(values.get("TKKIO_TODAY", "")),
            state_dir=Path(values.get("TKKIO_STATE_DIR") or default_state_dir(values, platform=sys.platform)),
            database_url=_database(values.get("TKKIO_DATABASE_URL", "")),
            editor=values.get("TKKIO_EDITOR", "").strip() or None,
            contact=_contact(values.get("TKKIO_CONTACT", "")),
            source_urls=_source_urls(values.get("TKKIO_SOURCE_URLS", "")),
            owner=values.get("TKKIO_SERVICE_OWNER", "").strip() or None,
            feedback_address=values.get("TKKIO_FEEDBACK_ADDRESS", "").strip() or None,
        )


def default_state_dir(values: Mapping[str, str], *, platform: str) -> Path:
    """Return the folder in which a program keeps its state on this kind of machine.

    Parameters
    ----------
    values
        Environment variables.
    platform
        As ``sys.platform``: ``win32`` has a folder of its own, the others follow the XDG base directories.

    Examples
    --------
    >>> default_state_dir({"XDG_STATE_HOME": "/var/state"}, platform="linux").as_posix()
    '/var/state/tkkio'
    """
    if platform == "win32":
        return Path(values.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "tkkio"
    return Path(values.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "tkkio"


def moment() -> datetime:
    """Return the present moment in UTC: the time of a change is never a chosen day."""
    return datetime.now(tz=UTC)


def _day(text: str) -> date:
    if not text:
        return date.today()  # noqa: DTZ011 - the reader's own calendar day is meant
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError("bad_date", variable="TKKIO_TODAY", value=text) from error


def _contact(text: str) -> str | None:
    """Return a contact as it may stand in a header: printable ASCII."""
    plain = text.strip()
    if not (plain.isascii() and (plain.isprintable() or not plain)):
        raise SettingsError("bad_contact", variable="TKKIO_CONTACT", value=text)
    return plain or None


def _source_urls(text: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of source and address from ``sotkanet=https://… thl=https://…``."""
    pairs = [part.partition("=") for part in text.split()]
    for source, _, url in pairs:
        if not (source and url.startswith(("https://", "http://"))):
            raise SettingsError("bad_source_urls", variable="TKKIO_SOURCE_URLS", value=text)
    return tuple((source, url) for source, _, url in pairs)


def _database(url: str) -> str | None:
    if url and not url.startswith(DATABASES):
        raise SettingsError("bad_database_url", variable="TKKIO_DATABASE_URL")
    return url or None
