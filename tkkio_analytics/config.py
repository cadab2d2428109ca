"""Settings: the only reader of environment variables."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from tkkio_analytics.errors import SettingsError

DEFAULT_DATA_DIR: Final = Path(__file__).resolve().parent.parent / "data"
PRACTICE_FOLDER: Final = "practice"


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
    """

    data_dir: Path
    release: str | None
    today: date

    @property
    def practice(self) -> "Settings":
        """Return the settings of the practice data: made-up areas in a data folder of their own inside this one."""
        return replace(self, data_dir=self.data_dir / PRACTICE_FOLDER, release=None)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read TKKIO_DATA_DIR, TKKIO_RELEASE and TKKIO_TODAY.

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
            If the folder does not exist or the date is not an ISO date.

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
            data_dir=folder, release=values.get("TKKIO_RELEASE") or None, today=_day(values.get("TKKIO_TODAY", ""))
        )


def _day(text: str) -> date:
    if not text:
        return date.today()  # noqa: DTZ011 - the reader's own calendar day is meant
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError("bad_date", variable="TKKIO_TODAY", value=text) from error
