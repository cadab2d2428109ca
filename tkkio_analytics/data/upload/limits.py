"""How large an uploaded file may be: far above any table of areas and years, far below what slows the machine."""

from typing import Final

FILE_BYTES: Final = 20 * 1024 * 1024
"""The same as ``maxUploadSize`` of the server."""
UNPACKED_BYTES: Final = 40 * 1024 * 1024
PARTS: Final = 500
"""Files inside a workbook."""
SHEETS: Final = 50
CELL_MARKS: Final = 80_000
"""Cells that a workbook writes down, empty ones included."""
MARKS: Final = 150_000
"""Marks in any other part of a workbook, such as its styles."""
ROWS: Final = 3_000
COLUMNS: Final = 702
"""Up to column ZZ."""
CELLS: Final = 50_000
CELL_LETTERS: Final = 2_000
SHOWN: Final = 60
"""Characters of a cell that are shown back."""
PROBLEMS: Final = 500
"""Problems that are listed; more of them say nothing new."""
