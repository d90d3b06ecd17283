"""Who looked, as a person may read it: role, time, reason, kinds, place; never a name."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_noop

from florilege.infra import policy
from florilege.infra.journal.queries import looks_at
from florilege.kernel.registry import REGISTRY, Rendering
from florilege.kernel.subjects import SubjectRef


def looks(person: SubjectRef) -> Iterator[dict[str, Any]]:
    organisation = policy.charter().provider.name
    for entry in looks_at(person).iterator(chunk_size=1_000):
        yield {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "own": entry.actor == person,
            "role": entry.role,
            "organisation": organisation,
            "purpose": entry.purpose,
            "categories": entry.categories.split(),
            "page": entry.route,
            "result": entry.result,
        }


REGISTRY.render(
    Rendering(file="looks.json", title=gettext_noop("Who looked at your data"), rows=looks)
)
