"""One shape for all errors of the API."""

from rest_framework.views import exception_handler


def handle(error, context):
    response = exception_handler(error, context)
    if response is None:
        return None
    data = response.data if isinstance(response.data, dict) else {}
    message = data.get("detail", "The input is not valid.")
    fields = {} if "detail" in data else data
    response.data = {"error": {"status": response.status_code, "message": message, "fields": fields}}
    return response
