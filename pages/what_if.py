"""Mitä jos: what reaching a goal would take, always beside the path without it."""

from tkkio_analytics.ui import cache, components, selectors, shell

page = shell.open_page("what_if")
frozen = selectors.frozen()
if frozen is None:
    question = selectors.question(page)
    components.refusals(page)
    without = cache.scenario_outlook(scenario=question.scenario)
    components.what_if(page, question, without=without)
    for indicator in question.indicators:
        components.definition(page, indicator)
    components.sources(page, origin_ids=without.origin_ids)
else:
    components.what_if_again(page, frozen)
components.saved_scenarios(page)
