"""Tables of the desk."""

from florilege.rights.models.bringing import Bringing, BroughtFile, BroughtPage
from florilege.rights.models.choice import AgreementLink, Choice
from florilege.rights.models.directive import Directive
from florilege.rights.models.erasure_request import ErasureRequest
from florilege.rights.models.export_order import ExportOrder
from florilege.rights.models.legal_hold import LegalHold
from florilege.rights.models.request_proof import RequestProof
from florilege.rights.models.restriction import Restriction
from florilege.rights.models.rights_request import RequestStep, RightsRequest
from florilege.rights.models.sweep_night import Doubt, SweepNight
from florilege.rights.models.telling import Telling

__all__ = [
    "AgreementLink",
    "Bringing",
    "BroughtFile",
    "BroughtPage",
    "Choice",
    "Directive",
    "Doubt",
    "ErasureRequest",
    "ExportOrder",
    "LegalHold",
    "RequestProof",
    "RequestStep",
    "Restriction",
    "RightsRequest",
    "SweepNight",
    "Telling",
]
