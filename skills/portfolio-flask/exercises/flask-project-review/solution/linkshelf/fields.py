"""What the views expect in the body of a request."""

from flask import abort, request


def text_field(name: str, longest: int, *, is_stripped: bool = True) -> str:
    """A text of the JSON body; answers 400 when it is missing, blank or too long."""
    body = request.get_json()
    value = body.get(name) if isinstance(body, dict) else None
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        abort(400, f"{name} must be a text of 1 to {longest} characters.")
    return value.strip() if is_stripped else value
