"""Addresses of these pages."""

from django.urls import path

from florilege.www.demo import examples, home, mailbox

app_name = "demo"
urlpatterns = [
    path("", home.home, name="home"),
    path("exemples-de-fichiers.zip", examples.example_files, name="example_files"),
    path("courrier/", mailbox.mailbox, name="mailbox"),
]
