"""The addresses of a demonstration: those of every installation, and its own."""

from django.urls import include, path

from florilege.www.urls import *  # noqa: F403  # the handlers of errors among them
from florilege.www.urls import urlpatterns as everywhere

urlpatterns = [*everywhere, path("demo/", include("florilege.www.demo.urls"))]
