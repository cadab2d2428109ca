"""What a page saves is what it shows: of the release that is shown, with that release's name and sources inside."""

from io import BytesIO
from zipfile import ZipFile

from pages.conftest import Opener
from pages.screen import charts, offered, unfolded


def test_every_file_that_a_page_offers_can_be_written_without_its_session(open_page: Opener) -> None:
    app = unfolded(open_page("trends", indicator="emergency_visits", region="13", lang="en"))
    files = offered(app)
    assert {name.rpartition(".")[2] for name in files} == {"csv", "xlsx", "png", "svg"}
    for name, file in files.items():
        content = file.content()
        assert content, name
        if name.endswith("csv"):
            assert "2026-11-22-1" in content.decode("utf-8-sig"), name
    assert len(charts(app)) == sum(name.endswith(".svg") for name in files)


def test_practice_saves_what_is_made_up_and_says_so(open_page: Opener) -> None:
    for data, real in (("practice", False), ("real", True)):
        files = offered(open_page("data", data=data))
        whole = next(file for name, file in files.items() if name.endswith(".zip"))
        assert whole.name.startswith("harjoitusaineisto-") is not real
        archive = ZipFile(BytesIO(whole.content()))
        assert any(b"Pirkanmaa" in archive.read(name) for name in archive.namelist()) is real
    rows = offered(open_page("trends", data="practice"))
    observations = next(file for name, file in rows.items() if name.endswith(".csv") and "trends" not in name)
    lines = observations.content().decode("utf-8-sig").splitlines()
    assert all("keksitty luku" in line for line in lines[1:])
