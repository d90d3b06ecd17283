"""A school's files that somebody of the office brought, and what the dry run found in them."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedJSON
from florilege.infra.intake.uploads.enums import OPEN, UploadState
from florilege.infra.media.fields import SealedFileField


class Upload(PersonalModel):
    """One take-over by a page; `person` brought the files and is who takes them over.

    `fates` are numbers of lines by file and fate, of the last dry run; `counts` those taken over.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    system = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=9, default=UploadState.GATHERING)
    begun_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    done_lines = models.PositiveIntegerField(default=0)
    fates = models.JSONField(default=dict)
    fault_count = models.PositiveIntegerField(default=0)
    remark_count = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[str(state) for state in UploadState]),
                name="uploads_known_states",
            ),
            # The expression is the same for every open one: a second one finds the place taken.
            models.UniqueConstraint(
                models.Case(models.When(state__in=[str(state) for state in OPEN], then=1)),
                name="uploads_one_open",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class UploadedFile(PersonalModel):
    """One file of it, sealed. The row is written before the file.

    `line_count` is written when it is whole; the first line, which names the columns, is not counted.
    """

    id = models.UUIDField(primary_key=True)
    # Without the upload nobody would know what the file was for.
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="files")
    person = models.UUIDField(db_index=True)
    name = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    line_count = models.PositiveIntegerField(null=True)
    file = SealedFileField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["upload", "name"], name="uploads_each_file_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Finding(PersonalModel):
    """Some faults of the last dry run, in their order: files, lines, columns, sentences."""

    id = models.UUIDField(primary_key=True)
    # A report says nothing without the files that it is about.
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="findings")
    person = models.UUIDField(db_index=True)
    number = models.PositiveIntegerField()
    faults = SealedJSON()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="uploads_each_finding_once")
        ]

    def __str__(self) -> str:
        return str(self.id)
