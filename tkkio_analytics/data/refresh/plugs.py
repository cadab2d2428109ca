"""The sources of a refresh, in the order in which they are asked."""

from typing import Final

from tkkio_analytics.data.refresh.borders import BORDERS_OF_COUNTIES
from tkkio_analytics.data.refresh.kela import KELA
from tkkio_analytics.data.refresh.plug import Plug
from tkkio_analytics.data.refresh.sotkanet import SOTKANET
from tkkio_analytics.data.refresh.statfi import STATFI
from tkkio_analytics.data.refresh.thl_pivot import THL_PIVOT
from tkkio_analytics.data.refresh.valtiokonttori import VALTIOKONTTORI

PLUGS: Final[tuple[Plug, ...]] = (SOTKANET, VALTIOKONTTORI, THL_PIVOT, STATFI, KELA, BORDERS_OF_COUNTIES)
