"""Every check that is made of every source, in order."""

from typing import Final

from tkkio_analytics.data.source_checks.asking import CheckedSource
from tkkio_analytics.data.source_checks.kela import KELA
from tkkio_analytics.data.source_checks.sotkanet import SOTKANET
from tkkio_analytics.data.source_checks.statfi import CLASSIFICATIONS, STATFI
from tkkio_analytics.data.source_checks.thl import THL
from tkkio_analytics.data.source_checks.valtiokonttori import VALTIOKONTTORI

CHECKED: Final[tuple[CheckedSource, ...]] = (SOTKANET, THL, STATFI, CLASSIFICATIONS, VALTIOKONTTORI, KELA)
