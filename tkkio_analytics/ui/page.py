"""What every part of a page is handed: the page's name, its language, its day and its data."""

from dataclasses import dataclass
from datetime import date

from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.i18n import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An open page.

    Parameters
    ----------
    id
        Its name in the address and in text keys.
    translator
        Its language.
    today
        The day that ages and deadlines are counted from.
    release
        The data in force.
    """

    id: str
    translator: Translator
    today: date
    release: Release

    @property
    def practice(self) -> bool:
        """Say whether what is shown is made up for practice."""
        return self.release.practice

    def file_name(self, name: str) -> str:
        """Return the name of a saved file, without its ending; that of practice data begins by saying so."""
        return f"{self.text('practice.file')}-tkkio-{name}" if self.practice else f"tkkio-{name}"

    def text(self, key: str, /, **params: object) -> str:
        """Return a text of the interface in the page's language."""
        return self.translator.text(f"ui.{key}", **params)
