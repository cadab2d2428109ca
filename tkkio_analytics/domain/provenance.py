"""Where a number or a goal comes from: document, origin, snapshot and release."""

from dataclasses import dataclass

from tkkio_analytics.domain.message import LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A publication or presentation that sets goals or names indicators.

    Parameters
    ----------
    id
        Named in citations; a document that figures were read from has the id of its origin.
    producer, title, url
        Who published it, its title, and its public page.
    published
        ISO date, month or year.
    official_language
        Language of its wording: ``fi`` or ``sv``.
    """

    id: str
    producer: str
    title: LocalizedText
    url: str
    published: str
    official_language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where something is said.

    Parameters
    ----------
    document
        Id of a document.
    place
        Page, slide or chapter, in the document's language.
    quote
        Official wording in the document's language, or None.
    """

    document: str
    place: str
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One source as it was read: who produced it, under what terms, when it was accessed.

    Parameters
    ----------
    id
        Named in the ``origin_id`` column of the long table.
    producer, title
        "THL", "Tilasto- ja indikaattoripankki Sotkanet".
    url
        Public page of the source.
    licence
        SPDX id or the name of the terms.
    date_accessed
        ISO date on which the figures were read at the source.
    public_copy
        Where the copy was read if it was not read at the source itself; None when it was.
    public_copy_note
        The same in words for the reader, or None.
    sha256
        Of the file that was read, or None where it was a text.
    """

    id: str
    producer: str
    title: LocalizedText
    url: str
    licence: str
    date_accessed: str
    public_copy: str | None
    public_copy_note: LocalizedText | None
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """Where the figure of an indicator is found in a source of tables; the ids inside a table are looked up each time.

    Parameters
    ----------
    indicator_id
        Whose figures they are.
    table
        Path of the table at the source.
    words
        Beginnings of words that the name of the figure has in Finnish, in small letters; empty where the table has
        but one.
    within_days
        Limit of the waiting time, of an indicator that is a share of those who waited at most so long; else None.
    counts
        Whether the figures are counts, which may be summed from municipalities to counties.
    """

    indicator_id: str
    table: str
    words: tuple[str, ...] = ()
    within_days: int | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source that a refresh reads.

    Parameters
    ----------
    id, name
        Ours, and the source's own.
    url
        Where its answers begin.
    page
        Public page of one of its series, ``{number}`` being its id there.
    title
        Of the origin of one series.
    verified
        Whether the shape of its answers has been seen in genuine ones.
    pace_seconds
        Least time between two questions.
    candidates
        Ids of indicators outside the catalogue that are worth loading; the source's own words say what they are.
    tables
        Where the figures of each indicator are, of a source of tables.
    """

    id: str
    name: str
    url: str
    page: str
    title: LocalizedText
    verified: bool
    pace_seconds: float
    candidates: tuple[str, ...] = ()
    tables: tuple[SourceTable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """An immutable data package.

    Parameters
    ----------
    id
        ``<source>/<timestamp>-<hash>``: the path below ``data/snapshots``.
    created
        ISO time of creation.
    sha256
        Of its ``datapackage.json``, which holds the hash of every file.
    origins
        Sources of its rows.
    """

    id: str
    created: str
    sha256: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The snapshots in force, by hash; links, exports and scenarios name releases.

    Parameters
    ----------
    id, created
        Its name and ISO date.
    sha256
        Of its file.
    snapshots
        Packages in force.
    practice
        Whether areas and figures are made up, for training; said wherever they are shown.
    published
        The release that people's own entries were joined to; None where this is a published one itself.
    """

    id: str
    created: str
    sha256: str
    snapshots: tuple[Snapshot, ...]
    practice: bool = False
    published: "Release | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSummary:
    """What the file of a release says, its snapshots unread.

    Parameters
    ----------
    id, created, sha256
        As of a Release.
    snapshot_ids
        Packages that it puts in force.
    """

    id: str
    created: str
    sha256: str
    snapshot_ids: tuple[str, ...]
