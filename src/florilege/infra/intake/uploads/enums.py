"""Where an upload stands, and the names of its two jobs."""

from enum import StrEnum

TRY, TAKE = "try_upload", "take_upload"
MOST_FAULTS = 5_000  # told one by one; all are counted


class UploadState(StrEnum):
    GATHERING = "gathering"  # files may be added and taken out
    TRYING = "trying"
    TRIED = "tried"
    TAKING = "taking"
    STOPPING = "stopping"  # who began it has had enough: what is at work just now is finished
    TAKEN = "taken"
    STOPPED = "stopped"  # what came in until then stays
    DROPPED = "dropped"
    OVER = "over"  # nobody went on with it in time


# Files wait, and nobody begins another one meanwhile.
OPEN = (
    UploadState.GATHERING,
    UploadState.TRYING,
    UploadState.TRIED,
    UploadState.TAKING,
    UploadState.STOPPING,
)
COMING_IN = (UploadState.TAKING, UploadState.STOPPING)
STILL = (UploadState.GATHERING, UploadState.TRIED)  # no job is at work on it
