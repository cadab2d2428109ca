"""Indicators outside the catalogue, found by the words of their titles."""

from functools import lru_cache

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.outside import OutsideEntry


def found(repository: Repository, query: str) -> tuple[OutsideEntry, ...]:
    """Return the indicators whose titles, in any language, or number have all the words of a query; all without one.

    Parameters
    ----------
    repository
        The release in force.
    query
        Words or parts of words, in any order.
    """
    words = query.casefold().split()
    ids = [indicator_id for indicator_id, text in _texts(repository).items() if all(word in text for word in words)]
    entries = (repository.outside.entry(indicator_id) for indicator_id in ids)
    return tuple(entry for entry in entries if entry is not None)


@lru_cache(maxsize=4)
def _texts(repository: Repository) -> dict[str, str]:
    return {
        indicator_id: " ".join([*row["title"].values(), row["source_id"]]).casefold()
        for indicator_id, (_, row) in repository.outside.rows.items()
    }
