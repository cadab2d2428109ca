"""Grants beside the change of an indicator: points, a rank correlation with its interval, and no cause."""

from functools import partial

from tkkio_analytics.charts import grant_scatter
from tkkio_analytics.domain.funding import AssociationPoint, GrantAssociation
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import EuroForm, Euros
from tkkio_analytics.ui import cache, flow, words
from tkkio_analytics.ui.components import pictures, tables, text
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table


def grant_association(page: Page, association: GrantAssociation, *, indicator: Indicator) -> None:
    """Show what the figures say together, what they cannot tell, and every area.

    Parameters
    ----------
    page
        The open page.
    association
        The finding, or why there is none.
    indicator
        What changed.
    """
    flow.show(element("p", page.translator.message(association.finding), class_="tk-text tk-strong"))
    text.lines(page, association.caveats)
    if not association.points:
        return
    spec = grant_scatter.chart(association, indicator=indicator, regions=cache.regions())
    pictures.chart(page, spec, name="association")
    words_of_chart = page.translator.text(f"funding.better.{indicator.polarity}")
    origin_ids = (*association.origin_ids, *cache.population_origins())
    table = partial(_table, page, association, indicator=indicator)
    tables.twin(page, table, origin_ids=origin_ids, name="association", words=words_of_chart)


def _table(page: Page, association: GrantAssociation, *, indicator: Indicator) -> Table:
    return Table(
        caption=page.translator.text(
            "funding.caption.association", indicator=indicator.name, start=association.start, end=association.end
        ),
        columns=(
            Column(header=page.text("column.area")),
            Column(header=page.translator.text("funding.column.per_inhabitant"), numeric=True),
            Column(header=page.translator.text("funding.column.change"), numeric=True),
        ),
        rows=tuple(_row(page, point, indicator=indicator) for point in association.points),
    )


def _row(page: Page, point: AssociationPoint, *, indicator: Indicator) -> tuple[Cell, ...]:
    each = Euros(value=point.per_inhabitant, form=EuroForm.PER_INHABITANT)
    return (
        Cell(text=page.translator.localized(cache.regions()[point.region_code].short_name)),
        Cell(text=page.translator.value(each), raw=point.per_inhabitant),
        words.change(page, indicator, point.change),
    )
