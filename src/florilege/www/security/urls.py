"""Addresses of the security watch."""

from django.urls import path

from florilege.www.security import home

app_name = "security"
urlpatterns = [path("", home.home, name="home")]
