"""Tables of the document engine."""

from florilege.infra.documents.models.issued import IssuedDocument
from florilege.infra.documents.models.series import NumberSeries

__all__ = ["IssuedDocument", "NumberSeries"]
