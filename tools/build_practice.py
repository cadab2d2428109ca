"""Make the snapshot and the release of the practice data from their seed.

    python tools/build_practice.py

The same reference files make the same bytes; nothing is read from the clock.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tkkio_analytics.data.practice import build
from tkkio_analytics.errors import TkkioError


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the practice data, and say where they went."""
    parser = argparse.ArgumentParser(description="Make the practice data from their seed.")
    parser.add_argument("--out", type=Path, default=Path("data/practice"), help="folder with the practice reference")
    try:
        print(build(parser.parse_args(arguments).out))
    except TkkioError as error:
        print(f"{error.key}: {dict(error.params)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
