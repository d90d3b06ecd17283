"""Tables of what came in by a page."""

from florilege.infra.intake.uploads.models.upload import Finding, Upload, UploadedFile

__all__ = ["Finding", "Upload", "UploadedFile"]
