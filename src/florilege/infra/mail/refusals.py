"""What a refusal means. Pure: codes of SMTP (RFC 5321) and enhanced status codes (RFC 3463)."""

import re
from enum import StrEnum

_NO_SUCH_BOX = {550, 551, 553}
_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")


class Cause(StrEnum):
    """Why a letter came back."""

    DEAD = "dead"  # there is no such address, or it takes no mail any more
    UNWANTED = "unwanted"  # its reader called it unwanted, or unsubscribed where the mail is read


def enhanced_status(text: str) -> str:
    """Find the enhanced code in what a server said.

    Example: `"5.1.1 <…>: no such user"` gives `"5.1.1"`.
    """
    found = _ENHANCED.search(text)
    return found.group(0) if found else ""


def is_dead(*, code: int, status: str) -> bool:
    """Tell whether a refusal says that the address itself is no good.

    A full box, a policy, a block or a size says nothing of the address: the letter is tried again.
    """
    if status:
        kind, subject, detail = status.split(".")
        if kind != "5":
            return False
        return subject == "1" or (subject, detail) in {("2", "1"), ("4", "4")}
    return code in _NO_SUCH_BOX
