"""`python -m lenig` is the `lenig` command."""

import sys

from lenig.cli import main

if __name__ == "__main__":
    sys.exit(main())
