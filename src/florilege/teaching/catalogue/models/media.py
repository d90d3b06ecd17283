"""Files of courses, kept once for each content, and the editions that use them."""

from django.db import models

from florilege.teaching.catalogue.models.version import CourseVersion


class MediaFile(models.Model):
    """The bytes lie in `MEDIA_DIR/course/<sha256>`; the id is made from the same hash."""

    id = models.UUIDField(primary_key=True)
    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.sha256


class MediaUse(models.Model):
    """An edition shows a file: whoever learns with the edition may fetch it, nobody else."""

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(CourseVersion, on_delete=models.CASCADE, related_name="media_uses")
    # Another edition may show the same file, so it outlives the use.
    media = models.ForeignKey(MediaFile, on_delete=models.PROTECT, related_name="uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["media", "version"], name="catalogue_one_use_of_a_file")
        ]

    def __str__(self) -> str:
        return f"{self.media_id} in {self.version_id}"
