"""Which release is shown, on every page, and that another one is in force."""

from datetime import date

from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page


def release_shown(page: Page) -> None:
    """Name the release whose figures are shown, and lead to the others and to what changed between them."""
    shown = cache.pinned()
    standing = "in_force" if shown == cache.in_force() else "not_in_force"
    name = element("strong", page.translator.text("releases.shown", release=shown))
    others = state.address(navigation.path("data"), view="releases")
    link = element("a", page.translator.text("releases.others"), href=others, target="_self")
    frozen = (words.frozen_name(page, entry) for entry in cache.frozen_by_release().get(shown, ()))
    told = [element("span", line) for line in (page.translator.text(f"releases.{standing}"), *frozen)]
    flow.show(element("div", name, *told, link, class_="tk-release", role="note"))


def other_release(page: Page) -> None:
    """Say that another release than the one in force is open, and link to the same view of that one."""
    shown, in_force = cache.pinned(), cache.in_force()
    if shown == in_force:
        return
    known = cache.releases()
    is_later = in_force in known and known.index(shown) < known.index(in_force)
    told = page.translator.text(
        "releases.later" if is_later else "releases.earlier",
        release=shown,
        created=date.fromisoformat(page.release.created),
    )
    frozen = [words.frozen_name(page, entry) for entry in cache.frozen_by_release().get(shown, ())]
    way_back = page.translator.text("releases.to_in_force", release=in_force)
    link = element("a", way_back, href=state.here(release=""), target="_self")
    lines = [element("p", element("strong", told)), *(element("p", name) for name in frozen), element("p", link)]
    flow.show(element("div", *lines, class_="tk-notice tk-calm", role="note"))
