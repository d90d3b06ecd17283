"""That a document is due to somebody for a course, and which edition of it stands."""

from django.db import models

from florilege.teaching.certification.enums import CertificateKind


class Award(models.Model):
    """One living document an enrolment and kind; a new edition takes its place here."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    enrolment_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    document_id = models.UUIDField(unique=True)
    told_document_id = models.UUIDField(null=True)
    awarded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment_id", "kind"], name="certification_awarded_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in CertificateKind]),
                name="certification_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
