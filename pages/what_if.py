"""Mitä jos: what reaching a goal would take, always beside the path without it."""

from tkkio_analytics.ui import components, selectors, shell

page = shell.open_page("what_if")
question = selectors.question(page)
components.refusals(page)
components.what_if(page, question)
