"""What each path answers."""

from django.http import HttpRequest, HttpResponse


def list_parcels(request: HttpRequest) -> HttpResponse:
    """All parcels, or those in one state."""
    # TODO
    return HttpResponse("not written yet", status=501)


def show_parcel(request: HttpRequest, number: int) -> HttpResponse:
    """One parcel."""
    # TODO
    return HttpResponse("not written yet", status=501)


def show_label(request: HttpRequest, number: int) -> HttpResponse:
    """The page to print and stick on the parcel."""
    # TODO
    return HttpResponse("not written yet", status=501)


def find_parcel(request: HttpRequest, code: str) -> HttpResponse:
    """Leads from the code on a parcel to its own path."""
    # TODO
    return HttpResponse("not written yet", status=501)
