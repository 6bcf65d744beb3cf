"""What all views of the JSON API have in common."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse

View = Callable[..., JsonResponse]


def error(status: int, message: str) -> JsonResponse:
    return JsonResponse({"error": message}, status=status)


def member_required(view: View) -> View:
    """401 as JSON, where login_required would redirect to a page."""

    @wraps(view)
    def guarded(request: HttpRequest, **values: Any) -> JsonResponse:
        if not request.user.is_authenticated:
            return error(401, "Log in first.")
        return view(request, **values)

    return guarded


def texts_of(request: HttpRequest, *names: str, longest: int = 80) -> list[str] | None:
    """The named texts of the JSON body; None unless each of them is there and neither blank nor too long."""
    try:
        body = json.loads(request.body)
        texts = [body[name] for name in names]
    except (ValueError, KeyError, TypeError):
        return None
    is_good = all(isinstance(text, str) and text.strip() and len(text) <= longest for text in texts)
    return texts if is_good else None
