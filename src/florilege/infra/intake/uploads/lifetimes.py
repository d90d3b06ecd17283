"""Who took a school over is known for as long as a role was; files wait for hours alone."""

from django.db.models import F

from florilege.infra.retention.starting import ends_itself, starts

_WHY = "gone once the files are taken over or dropped, or after the hours that the charter gives"

starts("uploads.Upload", F("ended_at"))
ends_itself("uploads.UploadedFile", why=_WHY)
ends_itself("uploads.Finding", why=_WHY)
