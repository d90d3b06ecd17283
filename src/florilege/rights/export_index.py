"""What a person reads who opens their file: pages without script, and a text that explains it."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import count
from operator import itemgetter
from typing import Any

from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from florilege.infra import policy
from florilege.infra.clock import LEGAL_ZONE
from florilege.infra.declarations.labels import label_of
from florilege.kernel.declarations import Holding, Personal
from florilege.rights.export_format import exported_fields, file_fields
from florilege.rights.naming import place_of, said
from florilege.rights.portability import PORTABLE, mark_of
from florilege.rights.wording import as_read, dated

NEWEST = 200  # of a table; the page stays one that a browser opens, and all stand in data.json
PAGES = {"fr": "index.html", "en": "index.en.html"}
READMES = {"fr": "LISEZ-MOI.txt", "en": "README.txt"}
_order = count()


@dataclass
class Shown:
    """The newest rows of one table, and how many there are in all."""

    holding: Holding
    model: type[models.Model]
    total: int = 0
    newest: list[tuple[str, int, dict[str, Any], Any]] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)

    def add(self, values: dict[str, Any], *, since: Any, row: Any = None) -> None:
        """Count a row, and keep it if it is among the newest; what was brought has no row here."""
        self.total += 1
        entry = ("" if since is None else str(since), next(_order), values, row)
        if len(self.newest) < NEWEST:
            heapq.heappush(self.newest, entry)
        else:
            heapq.heappushpop(self.newest, entry)

    def add_file(self, path: str) -> None:
        if len(self.files) < NEWEST:
            self.files.append((path, path.rpartition("/")[2]))

    def rows(self) -> Iterator[list[tuple[str, Any]]]:
        """Label and value of each field that says something to a reader, the newest row first."""
        labels = {name: label_of(self.holding.model, name) for name in self.readable}
        words = self._words()
        for _since, number, values, _row in sorted(self.newest, key=itemgetter(0, 1), reverse=True):
            told = values | words.get(number, {})
            yield [(labels[name], as_read(dated(told.get(name)))) for name in labels]

    def _words(self) -> dict[int, dict[str, str]]:
        """Say the codes of the kept rows in the language of the page, by the number of the row."""
        rows = {number: row for _since, number, _values, row in self.newest if row is not None}
        words = said([([*rows.values()], self.readable)])
        return {
            number: {
                name: told
                for name in self.readable
                if isinstance(told := words.get(place_of(row, name)), str)
            }
            for number, row in rows.items()
        }

    @cached_property
    def readable(self) -> dict[str, Personal]:
        """What a page prints: no files, and no opaque ids that nobody says in words."""
        files = set(file_fields(self.holding, self.model))
        opaque = (models.UUIDField, models.ForeignKey)
        return {
            name: declared
            for name in exported_fields(self.holding)
            if name not in files
            and (
                (declared := self.holding.personal_fields[name]).named
                or not isinstance(self.model._meta.get_field(name), opaque)
            )
        }


def index_pages(shown: list[Shown], *, at: datetime) -> Iterator[tuple[str, bytes]]:
    """Write the page in each language, under its name in the file; times are those of the school."""
    for language, name in PAGES.items():
        with override(language), timezone.override(LEGAL_ZONE):
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
        with override(language), timezone.override(LEGAL_ZONE):
            text = render_to_string("export/readme.txt", {"index": PAGES[language], **_head(at)})
            yield name, text.strip().encode() + b"\n"


def _section(one: Shown) -> dict[str, Any]:
    charter = policy.charter()
    declared = one.holding.personal_fields
    portable = [
        label_of(one.holding.model, name)
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
        "at": at,
    }
