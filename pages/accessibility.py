"""Saavutettavuusseloste: how the service meets the requirements, what is lacking, and whom to tell."""

from tkkio_analytics.ui import components, shell

page = shell.open_page("accessibility")
components.lead(page, components.statement_findings())
components.refusals(page)
components.statement(page)
