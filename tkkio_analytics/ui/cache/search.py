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
    return _found(repository(), release().sha256, query, filters)


def catalogue_size() -> int:
    """Return how many items the whole catalogue has."""
    return len(_index(repository(), release().sha256).items)


def objectives() -> Mapping[str, Objective]:
    """Return the national objectives by id, in the order of their numbers."""
    return _objectives(repository(), release().sha256)


def documents() -> Mapping[str, Document]:
    """Return the documents that goals and indicators cite, by id."""
    return _documents(repository(), release().sha256)


def prepare(found: Repository) -> None:
    """Index the catalogue before anybody searches it."""
    _index(found, found.release.sha256)


@kept(most=2)
def _index(_repository: Repository, release_hash: str) -> SearchIndex:  # noqa: ARG001
    return catalogue.catalogue_index(_repository)


@kept(most=64)
def _found(
    _repository: Repository, release_hash: str, query: str, filters: CatalogueFilters
) -> tuple[CatalogueItem, ...]:
    return catalogue.search_catalogue(_index(_repository, release_hash), query, filters=filters)


@kept(most=4)
def _objectives(_repository: Repository, release_hash: str) -> Mapping[str, Objective]:  # noqa: ARG001
    return MappingProxyType({objective.id: objective for objective in _repository.catalog.objectives})


@kept(most=4)
def _documents(_repository: Repository, release_hash: str) -> Mapping[str, Document]:  # noqa: ARG001
    return MappingProxyType({document.id: document for document in _repository.catalog.documents})
