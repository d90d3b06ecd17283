"""An open browser session. Its key stands here only as a hash, so a stolen table opens nothing."""

from django.db import models


class SignIn(models.Model):
    key_hash = models.CharField(max_length=64, primary_key=True)
    person = models.UUIDField(null=True, db_index=True)
    session_data = models.TextField()
    begun_at = models.DateTimeField()
    expire_date = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "sign-in"
