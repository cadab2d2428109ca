"""Indicators of a source that the catalogue does not have: shown with the source's own words, and marked so."""

from dataclasses import dataclass
from typing import Final

from tkkio_analytics.domain.indicator import DataKind, Indicator, Polarity, Role
from tkkio_analytics.domain.message import LocalizedText, Unit
from tkkio_analytics.domain.provenance import Origin

TOPIC: Final = "outside"
SHORT: Final = 48
"""Characters of a source's title that stand in a menu, before the mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideEntry:
    """What a source says of an indicator outside the catalogue, and where its figures lie.

    Parameters
    ----------
    id
        Ours: the source's id and the indicator's id there, ``sotkanet_1234``.
    source, source_id
        Of the source, and the indicator's id there.
    title, description, unit, producer
        The source's own words.
    decimals
        That the source shows.
    licence
        Terms of the producer.
    url
        Public page of the indicator.
    updated
        Day of the latest update at the source, as the source writes it.
    accessed
        ISO date on which the figures were read.
    body_sha256
        Of the answer that they were read from.
    first_period, last_period, figures
        What there is of areas; empty and 0 where the source has none.
    path, sha256
        File of the series in the snapshot, and its hash.
    origin_title
        Of the source that the figures are cited by; None where the title of the indicator is enough.
    """

    id: str
    source: str
    source_id: str
    title: LocalizedText
    description: LocalizedText
    unit: LocalizedText
    producer: LocalizedText
    decimals: int
    licence: str
    url: str
    updated: str
    accessed: str
    body_sha256: str
    first_period: str = ""
    last_period: str = ""
    figures: int = 0
    path: str = ""
    sha256: str = ""
    origin_title: LocalizedText | None = None

    @property
    def origin_id(self) -> str:
        """Return what its rows name as their origin."""
        return f"{self.source}:{self.source_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideWords:
    """What is said of every indicator outside the catalogue.

    Parameters
    ----------
    mark
        Follows its name: "luettelon ulkopuolinen".
    note
        That nobody has judged its direction, limits and breaks here.
    polarity_basis
        Why no direction is the better one.
    """

    mark: LocalizedText
    note: LocalizedText
    polarity_basis: LocalizedText


def outside_indicator(entry: OutsideEntry, *, words: OutsideWords) -> Indicator:
    """Return an indicator of a source as the pages show it: without goal, direction or limits of ours."""
    return Indicator(
        id=entry.id,
        name=_marked(entry.title, words.mark, longest=None),
        short_name=_marked(entry.title, words.mark, longest=SHORT),
        description=entry.description,
        topic=TOPIC,
        goal=None,
        unit=Unit(id=f"{entry.id}_unit", symbol=entry.unit, change_symbol=entry.unit),
        decimals=entry.decimals,
        polarity=Polarity.NEUTRAL,
        polarity_basis=words.polarity_basis,
        data_kind=DataKind.ADMINISTRATIVE,
        role=Role.STRUCTURE,
        lower_bound=None,
        upper_bound=None,
        producer=entry.producer.fi,
        licence=entry.licence,
        source_id=entry.source_id,
        source_url=entry.url,
        standardisation=None,
        derivation=None,
        listed=True,
        comparability_note=words.note,
        no_data_note=None,
    )


def outside_origin(entry: OutsideEntry) -> Origin:
    """Return where the figures of an indicator were read."""
    return Origin(
        id=entry.origin_id,
        producer=entry.producer.fi,
        title=entry.origin_title or entry.title,
        url=entry.url,
        licence=entry.licence,
        date_accessed=entry.accessed,
        public_copy=None,
        public_copy_note=None,
        sha256=entry.body_sha256,
    )


def shortened(text: str, *, longest: int) -> str:
    """Return a text cut at a word, with an ellipsis where something was cut.

    Examples
    --------
    >>> shortened("Mielenterveyden häiriöihin sairaalahoitoa saaneet", longest=30)
    'Mielenterveyden häiriöihin…'
    """
    if len(text) <= longest:
        return text
    cut = text[:longest]
    whole = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return f"{whole.rstrip(' /,;:-')}…"


def _marked(title: LocalizedText, mark: LocalizedText, *, longest: int | None) -> LocalizedText:
    texts = {language: title.in_language(language) for language in ("fi", "sv", "en")}
    if longest is not None:
        texts = {language: shortened(text, longest=longest) for language, text in texts.items()}
    return LocalizedText(
        fi=f"{texts['fi']} ({mark.fi})", sv=f"{texts['sv']} ({mark.sv})", en=f"{texts['en']} ({mark.en})"
    )
