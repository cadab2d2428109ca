"""Facts that either side of a negotiation is likely to raise, each on the side that its figure speaks for."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tkkio_analytics.analysis.briefing import figures
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import count, when
from tkkio_analytics.domain.briefing import Statement
from tkkio_analytics.domain.figure import Measure
from tkkio_analytics.domain.message import LocalizedText, Message, message
from tkkio_analytics.domain.period import Period


class Side(StrEnum):
    """Who is likely to raise a fact."""

    COUNTY = "county"
    MINISTRY = "ministry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact with the side that is likely to raise it."""

    side: Side
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is compared with the nation, and whose argument a higher figure is; a lower one is the other side's."""

    indicator_id: str
    higher: Side
    raised_by: Side
    """Who would miss it if there were no data."""


TOPICS: Final = (
    Topic(indicator_id="need_65_plus_share", higher=Side.COUNTY, raised_by=Side.COUNTY),
    Topic(indicator_id="need_coefficient_total", higher=Side.COUNTY, raised_by=Side.COUNTY),
    Topic(indicator_id="median_income", higher=Side.MINISTRY, raised_by=Side.COUNTY),
    Topic(indicator_id="health_staff", higher=Side.MINISTRY, raised_by=Side.COUNTY),
    Topic(indicator_id="state_funding_per_inhabitant", higher=Side.MINISTRY, raised_by=Side.COUNTY),
    Topic(indicator_id="primary_care_cost", higher=Side.MINISTRY, raised_by=Side.MINISTRY),
)
"""The order of the steering criteria: age, need, means, resources, costs."""
WITHOUT_DATA: Final = {
    Side.COUNTY: ("private_care", "occupational_care", "coverage", "distances"),
    Side.MINISTRY: ("outturns", "age_standardised", "productivity"),
}
"""Arguments that are raised and that no indicator of the catalogue measures by area."""


def beside_nation(material: Material) -> tuple[Fact, ...]:
    """Return a fact for each topic on which the region and the nation have a figure of the same period."""
    one = _one if material.is_one_area else _several
    return tuple(fact for topic in TOPICS for fact in one(material, topic))


def missing(material: Material, side: Side) -> tuple[Message, ...]:
    """Return what a side is likely to raise without any data: topics without figures, and what nobody measures."""
    met = {reference.indicator_id for fact in beside_nation(material) for reference in fact.statement.references}
    silent = [
        message("briefing.argument.unmeasured", indicator=material.indicators[topic.indicator_id].short_name)
        for topic in TOPICS
        if topic.raised_by is side and topic.indicator_id in material.indicators and topic.indicator_id not in met
    ]
    absent = [
        message(f"briefing.absent.{topic.indicator_id}")
        for topic in TOPICS
        if topic.raised_by is side and topic.indicator_id not in material.indicators
    ]
    return (*silent, *absent, *(message(f"briefing.absent.{name}") for name in WITHOUT_DATA[side]))


def _one(material: Material, topic: Topic) -> tuple[Fact, ...]:
    pair = _pair(material, topic.indicator_id, material.region.code)
    if pair is None or pair[0].reference.exact == pair[1].reference.exact:
        return ()
    own, nation = pair
    higher = own.reference.exact > nation.reference.exact
    said = message(
        f"briefing.argument.{'higher' if higher else 'lower'}",
        indicator=material.indicators[topic.indicator_id].short_name,
        locative=material.region.locative,
        own=own.value,
        nation_locative=_where(material, nation),
        nation=nation.value,
        year=when(Period.parse(own.reference.period)),
    )
    return (Fact(side=_side(topic, higher=higher), statement=_statement(said, own, nation)),)


def _several(material: Material, topic: Topic) -> tuple[Fact, ...]:
    """Return on either side how many areas lie beyond the nation, and which lies farthest."""
    pairs = [pair for area in material.areas if (pair := _pair(material, topic.indicator_id, area.code)) is not None]
    newest = max((pair[0].reference.period for pair in pairs), default=None)
    pairs = [pair for pair in pairs if pair[0].reference.period == newest]
    facts = []
    for higher in (True, False):
        beyond = [pair for pair in pairs if _is_beyond(pair, higher=higher)]
        if beyond:
            far = max(beyond, key=lambda pair: abs(pair[0].reference.exact - pair[1].reference.exact))
            said = _counted(material, topic, far, higher=higher, number=len(beyond), among=len(pairs))
            facts.append(Fact(side=_side(topic, higher=higher), statement=_statement(said, far[1], far[0])))
    return tuple(facts)


def _counted(
    material: Material,
    topic: Topic,
    far: tuple[figures.Figure, figures.Figure],
    *,
    higher: bool,
    number: int,
    among: int,
) -> Message:
    return message(
        f"briefing.argument.{'areas_higher' if higher else 'areas_lower'}",
        indicator=material.indicators[topic.indicator_id].short_name,
        number=count(number),
        among=count(among),
        nation_locative=_where(material, far[1]),
        nation=far[1].value,
        region=material.regions[far[0].reference.region_code].short_name,
        own=far[0].value,
        year=when(Period.parse(far[0].reference.period)),
    )


def _is_beyond(pair: tuple[figures.Figure, figures.Figure], *, higher: bool) -> bool:
    gap = pair[0].reference.exact - pair[1].reference.exact
    return gap > 0 if higher else gap < 0


def _pair(material: Material, indicator_id: str, region_code: str) -> tuple[figures.Figure, figures.Figure] | None:
    """Return the latest figures of a region and of what it is held against, in the same period; None without such.

    That is the nation; where its figure is not published, the median of the areas.
    """
    panel = material.panels.get(indicator_id)
    if panel is None:
        return None
    for period in reversed(panel.periods):
        own = figures.at(material, indicator_id, region_code, period)
        nation = figures.at(material, indicator_id, material.nation.code, period)
        nation = nation or figures.median(material, indicator_id, period)
        if own is not None and nation is not None:
            return own, nation
    return None


def _where(material: Material, other: figures.Figure) -> LocalizedText | Message:
    if other.reference.measure is Measure.MEDIAN:
        return message("briefing.argument.median")
    return material.nation.locative


def _side(topic: Topic, *, higher: bool) -> Side:
    other = Side.MINISTRY if topic.higher is Side.COUNTY else Side.COUNTY
    return topic.higher if higher else other


def _statement(said: Message, *found: figures.Figure) -> Statement:
    return Statement(message=said, references=figures.references(found))
