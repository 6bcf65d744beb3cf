"""Every error has the same shape."""

import json

from flask import Flask
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException


def register(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def as_json(error: HTTPException) -> ResponseReturnValue:
        response = error.get_response()
        response.data = json.dumps({"error": {"status": error.code, "message": error.description}})
        response.content_type = "application/json"
        return response
