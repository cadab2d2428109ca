"""The TKKIO framework, kept at hand for the release it was read from."""

from datetime import date

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.framework_view import FrameworkView
from tkkio_analytics.services import framework
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository, today


def framework_view(*, region_code: str) -> FrameworkView | None:
    """Return what is known under each dimension of the framework, None where the data in force have none."""
    return _framework_view(repository(), release().sha256, region_code, today())


@kept(most=64)
def _framework_view(_repository: Repository, release_hash: str, region_code: str, day: date) -> FrameworkView | None:  # noqa: ARG001
    return framework.framework_view(_repository, region_code=region_code, today=day)
