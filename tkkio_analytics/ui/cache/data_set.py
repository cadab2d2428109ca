"""The whole data set of the release shown, as it was published, in one file."""

from collections.abc import Callable
from functools import partial

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.data_set import archive
from tkkio_analytics.services.data_set import data_set
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import opened
from tkkio_analytics.ui.cache.settings import pinned


def whole_data_set() -> Callable[[], bytes]:
    """Return what writes the data set as a ZIP file, later and without a session."""
    published = opened(pinned())
    return partial(_archive, published, published.release.sha256)


@kept(most=2)
def _archive(_repository: Repository, release_hash: str) -> bytes:  # noqa: ARG001
    return archive(data_set(_repository), translators=[Translator(language) for language in LANGUAGES])
