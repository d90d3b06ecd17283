"""Workflow runs stand beside the accounts that most of them are about."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class WorkflowConfig(RoomConfig):
    name = "florilege.infra.workflow"
    label = "workflow"
    vaults = (Vault.IDENTITY,)
