"""What follows progress and results: documents that are due; and a letter once they are ready."""

from florilege.infra import clock
from florilege.infra.documents.events import DocumentIssued
from florilege.infra.outbox.subscribing import handles
from florilege.teaching.assessment.events import AttemptMarked
from florilege.teaching.certification.actions.award_certificates import award_certificates
from florilege.teaching.certification.events import CertificateRevoked, CorrectionRefused
from florilege.teaching.certification.letters import write_ready, write_refused, write_revoked
from florilege.teaching.progress.events import ActivityCompleted


@handles(ActivityCompleted)
def award_after_activity(event: ActivityCompleted) -> None:
    award_certificates(enrolment_id=event.enrolment, person=event.person, at=clock.now())


@handles(AttemptMarked)
def award_after_attempt(event: AttemptMarked) -> None:
    award_certificates(enrolment_id=event.enrolment, person=event.person, at=clock.now())


@handles(DocumentIssued)
def tell_the_holder(event: DocumentIssued) -> None:
    write_ready(event.document, person=event.person, at=clock.now())


@handles(CertificateRevoked)
def tell_of_the_revocation(event: CertificateRevoked) -> None:
    write_revoked(event.document, person=event.person, reason=event.reason, at=clock.now())


@handles(CorrectionRefused)
def tell_of_the_refusal(event: CorrectionRefused) -> None:
    write_refused(event.document, person=event.person, about=event.correction, at=clock.now())
