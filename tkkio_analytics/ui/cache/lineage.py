"""Where one number comes from, as the release in force has it."""

from tkkio_analytics.domain.lineage import Lineage
from tkkio_analytics.services import lineage as services
from tkkio_analytics.ui.cache.opened import repository
from tkkio_analytics.ui.cache.settings import settings_in_force


def traced_periods(*, indicator_id: str, region_code: str) -> tuple[str, ...]:
    """Return the periods whose number can be traced, the latest first."""
    return services.traced_periods(repository(), indicator_id=indicator_id, region_code=region_code)


def lineage(*, indicator_id: str, region_code: str, period: str) -> Lineage:
    """Return the way of one number from its source to the screen."""
    return services.lineage(
        repository(), settings_in_force(), indicator_id=indicator_id, region_code=region_code, period=period
    )
