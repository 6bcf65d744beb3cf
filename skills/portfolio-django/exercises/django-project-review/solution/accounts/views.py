"""Sessions for the members."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from config.http import error, texts_of


@require_GET
@ensure_csrf_cookie
def me(request: HttpRequest) -> JsonResponse:
    """Who is logged in. It also sets the cookie whose value goes into the header X-CSRFToken."""
    return JsonResponse({"username": request.user.get_username() or None})


@require_POST
def log_in(request: HttpRequest) -> JsonResponse:
    texts = texts_of(request, "username", "password", longest=150)
    user = authenticate(request, username=texts[0], password=texts[1]) if texts else None
    if user is None:
        return error(401, "The name or the password is wrong.")
    login(request, user)
    return JsonResponse({"username": user.get_username()})


@require_POST
def log_out(request: HttpRequest) -> JsonResponse:
    logout(request)
    return JsonResponse({"username": None})
