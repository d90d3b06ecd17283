"""A document that was issued to somebody: never changed, only replaced or revoked."""

from django.db import models

from florilege.infra.documents.enums import DocumentState
from florilege.infra.gate.fields import PersonalModel, SealedJSON, SealedText
from florilege.infra.media.fields import SealedFileField


class IssuedDocument(PersonalModel):
    """`facts` is the snapshot of everything printed; `file` and `sha256` are empty until sealed."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=30, unique=True)
    edition = models.PositiveSmallIntegerField(default=1)
    replaces = models.UUIDField(null=True)
    reason = SealedText(max_length=300, null=True)
    title = SealedText(max_length=200)
    facts = SealedJSON()
    language = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    file = SealedFileField(null=True)
    state = models.CharField(max_length=8, choices=DocumentState, default=DocumentState.NUMBERED)
    issued_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    archived_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["replaces"],
                condition=models.Q(replaces__isnull=False),
                name="documents_replaced_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=DocumentState.values), name="documents_known_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state=DocumentState.NUMBERED)
                | models.Q(file__isnull=False, size__gt=0) & ~models.Q(sha256=""),
                name="documents_issued_with_a_file",
            ),
        ]

    def __str__(self) -> str:
        return self.number
