"""Tables of the enrolment room."""

from florilege.teaching.enrolment.models.enrolment import Enrolment
from florilege.teaching.enrolment.models.session import Slot, TrainingSession
from florilege.teaching.enrolment.models.trainer import SessionTrainer

__all__ = ["Enrolment", "SessionTrainer", "Slot", "TrainingSession"]
