"""`python -m tkkio_analytics.cli`: the same program where its script is not on the path."""

import sys

from tkkio_analytics.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
