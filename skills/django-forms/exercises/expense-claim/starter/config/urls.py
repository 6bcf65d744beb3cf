"""The paths of the whole project."""

from django.urls import path

from claims import views

urlpatterns = [
    path("claims/new/", views.new_claim, name="claim-new"),
    path("claims/<int:pk>/", views.show_claim, name="claim-detail"),
]
