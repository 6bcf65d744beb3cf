"""The addresses of the project."""

from django.contrib import admin
from django.urls import include, path

from tools.views import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("accounts.urls")),
    path("api/", include("tools.urls")),
    path("health", health),
]
