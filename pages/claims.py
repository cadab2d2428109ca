"""Väitteiden tarkistus: what the data say of a claim, and the strongest sentence that would be true."""

import streamlit as st

from tkkio_analytics.ui import cache, components, flow, selectors, shell

page = shell.open_page("claims")
if selectors.way_in(page) == "write":
    components.refusals(page)
    components.claim_in_words(page)
    st.stop()

claim = selectors.claim(page)
components.refusals(page)
indicator = cache.indicators()[claim.indicator_id]
if not cache.periods(indicator_id=indicator.id):
    components.no_area_data(page, indicator)
    components.definition(page, indicator)
    components.documented(page, indicator)
    st.stop()

report = cache.check_claim(claim)
with flow.together():
    components.claim_verdict(page, report)
    components.claim_sentence(page, report)
    components.claim_picture(page, report, indicator=indicator)
    components.claim_evidence(page, report)
    components.claim_limits(page, report)
    components.definition(page, indicator)
    components.sources(page, origin_ids=components.claim_origin_ids(report))
    components.save_rows(page, indicator_id=indicator.id, region_codes=claim.region_codes)
