"""The paths of the whole project."""

from django.urls import include, path

urlpatterns = [
    path("events/", include("events.urls")),
]
