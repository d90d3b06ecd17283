"""The words of take-overs: where one stands, and what becomes of a line."""

from django.utils.translation import gettext_noop

from florilege.infra.intake.trying import Fate
from florilege.infra.intake.uploads.enums import UploadState

STATE_WORDS = {
    UploadState.GATHERING: gettext_noop("files are being gathered"),
    UploadState.TRYING: gettext_noop("files are being read"),
    UploadState.TRIED: gettext_noop("files were read"),
    UploadState.TAKING: gettext_noop("being taken over"),
    UploadState.STOPPING: gettext_noop("being stopped"),
    UploadState.STOPPED: gettext_noop("stopped before its end"),
    UploadState.TAKEN: gettext_noop("taken over"),
    UploadState.DROPPED: gettext_noop("files were dropped"),
    UploadState.OVER: gettext_noop("left lying: the files are gone"),
}
FATE_WORDS = {
    Fate.MADE: gettext_noop("Come in"),
    Fate.MATCHED: gettext_noop("Are here already"),
    Fate.CHANGED: gettext_noop("Are changed"),
    Fate.ALONE: gettext_noop("Are left alone"),
    Fate.GONE: gettext_noop("Were erased here"),
}
