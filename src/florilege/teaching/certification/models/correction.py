"""That a holder asks for a corrected edition of a certificate, and what the office decided."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText
from florilege.teaching.certification.enums import CorrectionState, RenewalReason


class Correction(PersonalModel):
    """`name` is the one that the profile had when it was asked: the office decides on that name."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    document_id = models.UUIDField(db_index=True)
    name = SealedText(max_length=170)
    reason = models.CharField(max_length=12)
    state = models.CharField(max_length=8, default=CorrectionState.WAITING)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    refusal = SealedText(max_length=1000, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document_id"],
                condition=models.Q(state=CorrectionState.WAITING),
                name="certification_one_correction_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in CorrectionState])
                & models.Q(reason__in=[reason.value for reason in RenewalReason]),
                name="certification_known_correction",
            ),
        ]
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=models.Q(state=CorrectionState.WAITING),
                name="certification_waiting",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
