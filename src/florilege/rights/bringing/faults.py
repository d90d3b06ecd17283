"""Why a file is refused: where in it, and what is wrong, never what stands there."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


class FileRefused(Exception):
    """Nothing of the file was kept. `where` names member and field; `what` is an English msgid."""

    def __init__(self, where: str, what: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(f"{where}: {what}")
        self.where, self.what, self.facts = where, what, dict(facts or {})

    def told(self) -> str:
        """Say it in the reader's language."""
        sentence = _(self.what)
        return f"{self.where}: {sentence % self.facts if self.facts else sentence}"
