"""Whose service this is, what it is made of, and what its readers report of it."""

from tkkio_analytics.config import Settings, moment
from tkkio_analytics.domain.feedback import Feedback
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.services import feedback as services
from tkkio_analytics.services import software as packages
from tkkio_analytics.services.model_version import model_version
from tkkio_analytics.services.software import Software
from tkkio_analytics.ui.cache import written
from tkkio_analytics.ui.cache.kept import kept


def send_report(report: Feedback) -> None:
    """Keep a report.

    Raises
    ------
    StoreError
        If it cannot be kept.
    """
    services.send(written.store_to_write(), report, identity=written.identity(), now=moment())
    written.notice()


def reports() -> tuple[Stored[Feedback], ...]:
    """Return every report, those that wait first."""
    return services.reports(written.store(), identity=written.identity())


def program() -> str:
    """Return the version of the program, with a hash of the sources that compute."""
    return model_version()


def software() -> tuple[Software, ...]:
    """Return the packages that the program is made of."""
    return _software()


@kept(most=1)
def _software() -> tuple[Software, ...]:
    return packages.software()


def service() -> Settings:
    """Return whose service this is and where its readers may write."""
    return Settings.from_env()
