"""Tables of the certification room."""

from florilege.teaching.certification.models.award import Award
from florilege.teaching.certification.models.correction import Correction
from florilege.teaching.certification.models.sharing import CertificateSharing

__all__ = ["Award", "CertificateSharing", "Correction"]
