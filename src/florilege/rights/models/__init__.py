"""Tables of the desk."""

from florilege.rights.models.erasure_request import ErasureRequest
from florilege.rights.models.export_order import ExportOrder

__all__ = ["ErasureRequest", "ExportOrder"]
