"""Five hundred files that nobody should upload, made from a seed: the same number is the same file everywhere."""

import random
import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from unit.upload.sheets import as_it_is, in_sheet, repacked, workbook

COUNT = 500
AREAS = (
    "Pohjois-Savo",
    "Itä-Uudenmaan hyvinvointialue",
    "Norra Österbotten",
    "HVA17",
    "1",
    "Helsinki",
    "Koko maa",
    "Åland",
)
NASTY = (
    *("=1+1", "=cmd|' /C calc'!A0", "@SUM(A1:A9)", "+1+1", '=HYPERLINK("http://example.org";"x")', "-1+1"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "{value}", "%s%n", "${x}"),
    *(
        "\N{RIGHT-TO-LEFT OVERRIDE}54,5",
        "54\N{ZERO WIDTH SPACE},5",
        "\N{ARABIC-INDIC DIGIT FIVE}",
        "\N{FULLWIDTH DIGIT FIVE}",
    ),
    *("NaN", "inf", "1e308", "0x1F", "1_000", "--5", "5-", "1.2.3", "1,2,3", "9" * 400, "1" + " 000" * 90),
    *(
        "#DIV/0!",
        "#REF!",
        "TRUE",
        "2024-13",
        "99/2024",
        "31.12.2024",
        "12,345",
        "½",
        "²",
        "",
        " ",
        '"',
        "'",
        "\t",
        ";;;",
    ),
    *("Pohjois-Savo" * 400, "\N{COMBINING DIAERESIS}" * 500, "../../etc/passwd", "own_other_indicator", "Yhteensä"),
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "utf-7", "cp437")
ENDINGS = (".csv", ".txt", ".tsv", ".xlsx")

Made = tuple[str, bytes]


def mutated(number: int) -> Made:
    """Return the name and the bytes of one file."""
    dice = random.Random(number)  # noqa: S311 - the same files each time
    return FAMILIES[number % len(FAMILIES)](dice)


def _rows(dice: random.Random) -> list[list[str]]:
    years = [str(2018 + step) for step in range(dice.randint(1, 8))]
    areas = dice.sample(AREAS, dice.randint(1, len(AREAS)))
    figures = [[f"{dice.uniform(-10, 99):.1f}".replace(".", ",") for _ in years] for _ in areas]
    return [["Alue", *years], *([area, *row] for area, row in zip(areas, figures, strict=True))]


def _text(rows: list[list[str]], separator: str = ";") -> str:
    return "".join(f"{separator.join(row)}\n" for row in rows)


def _name(dice: random.Random) -> str:
    stem = dice.choice(("luvut", "../../luvut", "<b>luvut</b>", "luvut.xlsx", "l" * 300, "", "=luvut"))
    return stem + dice.choice((*ENDINGS, ".XLSX", ".xls", ".xlsm", ".exe", "", ".csv.exe"))


def _flipped(dice: random.Random, data: bytes, share: float = 0.02) -> bytes:
    changed = bytearray(data)
    for _ in range(max(1, int(len(changed) * share * dice.random()))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def random_bytes(dice: random.Random) -> Made:
    start = dice.choice(
        (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
    )
    return _name(dice), start + dice.randbytes(dice.choice((0, 1, 7, 100, 20_000)))


def other_encodings(dice: random.Random) -> Made:
    text = _text(_rows(dice), dice.choice((";", "\t", ",", "|", ":")))
    data = text.encode(dice.choice(ENCODINGS), errors="replace")
    return f"luvut{dice.choice(ENDINGS[:3])}", _flipped(dice, data) if dice.random() < 0.5 else data


def nasty_cells(dice: random.Random) -> Made:
    rows = _rows(dice)
    for _ in range(dice.randint(1, 4)):
        row = dice.choice(rows)
        row[dice.randrange(len(row))] = dice.choice(NASTY)
    return "luvut.csv", _text(rows).encode()


def torn_text(dice: random.Random) -> Made:
    data = _text(_rows(dice)).encode(dice.choice(("utf-8", "utf-16", "utf-8-sig")))
    return "luvut.csv", data[: dice.randrange(len(data))]


def odd_shapes(dice: random.Random) -> Made:
    shape = dice.randrange(9)
    cell = dice.choice(("2024", "Kainuu", "5", "", '"'))
    text = {
        0: lambda: f"Alue;2024\n{'Kainuu;1' + chr(10)}" * dice.choice((3_000, 9_000)),
        1: lambda: ";".join([cell] * dice.choice((700, 703, 100_000))),
        2: lambda: "\n" * dice.choice((10, 49_000, 400_000)) + "Alue;2024\nKainuu;5\n",
        3: lambda: "x" * dice.choice((100_000, 3_000_000)),
        4: lambda: '"' + "Kainuu;1\n" * 30_000,
        5: lambda: "\n".join(";".join([cell] * dice.randint(0, 60)) for _ in range(400)),
        6: lambda: "\n".join(["Alue;" + ";".join(["2024"] * 700)] * 30 + ["Kainuu"] * 4_000),
        7: lambda: "\n".join(f"Aluex{place};{place}" for place in range(4_000)) + "\nKainuu;2024;1",
        8: lambda: "Alue;2024\r" * 500 + "\x0b\x0c\x1c",
    }[shape]()
    return "luvut.csv", text.encode()


def torn_workbooks(dice: random.Random) -> Made:
    data = workbook(_rows(dice))
    return "luvut.xlsx", data[: dice.randrange(len(data))] if dice.random() < 0.5 else _flipped(dice, data)


def changed_parts(dice: random.Random) -> Made:
    wanted = dice.choice(("worksheets/", "sharedStrings", "workbook.xml", "styles", "rels", "Content_Types"))

    def change(name: str, content: bytes) -> bytes:
        if wanted not in name or not content:
            return content
        kind = dice.randrange(5)
        place = dice.randrange(len(content))
        if kind == 0:
            return content[:place]
        if kind == 1:
            return _flipped(dice, content, share=0.01)
        if kind == 2:
            return content[:place] + content[place + dice.randint(1, 40) :]
        if kind == 3:
            return b""
        return content.replace(b'"1"', dice.choice((b'"-1"', b'"9999999999"', b'"x"', b'""')))

    return "luvut.xlsx", repacked(workbook(_rows(dice)), change)


def odd_sheets(dice: random.Random) -> Made:
    """Cells that say something else than Excel would."""
    patterns = (
        (r'<c r="B2"', '<c r="XFD1048576"'),
        (r'<row r="2"', '<row r="1048576"'),
        (r'<c r="B2"', '<c r="B2" t="b"'),
        (r'<c r="B2"', '<c r="ZZZZZ2"'),
        (r'<c r="A2"', '<c r="A0"'),
        (r"<sheetData>", "<sheetData>" + "<row/>" * 30_000),
        (r"<sheetData>", "<sheetData><row r='1'>" + "<c/>" * 300_000 + "</row>"),
        (r"<v>[^<]*</v>", f"<v>{'9' * 5_000}</v>"),
        (r"<v>[^<]*</v>", "<v>1e999</v>"),
        (r"<v>[^<]*</v>", "<f>1/0</f>"),
        (r"<dimension[^>]*>", '<dimension ref="A1:XFD1048576"/>'),
        (r"</sheetData>", "</sheetData>" + "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>" * 20),
    )
    pattern, replacement = dice.choice(patterns)
    return "luvut.xlsx", repacked(workbook(_rows(dice)), in_sheet(pattern, replacement))


def bombs(dice: random.Random) -> Made:
    """Workbooks that unpack to far more than they are."""
    kind = dice.randrange(6)
    whole = workbook(_rows(dice))
    if kind == 0:
        return "luvut.xlsx", repacked(whole, as_it_is, add={"xl/media/x.bin": b"\0" * (41 * 1024 * 1024)})
    if kind == 1:
        strings = b"<sst>" + b"<si><t>a</t></si>" * dice.choice((60_000, 900_000)) + b"</sst>"
        return "luvut.xlsx", repacked(whole, as_it_is, add={"xl/sharedStrings.xml": strings})
    if kind == 2:
        styles = b"<styleSheet><cellXfs>" + b"<xf/>" * 400_000 + b"</cellXfs></styleSheet>"
        return "luvut.xlsx", repacked(whole, lambda name, content: styles if "styles" in name else content)
    if kind == 3:
        many = {f"xl/media/{place}.txt": b"x" for place in range(600)}
        return "luvut.xlsx", repacked(whole, as_it_is, add=many)
    if kind == 4:
        cells = "<sheetData>" + "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 70_000))
        return "luvut.xlsx", repacked(whole, in_sheet("<sheetData>", cells))
    lying = bytearray(repacked(whole, as_it_is, add={"xl/media/x.bin": b"\0" * (30 * 1024 * 1024)}))
    place = lying.rfind(b"PK\x01\x02")
    lying[place + 24 : place + 28] = struct.pack("<I", dice.choice((0, 10, 0xFFFFFFFE)))
    return "luvut.xlsx", bytes(lying)


def many_sheets(dice: random.Random) -> Made:
    rows: list[list[object]] = [[f"x{place}"] * 20 for place in range(60)]
    return "luvut.xlsx", workbook([["Ohje"]], **{f"S{place}": rows for place in range(dice.choice((3, 30, 80)))})


def dangerous(dice: random.Random) -> Made:
    """Macros, entities, links to elsewhere, passwords, and other programs' files."""
    whole = workbook(_rows(dice))
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
        + "]>"
    )
    link = '<Relationship Id="r9" TargetMode="External" Type="x" Target="file:///etc/passwd"/></Relationships>'
    made = (
        lambda: ("luvut.xlsx", repacked(whole, as_it_is, add={"xl/vbaProject.bin": b"x"})),
        lambda: ("luvut.xlsm", whole),
        lambda: (
            "luvut.xlsx",
            repacked(whole, lambda _, content: content.replace(b"<worksheet", laughs.encode() + b"<worksheet")),
        ),
        lambda: ("luvut.xlsx", repacked(whole, lambda _, content: content.replace(b"</Relationships>", link.encode()))),
        lambda: ("luvut.xlsx", repacked(whole, as_it_is, add={"xl/externalLinks/externalLink1.xml": b"<x/>"})),
        lambda: ("luvut.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9),
        lambda: ("luvut.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(600)),
        lambda: ("luvut.xlsx", _package({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"})),
        lambda: ("luvut.xlsx", _package({"xl/workbook.bin": b"x"})),
        lambda: ("luvut.xlsx", _package({"../../evil.xml": b"x", "a" * 60_000: b""})),
        lambda: ("luvut.csv", whole),
    )
    return dice.choice(made)()


def formulas(dice: random.Random) -> Made:
    rows: list[list[object]] = [list(row) for row in _rows(dice)]
    for row in rows[1:]:
        row[1] = dice.choice(("=B9*2", '=WEBSERVICE("http://example.org")', "=[1]Taul!A1", '=cmd|"/c calc"!A1', 54.5))
    return "luvut.xlsx", workbook(rows)


def _package(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name), content)
    return target.getvalue()


FAMILIES: tuple[Callable[[random.Random], Made], ...] = (
    random_bytes,
    other_encodings,
    nasty_cells,
    torn_text,
    odd_shapes,
    torn_workbooks,
    changed_parts,
    odd_sheets,
    bombs,
    many_sheets,
    dangerous,
    formulas,
)
