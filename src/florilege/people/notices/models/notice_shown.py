"""That a person was shown a version of the policy. It is information, not consent."""

from django.db import models


class NoticeShown(models.Model):
    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    charter = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    shown_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)
