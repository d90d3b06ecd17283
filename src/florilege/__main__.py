"""`python -m florilege COMMAND …`."""

import sys

from florilege.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
