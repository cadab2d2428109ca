"""A small data folder of made-up areas, and the public copies that it is built from."""

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

RELEASE = "2030-05-01-1"


def words(text: str) -> str:
    return f'{{ fi = "{text}", sv = "{text}", en = "{text}" }}'


def region(code: str, category: str, name: str, order: int, parent: str = "") -> str:
    names = "\n".join(f"{field} = {words(name)}" for field in ("name", "short_name", "genitive", "locative"))
    parent = f'parent = "{parent}"\n' if parent else ""
    return f'[[regions]]\ncode = "{code}"\ncategory = "{category}"\norder = {order}\n{parent}{names}\n'


def indicator(name: str, extra: str = "") -> str:
    texts = "\n".join(f"{field} = {words(name)}" for field in ("name", "short_name", "description", "polarity_basis"))
    return (
        f'[[indicators]]\nid = "{name}"\ntopic = "access"\nunit = "pct"\ndecimals = 1\npolarity = "lower_is_better"\n'
        'data_kind = "register"\nrole = "outcome"\nlisted = true\nlower_bound = 0.0\nupper_bound = 100.0\n'
        'producer = "Keksitty laitos"\nlicence = "CC0-1.0"\nsource_id = "1"\nsource_url = "https://example.org"\n'
        f"{texts}\n{extra}\n"
    )


def origin(name: str, date: str) -> str:
    return (
        f'[[origins]]\nid = "{name}"\nproducer = "Keksitty laitos"\nurl = "https://example.org"\nlicence = "CC0-1.0"\n'
        f'date_accessed = "{date}"\ntitle = {words("Keksitty aineisto")}\n'
    )


REFERENCE = {
    "regions": region("FI", "MAA", "Satumaa", 0)
    + region("01", "HYVINVOINTIALUE", "Kuvitelma", 1, "YTA1")
    + region("02", "HYVINVOINTIALUE", "Haavelaakso", 2, "YTA1")
    + region("YTA1", "YTA", "Sadun yhteistyöalue", 3),
    "units": f'[[units]]\nid = "pct"\nsymbol = {words("%")}\nchange_symbol = {words("pp")}\n',
    "objectives": "objectives = []\n",
    "indicators": indicator("waited")
    + indicator("served", 'derivation = { source_indicator_id = "waited", complement_total = 100.0 }'),
    "targets": "targets = []\n",
    "breaks": "breaks = []\n",
    "corrections": '[[corrections]]\nid = "doubtful"\nindicator_id = "waited"\nregion_code = "02"\nperiod = "2029"\n'
    f'expect = 30.3\naction = "flag"\nsource = "Keksitty lähde"\nreason = {words("Epäilyttävä luku")}\n',
    "origins": origin("copy", "2030-04-01") + origin("document", "2030-05-01"),
    "surfaces": 'surfaces = [{ region_code = "01", km2 = 10 }]\n[source]\nproducer = "Keksitty laitos"\n'
    f'licence = "CC0-1.0"\nurl = "https://example.org"\nyear = 2029\ntitle = {words("Rajat")}\n'
    f"note = {words('Likiarvo')}\n",
    "deficits": 'deadlines = [{ region_code = "01" }]\n[[rules]]\nid = "rule"\nyear = 2031\nstanding = "proposal"\n'
    f'text = {words("Sääntö")}\nsource = "Keksitty esitys"\n',
}
CURATED = {
    "public_copies.toml": 'left_out_regions = ["91"]\n[[series]]\nfile = "figures.csv"\nsource_indicator = "s1"\n'
    'indicator_id = "waited"\norigin_id = "copy"\n[[points]]\nfile = "press.csv"\nsource_indicator = "p1"\n'
    'origin_id = "document"\n',
    "grants.csv": "table,programme,round,investment,column,recipient,group,region_category,region_code,line_kind,euros,"
    "status,origin_id,place\n"
    "tulsote,tulsote,2020,,2020,Kuvitelma,,HYVINVOINTIALUE,01,area,10,granted,document,Dia 1\n"
    "tulsote,tulsote,2020,,2020,Haavelaakso,,HYVINVOINTIALUE,02,area,20,granted,document,Dia 1\n",
    "grant_totals.csv": "table,line,column,total_kind,euros,origin_id,place\n"
    "tulsote,yhteensä (€),2020,column_total,30,document,Dia 1\n",
    "points.csv": "indicator_id,label,region_category,region_code,period,value,unit,quote,origin_id,place\n"
    'waited,Keksitty luku,MAA,FI,2029,31,pct,"Lause, jossa luku on",document,Dia 2\n',
}
COPIES = {
    "figures.csv": "indicator_id,indicator_name,region_code,period,value,unit,source\n"
    "s1,Odotti,FI,2028,25.50,%,laitos\ns1,Odotti,01,2028,20.1,%,laitos\ns1,Odotti,02,2028,30.9,%,laitos\n"
    "s1,Odotti,91,2028,1.0,%,laitos\ns1,Odotti,02,2029,30.3,%,laitos\ns1,Odotti,FI,2029,24.0,%,laitos\n",
    "press.csv": "indicator_id,indicator_name,region_code,period,value,unit,source,quote\n"
    "p1,Uutisluku,FI,2029,12,%,lehti,Luku oli 12\n",
}


@pytest.fixture(scope="session")
def builder(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_snapshot", root / "tools" / "build_snapshot.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name, text in COPIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def made_up(tmp_path: Path, root: Path) -> Callable[[str], Path]:
    """Return a function that lays a data folder without snapshots."""

    def lay(name: str) -> Path:
        folder = tmp_path / name
        reference = folder / "reference"
        (folder / "curated").mkdir(parents=True)
        shutil.copytree(root / "data" / "reference" / "schemas", reference / "schemas")
        for record in (root / "data" / "reference").glob("*_record.*"):
            shutil.copy(record, reference)
        for file, text in REFERENCE.items():
            (reference / f"{file}.toml").write_text(text, encoding="utf-8")
        for file, text in CURATED.items():
            (folder / "curated" / file).write_text(text, encoding="utf-8")
        return folder

    return lay


@pytest.fixture
def data_dir(made_up: Callable[[str], Path], copies: Path, builder: ModuleType) -> Path:
    """Return a whole made-up data folder with one release."""
    folder = made_up("data")
    builder.build(copies, folder, release_id=RELEASE)
    return folder
