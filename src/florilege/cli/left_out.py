"""What a test run leaves out, said before it begins and again, counted, when it ends."""

from collections.abc import Mapping

from florilege.cli.phrases import gettext as _
from florilege.cli.phrases import ngettext
from florilege.cli.pytest_summary import Summary


def reasons(*, chromium: bool, postgres: bool) -> dict[str, str]:
    """Tell, by marker, why its tests are left out."""
    told: dict[str, str] = {}
    if not chromium:
        told["browser"] = _("in a browser: no Chromium was found (FLORILEGE_CHROMIUM may name one)")
    if not postgres:
        told["postgres"] = _("on PostgreSQL: not asked for (--postgres)")
    return told


def opening(told: Mapping[str, str], *, long: bool) -> str:
    lines = [*told.values(), *sampling(long=long)]
    return paragraph(lines, title=_("This run leaves out:"))


def closing(told: Mapping[str, str], summary: Summary, *, long: bool) -> str:
    """Each line ends with its reason; a marker that no test bears is not worth a line."""
    counted = [
        f"{tests(count)} {told[marker]}" for marker, count in sorted(summary.left_out.items())
    ]
    skipped = [f"{tests(len(at))}: {reason}" for reason, at in sorted(summary.skips.items())]
    return paragraph([*counted, *skipped, *sampling(long=long)], title=_("Left out of this run:"))


def sampling(*, long: bool) -> list[str]:
    return [] if long else [_("full sizes: some tests ran on a sample (--long runs them whole)")]


def tests(count: int) -> str:
    return ngettext("{count} test", "{count} tests", count).format(count=count)


def paragraph(lines: list[str], *, title: str) -> str:
    if not lines:
        return _("Nothing is left out.")
    return "\n".join([title, *(f"- {line}" for line in lines)])
