"""The pages of the help desk. TODO: decide for each of them who may see and change what."""

from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404, redirect, render

from .forms import TicketForm
from .models import Ticket


def ticket_list(request):
    return render(request, "tickets/list.html", {"tickets": Ticket.objects.all()})


def ticket_new(request):
    form = TicketForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.owner = get_user_model().objects.first()
        return redirect("ticket_detail", form.save().pk)
    return render(request, "tickets/form.html", {"form": form})


def ticket_detail(request, pk):
    return render(request, "tickets/detail.html", {"ticket": get_object_or_404(Ticket, pk=pk)})


def ticket_edit(request, pk):
    ticket = get_object_or_404(Ticket, pk=pk)
    form = TicketForm(request.POST or None, instance=ticket)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("ticket_detail", pk)
    return render(request, "tickets/form.html", {"form": form})


def ticket_close(request, pk):
    ticket = get_object_or_404(Ticket, pk=pk)
    ticket.closed = True
    ticket.save()
    return redirect("ticket_detail", pk)
