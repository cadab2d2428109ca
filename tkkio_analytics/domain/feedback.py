"""What a reader reports: a figure that looks wrong, an obstacle to access, or anything else."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class FeedbackTopic(StrEnum):
    """What a report is about."""

    FIGURE = "figure"
    ACCESSIBILITY = "accessibility"
    OTHER = "other"


class FeedbackStatus(StrEnum):
    """How far a report has been dealt with."""

    NEW = "new"
    IN_HAND = "in_hand"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A report.

    Parameters
    ----------
    id
        Our own id.
    topic, text
        What it is about, and the reader's own words.
    reply_to
        Where an answer may be sent; empty where none is wanted.
    view
        Address of the page that the reader came from, with its choices as codes and its release; empty for none.
    figure
        Which part of that page: "chart.fan", "table.board", "headline"; empty for none.
    release, release_sha256
        The data that were shown.
    status, answer
        How far it has been dealt with, and what was found out.
    """

    kind: ClassVar[str] = "feedback"

    id: str
    topic: FeedbackTopic
    text: str
    reply_to: str
    view: str
    figure: str
    release: str
    release_sha256: str
    status: FeedbackStatus = FeedbackStatus.NEW
    answer: str = ""

    @property
    def key(self) -> str:
        """Return what the record is found by."""
        return self.id
