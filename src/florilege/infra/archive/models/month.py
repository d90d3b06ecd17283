"""One key pair an expiry month. The private half is never in a database."""

from django.db import models


class MonthKey(models.Model):
    """`month` is written 2031-03. When it has ended, no document of that month opens any more."""

    month = models.CharField(max_length=7, primary_key=True)
    public = models.BinaryField(max_length=32)
    made_on = models.DateField()
    ended_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.month
