"""Sanasto: what the words of the service mean, in three languages."""

from tkkio_analytics.ui import components, selectors, shell

page = shell.open_page("glossary")
components.lead(page, components.glossary_findings())
sought = selectors.sought_term(page)
components.refusals(page)
components.glossary(page, sought)
components.sources(page, origin_ids=())
