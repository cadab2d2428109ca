"""The sources of a refresh, in the order in which they are asked."""

from typing import Final

from tkkio_analytics.data.refresh.plug import Plug
from tkkio_analytics.data.refresh.sotkanet import SOTKANET
from tkkio_analytics.data.refresh.valtiokonttori import VALTIOKONTTORI

PLUGS: Final[tuple[Plug, ...]] = (SOTKANET, VALTIOKONTTORI)
