"""Single figures from documents: labels and checks, never series."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedPoint:
    """One figure as a document prints it.

    Parameters
    ----------
    indicator_id, region_code, period
        What it is of; the period may be a month.
    value
        In the indicator's published unit.
    quote
        The sentence that prints it, in its own language.
    origin_id, place
        The document, and the page or slide in it; "" where the document has none.
    """

    indicator_id: str
    region_code: str
    period: str
    value: float
    quote: str
    origin_id: str
    place: str
