"""Lähteet ja lisenssit: where the numbers come from, on what terms, and what the service is made of."""

from tkkio_analytics.ui import components, shell

page = shell.open_page("licences")
components.lead(page, components.licence_findings(page))
components.refusals(page)
components.licences(page)
components.sources(page, origin_ids=())
