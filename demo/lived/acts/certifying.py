"""Holders of certificates ask for a new edition, or let the check page show who they are."""

from dataclasses import dataclass
from datetime import datetime

from demo.lived.world import World, acting_as
from florilege.infra.documents.issuing import NotCurrent
from florilege.kernel.vocabulary import Purpose, Role
from florilege.teaching.certification.actions.renew_certificate import (
    NothingToCorrect,
    renew_certificate,
)
from florilege.teaching.certification.actions.share_certificate import share_certificate
from florilege.teaching.certification.enums import RenewalReason, Shows
from florilege.teaching.certification.holder import name_of
from florilege.teaching.certification.queries import look_at_certificates


@dataclass(frozen=True, slots=True)
class RenewCertificates:
    """After a change of name; those that carry the new one already stay as they are."""

    email: str

    def do(self, world: World, at: datetime) -> None:
        person = world.person(self.email)
        with acting_as(
            Role.LEARNER, person, Purpose.CERTIFICATION, route="learner:certificate_renewal"
        ):
            name = name_of(person)
            for one in look_at_certificates(person):
                if name is None or not one.stands:
                    continue
                try:
                    renew_certificate(
                        document_id=one.id,
                        person=person,
                        name=name,
                        reason=RenewalReason.NAME_CHANGED,
                        at=at,
                    )
                except (NothingToCorrect, NotCurrent):
                    continue


@dataclass(frozen=True, slots=True)
class ShareCertificates:
    email: str
    shows: Shows

    def do(self, world: World, at: datetime) -> None:
        person = world.person(self.email)
        with acting_as(
            Role.LEARNER, person, Purpose.CERTIFICATION, route="learner:certificate_sharing"
        ):
            for one in look_at_certificates(person):
                if one.stands:
                    share_certificate(document_id=one.id, person=person, shows=self.shows, at=at)
