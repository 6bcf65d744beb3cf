"""The pages about claims."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from claims.models import Claim


def new_claim(request: HttpRequest) -> HttpResponse:
    """Shows the form, and takes what is sent."""
    # TODO
    return render(request, "claims/new.html")


def show_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim; this page is ready."""
    return render(request, "claims/detail.html", {"claim": get_object_or_404(Claim, pk=pk)})
