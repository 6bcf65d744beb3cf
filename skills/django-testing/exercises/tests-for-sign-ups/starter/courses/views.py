from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from .forms import SignUpForm
from .models import Course, SignUp


def course_list(request: HttpRequest) -> HttpResponse:
    taken = Count("signups", filter=Q(signups__is_cancelled=False))
    courses = Course.objects.filter(starts__gt=timezone.localdate()).order_by("starts", "pk").annotate(taken=taken)
    rows = [(course, max(0, course.seats - course.taken)) for course in courses]
    return render(request, "courses/list.html", {"rows": rows})


@transaction.atomic
def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    course = get_object_or_404(Course, pk=pk)
    if not course.takes_signups(timezone.localdate()):
        return render(request, "courses/closed.html", {"course": course}, status=409)
    form = SignUpForm(course, request.POST or None)
    if form.is_valid():
        signup = form.save()
        transaction.on_commit(lambda: welcome(signup))
        return redirect("course_list")
    return render(request, "courses/sign_up.html", {"course": course, "form": form})


def welcome(signup: SignUp) -> None:
    send_mail(f"Your place in {signup.course.title}", "We look forward to seeing you.", None, [signup.email])
