"""What a person reads who opens their file: pages without script, and a text that explains it."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any

from django.db import models
from django.template.loader import render_to_string
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import override

from florilege.infra import policy
from florilege.infra.clock import LEGAL_ZONE
from florilege.kernel.declarations import Holding
from florilege.rights.export_format import exported_fields, file_fields
from florilege.rights.portability import PORTABLE, mark_of
from florilege.rights.wording import as_read, label_of

NEWEST = 200  # of a table; the page stays one that a browser opens, and all stand in data.json
PAGES = {"fr": "index.html", "en": "index.en.html"}
READMES = {"fr": "LISEZ-MOI.txt", "en": "README.txt"}
_order = count()


@dataclass(slots=True)
class Shown:
    """The newest rows of one table, and how many there are in all."""

    holding: Holding
    model: type[models.Model]
    total: int = 0
    newest: list[tuple[str, int, dict[str, Any]]] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)

    def add(self, row: dict[str, Any], *, since: Any) -> None:
        """Count a row, and keep it if it is among the newest."""
        self.total += 1
        entry = ("" if since is None else str(since), next(_order), row)
        if len(self.newest) < NEWEST:
            heapq.heappush(self.newest, entry)
        else:
            heapq.heappushpop(self.newest, entry)

    def add_file(self, path: str) -> None:
        if len(self.files) < NEWEST:
            self.files.append((path, path.rpartition("/")[2]))

    def rows(self) -> Iterator[list[tuple[str, Any]]]:
        """Label and value of each field that says something to a reader, the newest row first."""
        labels = {name: label_of(self.model, name) for name in self._readable()}
        for _since, _number, row in sorted(self.newest, reverse=True):
            yield [(labels[name], as_read(dated(row.get(name)))) for name in labels]

    def _readable(self) -> list[str]:
        """Opaque ids tell a reader nothing."""
        files = set(file_fields(self.holding, self.model))
        fields = [(n, self.model._meta.get_field(n)) for n in exported_fields(self.holding)]
        opaque = (models.UUIDField, models.ForeignKey)
        return [n for n, one in fields if n not in files and not isinstance(one, opaque)]


def index_pages(shown: list[Shown], *, at: datetime) -> Iterator[tuple[str, bytes]]:
    """Write the page in each language, under its name in the file."""
    for language, name in PAGES.items():
        with override(language):
            context = {
                "tables": [_section(one) for one in shown if one.total],
                "empty": [_(one.holding.title) for one in shown if not one.total],
                "others": [(code, other) for code, other in PAGES.items() if code != language],
                "language": language,
                "readme": READMES[language],
                **_head(at),
            }
            yield name, render_to_string("export/index.html", context).encode()


def readmes(*, at: datetime) -> Iterator[tuple[str, bytes]]:
    """Write the text that explains the file, in each language."""
    for language, name in READMES.items():
        with override(language):
            text = render_to_string("export/readme.txt", {"index": PAGES[language], **_head(at)})
            yield name, text.strip().encode() + b"\n"


def _section(one: Shown) -> dict[str, Any]:
    charter = policy.charter()
    declared = one.holding.personal_fields
    portable = [
        label_of(one.model, name)
        for name in exported_fields(one.holding)
        if mark_of(declared[name], charter=charter) in PORTABLE
    ]
    return {
        "title": _(one.holding.title),
        "key": one.holding.export,
        "total": one.total,
        "rows": one.rows(),
        "more": one.total - len(one.newest),
        "files": one.files,
        "portable": portable,
        "all_portable": len(portable) == len(exported_fields(one.holding)),
    }


def _head(at: datetime) -> dict[str, Any]:
    charter = policy.charter()
    return {
        "school": charter.provider.name,
        "officer": charter.officer,
        "at": at.astimezone(LEGAL_ZONE),
    }


def dated(value: Any) -> Any:
    """Read a day or a time back from the text of JSON, so that it is shown as a person writes it."""
    if not isinstance(value, str) or not value[:4].isdigit():
        return value
    try:
        return _parsed(value) or value
    except ValueError:
        return value


def _parsed(text: str) -> date | datetime | None:
    return parse_date(text) if len(text) == 10 else parse_datetime(text)
