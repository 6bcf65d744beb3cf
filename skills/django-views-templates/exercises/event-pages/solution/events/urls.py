"""The paths below events/."""

from django.urls import path

from events import views

urlpatterns = [
    path("", views.EventList.as_view(), name="event-list"),
    path("number/<int:pk>/", views.event_by_number, name="event-by-number"),
    path("<slug:slug>/", views.EventDetail.as_view(), name="event-detail"),
]
