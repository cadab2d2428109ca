"""The example briefing in words, made once for each language."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from example_briefing import example

from tkkio_analytics.domain.briefing import Briefing
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.worded import worded
from tkkio_analytics.reporting.wording import WordedBriefing


@pytest.fixture(scope="session")
def briefing(root: Path) -> Briefing:
    return example(root)


@pytest.fixture(scope="session")
def in_words(briefing: Briefing) -> Mapping[str, WordedBriefing]:
    return {language: worded(briefing, translator=Translator(language)) for language in LANGUAGES}
