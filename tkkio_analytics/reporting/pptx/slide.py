"""One slide being written: its shapes, its language, and a name and words for each shape."""

from dataclasses import dataclass, field
from typing import Any

from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.pptx.runs import TAGS
from tkkio_analytics.reporting.wording import WordedReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """A slide of python-pptx and what is written on it with.

    Parameters
    ----------
    slide
        Where shapes are added.
    translator
        Puts a chart's labels into words.
    references
        Every reference of the briefing by its code.
    stamp
        "Made-up data" in words, or None for real data.
    factor
        How much wider than Arial its typeface runs.
    """

    slide: Any
    translator: Translator
    references: dict[str, WordedReference]
    stamp: str | None
    factor: float = 1.0
    names: dict[str, int] = field(default_factory=dict)

    @property
    def shapes(self) -> Any:
        """Return the shapes, in the order in which they are read aloud."""
        return self.slide.shapes

    @property
    def tag(self) -> str:
        """Return the language tag of every run."""
        return TAGS[self.translator.language]

    def named(self, shape: Any, name: str, *, words: str = "") -> None:
        """Give a shape a name of its own and, where it is no text, its words for whoever does not see it."""
        self.names[name] = self.names.get(name, 0) + 1
        shape.name = name if self.names[name] == 1 else f"{name} {self.names[name]}"
        if words:
            shape._element.xpath(".//p:cNvPr")[0].set("descr", words)
