"""Loaded last: reads every room's declarations, grants and handlers, then audits."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class DeclarationsConfig(AppConfig):
    name = "florilege.infra.declarations"
    label = "declarations"

    def ready(self) -> None:
        from florilege.infra.declarations.audit import refuse_undeclared
        from florilege.infra.mail.checking import refuse_misfits

        for config in apps.get_app_configs():
            for part in (
                "personal_data",
                "permissions",
                "handlers",
                "workflows",
                "renderings",
                "keepings",
                "school_files",
                "returns",
                "lifetimes",
                "departing",
                "mailing",
                "tasks",
                "errands",
                "readings",
            ):
                if config.name.startswith("florilege.") and find_spec(f"{config.name}.{part}"):
                    import_module(f"{config.name}.{part}")
        refuse_undeclared()
        refuse_misfits()
