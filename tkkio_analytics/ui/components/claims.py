"""What the data say of a claim: verdict, claim as understood, evidence, and the sentence that would be true."""

from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.charts import claim as claim_charts
from tkkio_analytics.charts import dot_plot
from tkkio_analytics.domain.claim import BreakInside, Claim, ClaimKind, ClaimReport, ClaimVerdict
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.method import MethodId
from tkkio_analytics.domain.target import TargetOutlook
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui import cache, flow, navigation, state
from tkkio_analytics.ui.components import icons, notices, outlook, pictures, record
from tkkio_analytics.ui.components.folds import fold, folded_words
from tkkio_analytics.ui.components.report_link import report_link
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page

TONES: Final = {
    ClaimVerdict.SUPPORTED: "tk-better",
    ClaimVerdict.NOT_SUPPORTED: "tk-worse",
    ClaimVerdict.NOT_ENOUGH_EVIDENCE: "tk-quiet",
    ClaimVerdict.CANNOT_BE_TESTED: "tk-quiet",
}
METHODS: Final = {
    ClaimKind.CHANGE: MethodId.CLAIMS,
    ClaimKind.COMPARISON: MethodId.CLAIMS,
    ClaimKind.TIMING: MethodId.CLAIMS,
    ClaimKind.FIRST: MethodId.WINNER,
    ClaimKind.FASTEST: MethodId.WINNER,
    ClaimKind.TARGET: MethodId.RISK_CLASSES,
}
"""Where the page of methods tells how a kind of claim is tested."""
MOST_CHARTS: Final = 4
"""Areas of a claim that are drawn, one chart each; the rest stand in the table."""


def verdict(page: Page, verdict: ClaimVerdict) -> Markup:
    """Return a verdict as a shape and words."""
    said = page.translator.text(f"claims.verdict.{verdict}")
    return icons.beside("claim", verdict, said, tone=TONES[verdict])


def claim_verdict(page: Page, report: ClaimReport) -> None:
    """Show the verdict and why, then the claim as it was understood and what it would mean for it to be true.

    Parameters
    ----------
    page
        The open page.
    report
        What the data say.
    """
    say = page.translator.message
    lead = element("p", icons.icon("claim", report.verdict), " ", say(report.headline), class_="tk-verdict")
    reasons = element("ul", [element("li", say(line)) for line in report.reasons])
    title = element("h2", page.text("heading.findings"), class_="tk-heard")
    wrong = element("p", report_link(page, figure="headline"), class_="tk-report-line")
    flow.show(element("section", title, lead, reasons, wrong, class_="tk-headline"))
    flow.show(
        element(
            "div",
            element("p", say(report.understood), class_="tk-text"),
            element("p", say(report.definition), class_="tk-small"),
        )
    )
    if report.verdict is ClaimVerdict.CANNOT_BE_TESTED:
        notices.calm(page.translator.text("claim_text.screen.what_next"))


def claim_sentence(page: Page, report: ClaimReport) -> None:
    """Show the strongest sentence that the data support, with its source, ready to copy; folded in every language."""
    flow.title(page.translator.text("claim_text.screen.strongest"))
    flow.apart()
    st.code(_cited(report, page.translator, practice=page.practice), language=None, wrap_lines=True)
    fold(
        page,
        page.translator.text("claim_text.screen.languages"),
        partial(_in_every_language, report, practice=page.practice),
        name="languages",
    )


def _in_every_language(report: ClaimReport, *, practice: bool) -> None:
    for language in LANGUAGES:
        translator = Translator(language)
        flow.show(element("p", translator.text("ui.language.name"), class_="tk-small", lang=language))
        flow.apart()
        st.code(_cited(report, translator, practice=practice), language=None, wrap_lines=True)


def _cited(report: ClaimReport, translator: Translator, *, practice: bool) -> str:
    """Return the sentence and its source as they are copied; of practice data it says so first."""
    stamp = [translator.text("ui.practice.row")] if practice else []
    return "\n".join([*stamp, translator.message(report.strongest), translator.message(report.source)])


def claim_picture(page: Page, report: ClaimReport, *, indicator: Indicator) -> None:
    """Show the series of the claim with its period; of a goal the forecast, of the first every area.

    Parameters
    ----------
    page
        The open page.
    report
        With every default of the claim filled in.
    indicator
        What is claimed about.
    """
    claim = report.claim
    if not cache.periods(indicator_id=indicator.id):
        return
    if claim.kind is ClaimKind.TARGET:
        _outlook(page, report, indicator=indicator)
    elif claim.kind is ClaimKind.FIRST and claim.to_period is not None:
        comparison = cache.compare_areas(indicator_id=indicator.id, period=claim.to_period)
        spec = dot_plot.chart(comparison, indicator=indicator, regions=cache.regions())
        pictures.chart(page, spec, name="areas")
    else:
        _series(page, report, indicator=indicator)


def _outlook(page: Page, report: ClaimReport, *, indicator: Indicator) -> None:
    code = report.claim.region_codes[0]
    breaks = cache.breaks(indicator_id=indicator.id, region_code=code)
    region = cache.regions()[code]
    outlook.fan_chart(page, _outlook_of(report.claim), indicator=indicator, region=region, breaks=breaks)


def _outlook_of(claim: Claim) -> TargetOutlook:
    level, year = claim.goal_value, claim.goal_year
    return cache.target_outlook(
        indicator_id=claim.indicator_id,
        region_code=claim.region_codes[0],
        goal_id=claim.goal_id or "",
        own_goal=None if level is None or year is None else (level, year),
    )


def _series(page: Page, report: ClaimReport, *, indicator: Indicator) -> None:
    latest = cache.latest_common(indicator_id=indicator.id)
    if latest is None:
        return
    values = cache.compare_areas(indicator_id=indicator.id, period=latest).series
    for code in report.claim.region_codes[:MOST_CHARTS]:
        spec = claim_charts.chart(
            report.claim,
            subject=code,
            values=values,
            indicator=indicator,
            regions=cache.regions(),
            breaks=cache.breaks(indicator_id=indicator.id, region_code=code),
        )
        if spec is not None:
            pictures.chart(page, spec, name=f"series-{code}")


def claim_limits(page: Page, report: ClaimReport) -> None:
    """Show how many comparisons stand behind the verdict, breaks inside the period, the test's record, and caveats."""
    text, say = page.translator.text, page.translator.message
    if report.multiplicity is not None:
        flow.show(element("p", say(report.multiplicity.statement), class_="tk-text"))
    if report.breaks:
        flow.title(text("claim_text.screen.breaks"), level=3)
        flow.show(element("ul", [_break(page, inside) for inside in report.breaks], class_="tk-breaks"))
    flow.title(text("claim_text.screen.record"), level=3)
    if report.record_statement is not None:
        flow.show(element("p", say(report.record_statement), class_="tk-text"))
    link = element("a", text("claim_text.screen.methods"), href=_method_address(report.claim), target="_self")
    flow.show(element("p", link, class_="tk-small"))
    if report.caveats:
        caveats = element("ul", [element("li", say(line)) for line in report.caveats], class_="tk-list")
        folded_words(text("claim_text.screen.caveats"), caveats)


def _method_address(claim: Claim) -> str:
    """Return the link to how such claims are tested; of a goal to the record that its probability rests on."""
    of_record = record.address(_outlook_of(claim)) if claim.kind is ClaimKind.TARGET else None
    return of_record or state.address(navigation.path("methods"), method=METHODS[claim.kind].value)


def _break(page: Page, inside: BreakInside) -> Markup:
    return element("li", page.translator.message(inside.consequence), class_=f"tk-{inside.item.kind}")


def claim_origin_ids(report: ClaimReport) -> tuple[str, ...]:
    """Return the ids of the sources that the verdict was read from."""
    return tuple(origin.id for origin in report.origins)
