"""The whole catalogue, indexed once for the release, and what in it answers to some words."""

from collections.abc import Mapping
from types import MappingProxyType

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.catalogue import CatalogueFilters, CatalogueItem, SearchIndex
from tkkio_analytics.domain.provenance import Document
from tkkio_analytics.domain.registry import Objective
from tkkio_analytics.services import catalogue
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository


def search_catalogue(query: str, *, filters: CatalogueFilters) -> tuple[CatalogueItem, ...]:
    """Return the items that answer to a query, the best fit first; an empty query finds everything."""
    return catalogue.search_catalogue(_index(repository(), release().sha256), query, filters=filters)


def catalogue_size() -> int:
    """Return how many items the whole catalogue has."""
    return len(_index(repository(), release().sha256).items)


def objectives() -> Mapping[str, Objective]:
    """Return the national objectives by id, in the order of their numbers."""
    return MappingProxyType({objective.id: objective for objective in repository().catalog.objectives})


def documents() -> Mapping[str, Document]:
    """Return the documents that goals and indicators cite, by id."""
    return MappingProxyType({document.id: document for document in repository().catalog.documents})


def prepare(found: Repository) -> None:
    """Index the catalogue before anybody searches it."""
    _index(found, found.release.sha256)


@kept(most=2)
def _index(_repository: Repository, release_hash: str) -> SearchIndex:  # noqa: ARG001
    return catalogue.catalogue_index(_repository)
