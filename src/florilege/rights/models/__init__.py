"""Tables of the desk."""

from florilege.rights.models.erasure_request import ErasureRequest
from florilege.rights.models.export_order import ExportOrder
from florilege.rights.models.legal_hold import LegalHold
from florilege.rights.models.sweep_night import Doubt, SweepNight

__all__ = ["Doubt", "ErasureRequest", "ExportOrder", "LegalHold", "SweepNight"]
