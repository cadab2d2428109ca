"""Indicators outside the catalogue, found by the words of their titles."""

from collections.abc import Sequence
from functools import lru_cache

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.outside import OutsideEntry


def found(repository: Repository, query: str) -> tuple[str, ...]:
    """Return the ids of those whose titles, in any language, or number have all the words of a query; all without one.

    Parameters
    ----------
    repository
        The release in force.
    query
        Words or parts of words, in any order.
    """
    words = query.casefold().split()
    return tuple(name for name, text in _texts(repository).items() if all(word in text for word in words))


def entries(repository: Repository, ids: Sequence[str]) -> tuple[OutsideEntry, ...]:
    """Return what the sources say of indicators; ids that the release does not have are left out."""
    return tuple(entry for entry in map(repository.outside.entry, ids) if entry is not None)


@lru_cache(maxsize=4)
def _texts(repository: Repository) -> dict[str, str]:
    return {
        indicator_id: " ".join([*row["title"].values(), row["source_id"]]).casefold()
        for indicator_id, (_, row) in repository.outside.rows.items()
    }
