"""Every exception we raise: a message key and its parameters, translated where it is shown."""

from collections.abc import Mapping
from types import MappingProxyType


class TkkioError(Exception):
    """Base of all our errors.

    Parameters
    ----------
    key
        Key of the text in the locale files, without the leading ``errors.``.
    **params
        What, where and what to do: file, row, column, code.
    """

    def __init__(self, key: str, **params: object) -> None:
        self.key = f"errors.{key}"
        self.params: Mapping[str, object] = MappingProxyType(params)
        super().__init__(f"{self.key} {params}")


class UnknownRegionError(TkkioError):
    """A region code that the catalogue does not have."""


class UnknownIndicatorError(TkkioError):
    """An indicator id that the catalogue does not have."""


class CatalogError(TkkioError):
    """A reference file that is missing, unreadable or breaks its schema."""


class SnapshotMissingError(TkkioError):
    """A release or snapshot that is named but not on disk."""


class SnapshotDamagedError(TkkioError):
    """A snapshot file whose content is not what its package says."""


class ObservationError(TkkioError):
    """Observations that break the rules of the long table."""


class PanelError(TkkioError):
    """A panel file that cannot be read as a tidy panel."""


class NoDataError(TkkioError):
    """A question that the data in force cannot answer."""


class SettingsError(TkkioError):
    """An environment variable whose value cannot be used."""


class StoreError(TkkioError):
    """What people have written cannot be read or saved now."""


class EntryError(TkkioError):
    """Written fields that cannot be saved as they are."""


class NotAllowedError(TkkioError):
    """A change that the person's role does not allow."""


class SourceError(TkkioError):
    """A source of statistics that cannot be reached, refuses, or answers something else than its contract says."""


class RefreshError(TkkioError):
    """A refresh that cannot be made or published; what was in force stays in force."""


class ScenarioError(TkkioError):
    """An assumption or a scenario that cannot be worked out as it was asked."""


class ClaimTextError(TkkioError):
    """A written claim that cannot be read at all."""


class ClaimError(TkkioError):
    """A claim from which something is missing that it cannot do without."""


class ReportError(TkkioError):
    """A briefing that cannot be written in a format, or a file that cannot be read back."""


class TemplateError(TkkioError):
    """A presentation that cannot serve as a template."""


class UploadError(TkkioError):
    """An uploaded file that cannot be read at all."""
