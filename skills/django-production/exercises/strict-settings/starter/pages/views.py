from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    request.session["visits"] = request.session.get("visits", 0) + 1
    return render(request, "pages/home.html", {"visits": request.session["visits"]})


def crash(request: HttpRequest) -> HttpResponse:
    """Breaks, so that you can see where the error is written."""
    raise RuntimeError("this page always breaks")
