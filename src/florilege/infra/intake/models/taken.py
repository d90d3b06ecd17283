"""That one line of one file was taken over, so that it never comes in twice."""

from django.db import models


class Taken(models.Model):
    """`target` is the id of what the line made, given before anything is made.

    `person` is whose it is, and is emptied when they leave: the line stays known as taken, so that
    repeating the files brings nobody back.
    """

    id = models.BigAutoField(primary_key=True)
    sheet = models.CharField(max_length=40)
    key_mark = models.BinaryField(max_length=32, unique=True)
    row_mark = models.BinaryField(max_length=32)
    target = models.UUIDField(null=True)
    person = models.UUIDField(null=True, db_index=True)
    is_about_person = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)
