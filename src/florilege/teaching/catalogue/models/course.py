"""A course: its permanent name, under which editions follow each other."""

from django.db import models


class Course(models.Model):
    id = models.UUIDField(primary_key=True)
    slug = models.SlugField(max_length=80, unique=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.slug
