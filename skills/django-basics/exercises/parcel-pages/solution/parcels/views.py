"""What each path answers."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from parcels.data import PARCELS


@require_safe
def list_parcels(request: HttpRequest) -> HttpResponse:
    """All parcels, or those in one state."""
    state = request.GET.get("state")
    found = [
        {"number": number, "state": parcel["state"], "url": reverse("parcels:detail", args=[number])}
        for number, parcel in sorted(PARCELS.items())
        if state is None or parcel["state"] == state
    ]
    return JsonResponse({"parcels": found})


@require_safe
def show_parcel(request: HttpRequest, number: int) -> HttpResponse:
    """One parcel."""
    parcel = parcel_or_404(number)
    return JsonResponse({"number": number, **parcel, "label": reverse("parcels:label", args=[number])})


@require_safe
def show_label(request: HttpRequest, number: int) -> HttpResponse:
    """The page to print and stick on the parcel."""
    context = {"parcel": parcel_or_404(number), "depot": settings.DEPOT_NAME}
    return render(request, "parcels/label.html", context)


@require_safe
def find_parcel(request: HttpRequest, code: str) -> HttpResponse:
    """Leads from the code on a parcel to its own path."""
    for number, parcel in PARCELS.items():
        if parcel["code"] == code:
            return redirect("parcels:detail", number)
    raise Http404("There is no parcel with this code.")


def parcel_or_404(number: int) -> dict[str, str]:
    parcel = PARCELS.get(number)
    if parcel is None:
        raise Http404("There is no parcel with this number.")
    return parcel
