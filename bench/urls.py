"""The product's addresses, and those of the pages that it is compared with."""

from django.urls import include, path

from bench.plain import pages

urlpatterns = [
    path("bench/trivial/", pages.trivial),
    path("bench/sealed/", pages.sealed),
    path("bench/asked/", pages.asked),
    path("bench/journaled/", pages.journaled),
    path("bench/plain/", pages.plain),
    path("", include("florilege.www.urls")),
]
