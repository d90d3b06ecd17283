"""The published policy: one page, made from the charter that the program obeys and its declarations.

Each chapter carries the promises that it makes, with the state of their proof here (POL-01).
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from florilege.charter.model import Charter, Statement
from florilege.infra import clock
from florilege.infra import policy as charters
from florilege.infra.charters.granting import grants_open
from florilege.kernel.vocabulary import Role, Vault
from florilege.oversight.probes import probes
from florilege.oversight.promises.evidence import read_evidence
from florilege.oversight.promises.states import RowState, State, promise_states
from florilege.www.base.page import PageRequest, page
from florilege.www.public import policy_parts
from florilege.www.public.policy_chapters import CHAPTERS, Chapter
from florilege.www.public.policy_parts import Proof
from florilege.www.public.words import SITE_WORDS


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A chapter as it is read; `failing` are those of its promises that fail here."""

    code: str
    title: str
    part: str
    statements: tuple[Statement, ...]
    proofs: tuple[Proof, ...]
    failing: tuple[Proof, ...]
    kept: int


@page(
    title="Privacy charter",
    purposes=(),
    vaults=(Vault.PUBLIC,),
    roles=(Role.LEARNER, Role.ANONYMOUS),
)
@require_safe
def policy(request: PageRequest) -> HttpResponse:
    charter, language = charters.charter(), get_language() or "fr"
    at, today = clock.now(), clock.today()
    states = {
        stated.row.id: stated
        for stated in promise_states(evidence=read_evidence(), probes=probes(at=at))
    }
    chapters = [_chapter(chapter, charter, states, language) for chapter in CHAPTERS]
    context = {
        "charter": charter,
        "chapters": chapters,
        "tally": _tally(chapters),
        "edition": charters.edition_on(today),
        "to_come": charters.announced(today),
        "grants": grants_open(today),
        **_parts(charter, language),
    }
    return render(request, "public/policy.html", context)


def _parts(charter: Charter, language: str) -> dict[str, Any]:
    return {
        "pillars": policy_parts.pillars(charter, language),
        "categories": policy_parts.categories(charter, language),
        "recipients": policy_parts.recipients(charter, language),
        "sites": [(site, _(SITE_WORDS[site.role])) for site in charter.hosting.sites],
        "cookies": policy_parts.cookies(charter),
    }


def _chapter(
    chapter: Chapter, charter: Charter, states: dict[str, RowState], language: str
) -> ShownChapter:
    proofs = policy_parts.proofs(chapter.rows, states, language)
    return ShownChapter(
        code=chapter.code,
        title=_(chapter.title),
        part=f"public/policy/{chapter.part}.html" if chapter.part else "",
        statements=tuple(charter.statements[section] for section in chapter.sections),
        proofs=proofs,
        failing=tuple(proof for proof in proofs if proof.state is State.FAILING),
        kept=sum(proof.state in (State.SHOWN, State.PROBED, State.DATED) for proof in proofs),
    )


def _tally(chapters: list[ShownChapter]) -> Counter[str]:
    """Count the promises of this page by state, each once."""
    found = {proof.row: proof.state.value for chapter in chapters for proof in chapter.proofs}
    return Counter(found.values()) + Counter(total=len(found))
