"""The front page of the school: what one can learn, with whom, when, for how much, with what data."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.queries import CourseCard, cards
from florilege.teaching.catalogue.words import MODALITY_WORDS
from florilege.teaching.enrolment.queries import open_sessions_of
from florilege.www.base.page import PageRequest, page
from florilege.www.public.showing import TRAINERS_NAMES, Upcoming, trainers_names, upcoming


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course with its next session and those who teach it."""

    card: CourseCard
    modality: str
    next: Upcoming | None
    trainers: tuple[str, ...]


@page(
    title="Welcome",
    purposes=(Purpose.TEACHING,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=(Role.LEARNER, Role.ANONYMOUS),
    looks_at=TRAINERS_NAMES,
)
@require_safe
def home(request: PageRequest) -> HttpResponse:
    today = clock.today()
    lines = _lines(cards(), on=today)
    prices = [line.card.price_cents for line in lines]
    starts = [
        line.next.session.starts_on for line in lines if line.next and not line.next.has_begun
    ]
    context = {
        "lines": lines,
        "trainers": sorted({name for line in lines for name in line.trainers}),
        "next_start": min(starts, default=None),
        "cheapest": min(prices, default=None),
        "dearest": max(prices, default=None),
    }
    return render(request, "public/home.html", context)


def _lines(found: list[CourseCard], *, on: date) -> list[CourseLine]:
    sessions = open_sessions_of([card.id for card in found], on=on)
    offered = [session.id for of_course in sessions.values() for session in of_course]
    names = trainers_names(offered, on=on)
    return [
        CourseLine(
            card=card,
            modality=MODALITY_WORDS[card.modality],
            next=upcoming(sessions.get(card.id, ()), on=on),
            trainers=tuple(
                sorted({n for s in sessions.get(card.id, ()) for n in names.get(s.id, ())})
            ),
        )
        for card in found
    ]
