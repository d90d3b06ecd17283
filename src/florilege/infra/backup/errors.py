"""What can go wrong, each with its reason from the closed list; messages carry no path of data."""

from florilege.infra.backup.enums import Why


class BackupFailed(Exception):
    """A backup was not made, not read or not brought back."""

    why = Why.DAMAGED

    def __init__(self, said: str = "", *, why: Why | None = None) -> None:
        super().__init__(said or (why or self.why).value)
        if why is not None:
            self.why = why


class PlaceFailed(BackupFailed):
    """One place did not take or give something; others may."""


class Damaged(BackupFailed):
    """What was read is not what was written."""

    why = Why.DAMAGED


class BackupKeyWrong(BackupFailed):
    """The copy was made under another backup key."""

    why = Why.WRONG_KEY


class BackupKeyMissing(BackupFailed):
    """There is no backup key here, or its file is damaged; none is made silently."""

    why = Why.NO_KEY


class VaultNotRead(BackupFailed):
    """A vault could not be read or loaded."""

    why = Why.NOT_READ
