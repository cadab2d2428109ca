"""The map of Aluevertailu under the pointer."""

from collections.abc import Callable

import pytest
from browser.harness import Server, Visit

pytestmark = pytest.mark.browser
PLACE = """code => {
    const chart = document.querySelector('.st-key-tk-figure-map .js-plotly-plot');
    chart.scrollIntoView({block: 'center'});
    const targets = chart.data.find(trace => trace.customdata);
    const at = targets.customdata.findIndex(entry => entry[0] === code);
    const box = chart.getBoundingClientRect(), {xaxis, yaxis} = chart._fullLayout;
    const value = axis => axis._inputArray ? axis._inputArray[at] : axis[at];
    const x = xaxis._offset + xaxis.d2p(value(targets.x)), y = yaxis._offset + yaxis.d2p(value(targets.y));
    return [box.left + x, box.top + y];
}"""


def test_a_click_follows_an_area_through_the_page_and_a_second_one_lets_it_go(server: Server, visit: Visit) -> None:
    def click(code: str, *, until: Callable[[str], bool]) -> None:
        x, y = visit.page.evaluate(PLACE, code)
        visit.page.mouse.move(x, y)
        visit.page.mouse.click(x, y)
        visit.page.wait_for_url(until)
        visit.settle()

    visit.open(server.link("compare"))
    click("21", until=lambda url: "region=21" in url)
    assert visit.page.locator("tr[aria-current=true] th").inner_text() == "Lappi"
    assert "Lappi" in visit.page.locator(".tk-cards li[aria-current=true]").inner_text()
    click("20", until=lambda url: "region=20" in url)
    click("20", until=lambda url: "region=" not in url)
    assert visit.page.locator("[aria-current=true]").filter(has_text="%").count() == 0
    assert visit.outside == []
    assert visit.errors == []
