"""The pages about events."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView, ListView

from events.models import Event


class EventList(ListView):
    """The public events, or those that a visitor looks for."""

    template_name = "events/list.html"
    context_object_name = "events"
    paginate_by = 10

    def get_queryset(self) -> QuerySet[Event]:
        self.words = self.request.GET.get("q", "")
        return public_events().filter(title__icontains=self.words).order_by("day", "title")

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(q=self.words, **more)


class EventDetail(DetailView):
    """One public event."""

    template_name = "events/detail.html"
    context_object_name = "event"

    def get_queryset(self) -> QuerySet[Event]:
        return public_events()


def event_by_number(request: HttpRequest, pk: int) -> HttpResponse:
    """Old links hold the number of an event."""
    return redirect(get_object_or_404(public_events(), pk=pk), permanent=True)


def public_events() -> QuerySet[Event]:
    return Event.objects.filter(is_public=True)
