"""The proof page: every promise, and what shows it or fails it here, in one table for anyone."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.infra import clock
from florilege.kernel.vocabulary import Role, Vault
from florilege.oversight.probes import probes
from florilege.oversight.promises.evidence import Ended, read_evidence
from florilege.oversight.promises.rows import groups
from florilege.oversight.promises.states import RowState, State, promise_states
from florilege.www.base.page import PageRequest, page

WORDS = {
    State.SHOWN: gettext_noop("shown by tests"),
    State.PROBED: gettext_noop("shown by tests, and tried here just now"),
    State.DATED: gettext_noop("on record, with a date"),
    State.FAILING: gettext_noop("failing"),
    State.UNPROVEN: gettext_noop("unproven"),
}
_LAW = gettext_noop("law")


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words. `files` counts tests by file; `failed` names those that failed."""

    id: str
    promise: str
    kept: str
    missing: str
    source: list[str]
    state: State
    word: str
    files: list[tuple[str, int]]
    failed: list[str]
    said: list[str]


@dataclass(frozen=True, slots=True)
class Filter:
    label: str
    code: str
    count: int
    current: bool


# The archive is named so that a probe can try to read it, and is refused.
@page(
    title="Our promises and their proof",
    purposes=(),
    vaults=(Vault.PUBLIC, Vault.ARCHIVE),
    roles=(Role.ANONYMOUS,),
)
@require_GET
def promises(request: PageRequest) -> HttpResponse:
    language = get_language() or "fr"
    evidence = read_evidence()
    tried = probes(at=clock.now())
    states = {s.row.id: s for s in promise_states(evidence=evidence, probes=tried)}
    wanted = request.GET.get("etat", "")
    shown = [
        (
            group,
            [
                _line(states[row.id], language)
                for row in group.rows
                if _fits(states[row.id], wanted)
            ],
        )
        for group in groups()
    ]
    context = {
        "groups": [(g.code, g.title.in_language(language), lines) for g, lines in shown if lines],
        "filters": _filters(states, wanted),
        "probes": tried,
        "recorded_on": evidence.recorded_on,
        "total": len(states),
    }
    return render(request, "public/promises.html", context)


def _fits(stated: RowState, wanted: str) -> bool:
    return wanted not in set(State) or stated.state == wanted


def _filters(states: dict[str, RowState], wanted: str) -> list[Filter]:
    counts = Counter(stated.state for stated in states.values())
    current = wanted if wanted in set(State) else ""
    every = Filter(label=_("All"), code="", count=len(states), current=not current)
    return [every] + [
        Filter(label=_(WORDS[s]), code=s.value, count=counts[s], current=current == s)
        for s in State
        if counts[s] or current == s
    ]


def _line(stated: RowState, language: str) -> Line:
    row = stated.row
    files = Counter(test.partition("::")[0] for test in stated.tests)
    return Line(
        id=row.id,
        promise=row.promise.in_language(language),
        kept=row.kept.in_language(language),
        missing=row.missing.in_language(language) if row.missing else "",
        source=[_(_LAW) if word == "law" else word for word in row.source],
        state=stated.state,
        word=_(WORDS[stated.state]),
        files=sorted(files.items()),
        failed=[test for test, ended in stated.tests.items() if ended is Ended.FAILED],
        said=[probe.said for probe in stated.probes],
    )
