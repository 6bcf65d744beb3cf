"""The pages of the help desk, and who may see and change what."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from .forms import TicketForm
from .models import Ticket


def visible_to(user):
    """Pages look for tickets only among these, so that the others seem not to exist."""
    if user.has_perm("tickets.view_ticket"):
        return Ticket.objects.all()
    return Ticket.objects.filter(owner=user)


def may_change(user, ticket):
    is_own_and_open = ticket.owner_id == user.pk and not ticket.closed
    return is_own_and_open or user.has_perm("tickets.change_ticket")


@login_required
def ticket_list(request):
    return render(request, "tickets/list.html", {"tickets": visible_to(request.user)})


@login_required
def ticket_new(request):
    form = TicketForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.owner = request.user
        return redirect("ticket_detail", form.save().pk)
    return render(request, "tickets/form.html", {"form": form})


@login_required
def ticket_detail(request, pk):
    ticket = get_object_or_404(visible_to(request.user), pk=pk)
    return render(request, "tickets/detail.html", {"ticket": ticket})


@login_required
def ticket_edit(request, pk):
    ticket = get_object_or_404(visible_to(request.user), pk=pk)
    if not may_change(request.user, ticket):
        raise PermissionDenied
    form = TicketForm(request.POST or None, instance=ticket)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("ticket_detail", pk)
    return render(request, "tickets/form.html", {"form": form})


@login_required
@require_POST
def ticket_close(request, pk):
    ticket = get_object_or_404(visible_to(request.user), pk=pk)
    if not request.user.has_perm("tickets.close_ticket"):
        raise PermissionDenied
    if not ticket.closed:
        ticket.closed = True
        ticket.closed_by = request.user
        ticket.save()
    return redirect("ticket_detail", pk)
