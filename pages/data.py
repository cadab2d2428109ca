"""Aineisto: every goal, indicator, programme and euro of the sources, with its figures or how they are loaded."""

from tkkio_analytics.ui import cache, components, selectors, shell
from tkkio_analytics.ui.selectors import catalogue

page = shell.open_page("data")
query = catalogue.query(page)
filters, shown = catalogue.narrowed(page)
components.refusals(page)

items = cache.search_catalogue(query, filters=filters)
components.catalogue_headline(page, items, everything=cache.catalogue_size())
components.catalogue(page, items, shown=shown)
components.outside(page, query)
components.refresh_panel(page)
components.releases(page)
before, after = selectors.two_releases(page)
components.release_difference(page, cache.release_difference(before=before, after=after))
components.sources(page, origin_ids=())
