"""Mitä jos: what reaching a goal would take, always beside the path without it."""

from tkkio_analytics.ui import components, selectors, shell

page = shell.open_page("what_if")
frozen = selectors.frozen()
if frozen is None:
    question = selectors.question(page)
    components.refusals(page)
    components.what_if(page, question)
else:
    components.what_if_again(page, frozen)
components.saved_scenarios(page)
