"""A module: a step of a course, with its activities."""

from django.db import models

from florilege.teaching.catalogue.models.version import CourseVersion


class Module(models.Model):
    id = models.UUIDField(primary_key=True)
    # Modules are parts of their edition and have no life without it.
    version = models.ForeignKey(CourseVersion, on_delete=models.CASCADE, related_name="modules")
    code = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    summary = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"], name="catalogue_one_module_of_a_code"
            ),
            models.UniqueConstraint(
                fields=["version", "position"], name="catalogue_one_module_at_a_place"
            ),
        ]

    def __str__(self) -> str:
        return self.code
