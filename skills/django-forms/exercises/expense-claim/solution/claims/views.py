"""The pages about claims."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from claims.forms import ClaimForm
from claims.models import Claim


def new_claim(request: HttpRequest) -> HttpResponse:
    """Shows the form, and takes what is sent."""
    if request.method == "POST":
        form = ClaimForm(request.POST, request.FILES)
        if form.is_valid():
            return redirect(form.save())
    else:
        form = ClaimForm()
    return render(request, "claims/new.html", {"form": form})


def show_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim; this page is ready."""
    return render(request, "claims/detail.html", {"claim": get_object_or_404(Claim, pk=pk)})
