"""Pages for this audience."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "florilege.www.learner"
    label = "www_learner"
