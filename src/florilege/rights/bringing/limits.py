"""How much a brought file may hold. Far more than any life on a platform, far less than a bomb."""

from typing import Final

MOST_BYTES: Final = 2 * 1024**3  # the ZIP itself
MOST_PLAIN: Final = 4 * 1024**3  # everything in it, unpacked
MOST_JSON: Final = 512 * 1024**2  # one member of JSON
MOST_MEMBERS: Final = 20_000
MOST_ROWS: Final = 1_000_000
MOST_ROW: Final = 1024**2  # letters of one entry
MOST_DEPTH: Final = 20
MOST_RATIO: Final = 200  # unpacked to packed, of whatever is larger than a megabyte
SMALL: Final = 1024**2
ROWS_A_PAGE: Final = 100
LETTERS_A_PAGE: Final = 256 * 1024
