"""Checks of the sources against a server: what is as expected, what differs, what cannot be reached."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sotkanet_server as server
from answering_server import Answers

from tkkio_analytics.config import Settings
from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.source_checks.declared import CHECKED
from tkkio_analytics.data.source_checks.running import CheckRequest, check_sources
from tkkio_analytics.domain.source_check import CheckResult, CheckState, SourceCheck
from tkkio_analytics.errors import RefreshError
from tkkio_analytics.services.source_checks import check, last_source_check

QUICK = Policy(pace=0.0, attempts=1, connect=1.0, silence=0.2, whole=0.5, longest_rest=0.0, largest=10**6)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def checked(address: str, *source_ids: str) -> SourceCheck:
    return check_sources(
        CheckRequest(
            user_agent="tkkio-analytiikka/test",
            now=lambda: NOW,
            source_ids=source_ids,
            base_urls={source.id: f"{address}/{source.id}" for source in CHECKED},
            verified=("sotkanet",),
            policy=QUICK,
        )
    )


def result(found: SourceCheck, check_id: str) -> CheckResult:
    return next(entry for entry in found.results if entry.check_id == check_id)


def test_answers_of_the_contracts_are_as_expected(address: str) -> None:
    found = checked(address)
    assert [entry.check_id for entry in found.results if entry.state is not CheckState.OK] == []
    assert len(found.results) == 16
    assert dict(result(found, "sotkanet_rows").found.params) == {
        "count": 2,
        "helsinki": "674500",
        "nation": "5603851",
    }
    assert result(found, "thl_decimals").found.params["example"] == "12.5"
    assert result(found, "statfi_hidden").found.params["codes"] == ".."
    assert result(found, "kela_columns").found.params["area"] == "hyvinvointialue_name_fi"
    assert result(found, "valtiokonttori_counties").found.params["count"] == 22
    assert [entry.verified for entry in found.results] == [entry.source_id == "sotkanet" for entry in found.results]


@pytest.mark.parametrize(
    ("check_id", "path", "old", "new"),
    [
        ("sotkanet_regions", "/sotkanet/regions", '"id": 978', '"id": 979'),
        ("sotkanet_rows", "/sotkanet/json?indicator=127&years=2023&genders=total", "674500", "674501"),
        ("sotkanet_two_indicators", "/sotkanet/json?indicator=127&indicator=4", '"indicator": 4', '"indicator": 127'),
        ("sotkanet_empty_regions", "/sotkanet/indicators/3815", "[]", '["Kunta"]'),
        ("thl_cubes", "/thl_pivot/prod/api/avohpaasy.json", '{"href": "pthjono01"}', ""),
        ("thl_dimensions", "/thl_pivot/prod/fi", "hyvinvointialue", "sairaanhoitopiiri"),
        ("thl_decimals", "/thl_pivot/prod/fi/avohpaasy/pthjono01/fact_ahil_pthjono01.json", "12.5", "12,5"),
        ("thl_latest", "/thl_pivot/prod/api/latest", "runid", "run"),
        ("statfi_config", "/statfi/?config", '"maxCalls": 40', '"maxCalls": 30'),
        ("statfi_population", "/statfi/StatFin/vaerak", "contentscode", "Tiedot"),
        ("statfi_hidden", "POST /statfi", '"1": ".."', ""),
        ("statfi_correspondence", "/statfi_classifications", "maps/000/00", "maps/001/00"),
        ("valtiokonttori_packages", "/valtiokonttori/aineistot", "HTAS", "KTAS"),
        ("valtiokonttori_counties", "/valtiokonttori/aineistot", "1000005-1", "1000006-1"),
        ("kela_columns", "/kela/data/dat_hva.json", '"arvo"', '"value"'),
    ],
)
def test_another_answer_is_told(answers: Answers, address: str, check_id: str, path: str, old: str, new: str) -> None:
    (place,) = [known for known in answers.bodies if known.startswith(path) and old.encode() in answers.bodies[known]]
    body = answers.bodies[place].decode()
    if check_id == "valtiokonttori_counties":
        body = body.replace("1000004-1", new)
    answers.bodies[place] = body.replace(old, new).encode()
    found = checked(address)
    assert result(found, check_id).state is CheckState.DIFFERS


def test_a_library_that_is_let_in_is_told(answers: Answers, address: str) -> None:
    answers.refused_agents = ()
    assert result(checked(address, "sotkanet"), "sotkanet_library_agent").state is CheckState.DIFFERS


@pytest.mark.parametrize(
    ("action", "state", "key"),
    [
        (server.status(403), CheckState.DIFFERS, "errors.source_refused"),
        (server.status(404), CheckState.DIFFERS, "errors.source_refused"),
        (server.instead(b"<html>Huoltokatko</html>"), CheckState.DIFFERS, "errors.answer_is_a_page"),
        (server.half_of_it, CheckState.DIFFERS, "errors.answer_not_json"),
        (server.instead(b"[]"), CheckState.DIFFERS, "errors.answer_unexpected"),
        (server.instead(b'{"aineistot": 1}'), CheckState.DIFFERS, "errors.answer_unexpected"),
        (server.status(429), CheckState.UNREACHABLE, "errors.source_refused"),
        (server.status(503, Retry_After="60"), CheckState.UNREACHABLE, "errors.source_asks_for_rest"),
        (server.reset, CheckState.UNREACHABLE, "errors.source_not_reached"),
        (server.cut_short, CheckState.UNREACHABLE, "errors.source_cut_short"),
        (server.silent(0.5), CheckState.UNREACHABLE, "errors.source_too_slow"),
    ],
)
def test_a_source_that_misbehaves_is_told(
    answers: Answers, address: str, action: server.Callable[..., None], state: CheckState, key: str
) -> None:
    answers.fail("/valtiokonttori", action)
    found = checked(address, "valtiokonttori")
    assert {(entry.state, entry.found.key) for entry in found.results} == {(state, key)}
    assert found.results[0].found.params["source"] == "Valtiokonttori"


def test_after_silence_the_rest_of_a_source_is_not_asked(answers: Answers, address: str) -> None:
    answers.fail("/sotkanet", server.silent(0.5))
    found = checked(address, "sotkanet", "kela")
    assert found.count(CheckState.UNREACHABLE) == 5
    assert result(found, "kela_columns").state is CheckState.OK
    assert sum(path.startswith("/sotkanet") for path in answers.asked) == 1


def test_a_check_is_recorded(addresses: list[str]) -> None:
    settings = Settings.from_env()
    found = check(settings, source_ids=["kela"], addresses=addresses)
    assert last_source_check(settings) == found


def test_an_unknown_source_or_an_address_of_nobody_is_refused(address: str) -> None:
    settings = Settings.from_env()
    with pytest.raises(RefreshError, match="source_check_unknown"):
        checked(address, "eurostat")
    with pytest.raises(RefreshError, match="source_check_whose_address"):
        check(settings, addresses=[address])


def test_the_addresses_are_those_that_a_refresh_asks(root: Path) -> None:
    catalog = Catalog.from_folder(root / "data" / "reference")
    shipped_sources = {source.id: source.url for source in catalog.sources}
    declared = {source.id: source.url for source in CHECKED}
    both = sorted(set(declared) & set(shipped_sources))
    assert "sotkanet" in both
    assert {name: declared[name] for name in both} == {name: shipped_sources[name] for name in both}
