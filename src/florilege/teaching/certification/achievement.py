"""Read what a learner has achieved in a course, and put it into the facts of a document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from florilege.charter.parties import Provider
from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.documents.kinds import Facts
from florilege.teaching.assessment.queries import best_outcomes
from florilege.teaching.assessment.shapes import OutcomeFacts
from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.queries import Outline, cards_of, outline
from florilege.teaching.certification.enums import CertificateKind
from florilege.teaching.certification.rules import Skills, path_is_complete
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.enums import ActivityState
from florilege.teaching.progress.queries import Progress, progress_in

MINUTES = 60


@dataclass(frozen=True, slots=True)
class Achievement:
    """A learner's course, as far as it has come."""

    plan: Outline
    hours: Decimal
    progress: Progress
    outcomes: Mapping[str, OutcomeFacts]

    def earns(self, kind: CertificateKind) -> bool:
        match kind:
            case CertificateKind.PATH_CERTIFICATE:
                return path_is_complete(required=self._required, done=self._done)
            case CertificateKind.SKILLS_ATTESTATION:
                return self._skills.are_shown

    def facts(self, kind: CertificateKind, *, holder: str) -> Facts:
        """Give everything that the document prints, but for what the engine adds."""
        charter = policy.charter()
        common = {
            "holder": holder,
            "course": self.plan.title,
            "plant": self.plan.plant,
            "seed": self.plan.slug,
            "accent": charter.look.accent,
            "provider": _provider(charter.provider),
        }
        match kind:
            case CertificateKind.PATH_CERTIFICATE:
                return common | self._path_facts()
            case CertificateKind.SKILLS_ATTESTATION:
                return common | self._skills_facts()

    @property
    def planned_minutes(self) -> int:
        return int(self.hours * MINUTES)

    @property
    def provider(self) -> Facts:
        return _provider(policy.charter().provider)

    @property
    def _required(self) -> list[str]:
        return [one.code for one in self.plan.activities if one.required]

    @property
    def _done(self) -> set[str]:
        states = self.progress.activities.items()
        return {code for code, one in states if one.state is ActivityState.DONE}

    @property
    def _skills(self) -> Skills:
        quizzes = [a.code for a in self.plan.activities if a.kind is ActivityKind.QUIZ]
        best = {c: self.outcomes[c].percent if c in self.outcomes else None for c in quizzes}
        return Skills(best=best, passing=self.plan.passing_percent)

    def _path_facts(self) -> Facts:
        done = [self.progress.of(code) for code in self._required]
        codes = self._done
        return {
            **_period([*(p.opened_at for p in done), *(p.completed_at for p in done)]),
            "minutes": self.planned_minutes,
            "activities": sum(one.code in codes for one in self.plan.activities),
            "modules": [module.title for module in self.plan.modules],
        }

    def _skills_facts(self) -> Facts:
        quizzes = [one for one in self.plan.activities if one.code in self._skills.best]
        return {
            **_period(self.outcomes[one.code].marked_at for one in quizzes),
            "mean": self._skills.mean,
            "passing": self.plan.passing_percent,
            "results": [
                {"title": one.title, "percent": self.outcomes[one.code].percent} for one in quizzes
            ],
        }


def achievement_in(seat: Enrolled) -> Achievement | None:
    """Look at a learner's progress and results for the gate's purpose."""
    plan = outline(seat.version_id)
    card = cards_of([seat.version_id]).get(seat.version_id)
    if plan is None or card is None:
        return None
    return Achievement(
        plan=plan,
        hours=card.hours,
        progress=progress_in(seat, plan),
        outcomes=best_outcomes([seat.id]).get(seat.id, {}),
    )


def _period(times: Iterable[datetime | None]) -> Facts:
    days = sorted(legal_day(at) for at in times if at is not None)
    return {"begun_on": days[0].isoformat(), "ended_on": days[-1].isoformat()}


def _provider(provider: Provider) -> Facts:
    return {
        "name": provider.name,
        "legal_form": provider.legal_form,
        "siret": provider.siret,
        "nda": provider.nda,
        "nda_region": provider.nda_region,
        "address": {
            "street": provider.address.street,
            "postcode": provider.address.postcode,
            "city": provider.address.city,
        },
    }
