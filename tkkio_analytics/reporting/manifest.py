"""The list of figures that travels inside each file, so that a program can check them years later."""

import json
from typing import Final

from tkkio_analytics.domain.figure import FigureReference
from tkkio_analytics.reporting.wording import WordedBriefing, WordedReference

FORMAT: Final = "tkkio-briefing-figures"
VERSION: Final = 1
FILE_NAME: Final = "tkkio-figures.json"
