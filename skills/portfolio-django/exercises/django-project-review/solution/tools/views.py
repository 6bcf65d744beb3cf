"""The JSON API: everybody sees the tools, members borrow them, who may add tools adds them."""

from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from config.http import error, member_required, texts_of
from tools.models import Loan, Tool


def health(request: HttpRequest) -> JsonResponse:
    """200 as long as the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@require_http_methods(["GET", "POST"])
def tools(request: HttpRequest) -> JsonResponse:
    if request.method == "POST":
        return add_tool(request)
    return JsonResponse({"tools": [tool_json(tool) for tool in Tool.objects.with_state()]})


@member_required
def add_tool(request: HttpRequest) -> JsonResponse:
    if not request.user.has_perm("tools.add_tool"):
        return error(403, "You may not add tools.")
    texts = texts_of(request, "name", "place")
    if texts is None:
        return error(400, "Send a JSON object with the texts name and place, of 1 to 80 characters.")
    name, place = (text.strip() for text in texts)
    try:
        with transaction.atomic():
            tool = Tool.objects.create(name=name, place=place)
    except IntegrityError:
        return error(409, "There is a tool of this name.")
    return JsonResponse({"id": tool.pk, "name": tool.name}, status=201)


@require_POST
@member_required
def lend(request: HttpRequest, pk: int) -> JsonResponse:
    tool = get_object_or_404(Tool, pk=pk)
    try:
        # The constraint decides when two members ask at once.
        with transaction.atomic():
            loan = Loan.objects.create(tool=tool, member=request.user)
    except IntegrityError:
        return error(409, "Somebody has it already.")
    return JsonResponse({"id": loan.pk, "tool": tool.name}, status=201)


@require_POST
@member_required
def give_back(request: HttpRequest, pk: int) -> JsonResponse:
    changed = Loan.objects.open().filter(pk=pk, member=request.user).update(returned_at=timezone.now())
    return JsonResponse({"returned": pk}) if changed else error(404, "You have no such loan.")


def tool_json(tool: Tool) -> dict[str, object]:
    return {"id": tool.pk, "name": tool.name, "place": tool.place, "is_lent": tool.is_lent}
