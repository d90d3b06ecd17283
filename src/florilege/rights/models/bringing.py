"""What a person brought from another installation: kept apart, sealed, counted for nothing here."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedJSON, SealedText
from florilege.infra.media.fields import SealedFileField


class Bringing(PersonalModel):
    """One file that was brought. `source_id` is made from its content, so that none comes twice.

    `origins` says where it was made, for whom and when; the first is the file's own, and the others
    are those that it had itself been brought from. `file` is there until everything is taken in.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    source_id = models.UUIDField()
    origins = SealedJSON()
    brought_at = models.DateTimeField()
    file = SealedFileField(null=True)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "source_id"], name="rights_brought_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class BroughtPage(PersonalModel):
    """Some rows of one table of the file, in their order. `place` is the table or the member."""

    id = models.UUIDField(primary_key=True)
    # What was brought has no life without the file that it came in.
    bringing = models.ForeignKey(Bringing, on_delete=models.CASCADE, related_name="pages")
    person = models.UUIDField(db_index=True)
    number = models.PositiveIntegerField()
    place = SealedText(max_length=200)
    rows = SealedJSON()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bringing", "number"], name="rights_each_page_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class BroughtFile(PersonalModel):
    """A document of the file, under its path in it."""

    id = models.UUIDField(primary_key=True)
    # What was brought has no life without the file that it came in.
    bringing = models.ForeignKey(Bringing, on_delete=models.CASCADE, related_name="files")
    person = models.UUIDField(db_index=True)
    number = models.PositiveIntegerField()
    place = SealedText(max_length=400)
    file = SealedFileField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bringing", "number"], name="rights_each_file_once")
        ]

    def __str__(self) -> str:
        return str(self.id)
