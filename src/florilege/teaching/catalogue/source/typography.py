"""Set French text as a printer does: its spaces do not break, its apostrophes are curved.

Authors type on a keyboard; what they mean by a space before a colon is a no-break space.
"""

import re

_NBSP, _THIN = "\u00a0", "\u202f"
_RULES = (
    (re.compile(r"(?<=[^\W\d])'"), "’"),
    (re.compile(r"(?<!\s) (?=[;!?])"), _THIN),
    (re.compile(r"(?<!\s) (?=:(?:\s|$))"), _NBSP),
    (re.compile(r"(?<=«) "), _NBSP),
    (re.compile(r" (?=»)"), _NBSP),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), _THIN),
    (re.compile(r"(?<=\d) (?=[€%°])"), _NBSP),
)


def set_text(text: str, *, language: str) -> str:
    """Give a text with its typography; only French is touched.

    Example: `L'eau : 5 000 € !` becomes `L’eau : 5 000 € !` with spaces that do not break.
    """
    if language != "fr":
        return text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
