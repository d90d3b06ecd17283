"""What the server may write of a request: no address of a person, no token, no words they typed."""

import re
from typing import Any, Final

from gunicorn.glogging import Logger

ON: Final = "FLORILEGE_ACCESS_LOG"
FORMAT: Final = "%(t)s %(m)s %(U)s %(s)s %(B)s %(D)s"
_PLAIN: Final = re.compile(r"[a-z][a-z0-9.-]{0,30}|[A-Z]{1,8}")
_OPAQUE: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class QuietLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Method, path, status, size, microseconds. The visitor's network address is not there."""

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        """A failure is told with its address, which may end with a token."""
        words = (" ".join(map(masked, str(arg).split(" "))) for arg in args)
        super().exception(msg, *words, **kwargs)

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        atoms: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        return {**atoms, "U": masked(atoms["U"])}


def masked(path: str) -> str:
    """Leave the words of our own addresses and opaque ids; the token of a link is not written.

    Example: `/compte/confirmer/kX3…/` becomes `/compte/confirmer/*/`.
    """
    return "/".join(map(_masked_part, (path or "").split("/")))


def _masked_part(part: str) -> str:
    shown = not part or _PLAIN.fullmatch(part) or _OPAQUE.fullmatch(part)
    return part if shown else "*"
