"""The learning history as xAPI, in every export: another learning record store can read it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_noop

from florilege.kernel.registry import REGISTRY, Rendering
from florilege.kernel.subjects import SubjectRef
from florilege.teaching.progress.queries import traces_of
from florilege.teaching.progress.rules import as_xapi


def statements_of(person: SubjectRef) -> Iterator[dict[str, Any]]:
    return as_xapi(traces_of(person), site=settings.SITE_URL)


REGISTRY.render(
    Rendering(
        file="learning-history.xapi.json",
        title=gettext_noop("Your learning history as xAPI statements"),
        rows=statements_of,
    )
)
