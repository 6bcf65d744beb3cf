import os
import re
import shutil
import sys

from checking import Check, hint

MODELS, FORMS, VIEWS = "courses/models.py", "courses/forms.py", "courses/views.py"
ENOUGH = 8
TEST = ["manage.py", "test", "--noinput"]
# Loads Django once, and then runs the tests of each folder in a process of its own: far quicker than many starts.
MANY = '''
import encodings.idna, gc, os, sys
import django.core.mail.backends.locmem, django.db.backends.sqlite3.base, django.forms, django.middleware.common
import django.middleware.csrf, django.shortcuts, django.template.loaders.cached, django.test.runner, django.views.defaults
from django.core.management import execute_from_command_line
from django.core.management.commands import migrate, test

gc.freeze()

for folder in sys.stdin.read().splitlines():
    child = os.fork()
    if child == 0:
        os.dup2(2, 1)
        os.chdir(folder)
        sys.path[0] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        code = 0
        try:
            execute_from_command_line(["manage.py", "test", "--noinput", "--failfast", "courses.tests"])
        except SystemExit as end:
            code = 1 if end.code else 0
        except BaseException:
            code = 1
        os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
'''
WRONG = {
    "cancelled sign-ups take no seat": (MODELS, ".filter(is_cancelled=False).count()", ".count()"),
    "seats left are never below 0": (MODELS, "max(0, self.seats - self.signups.filter(is_cancelled=False).count())", "self.seats - self.signups.filter(is_cancelled=False).count()"),
    "the last seat can be taken": (MODELS, "self.seats_left() > 0", "self.seats_left() > 1"),
    "a full course takes no sign-ups": (MODELS, " and self.seats_left() > 0", ""),
    "on the day of the start it is too late": (MODELS, "today < self.starts", "today <= self.starts"),
    "on the day before the start it is not too late": (MODELS, "today < self.starts", "(self.starts - today).days > 1"),
    "an address is the same in small and capital letters": (FORMS, "email__iexact", "email"),
    "who cancelled can sign up again": (FORMS, "email__iexact=email, is_cancelled=False", "email__iexact=email"),
    "a place in another course is no obstacle": (FORMS, "self.instance.course.signups.filter", "SignUp.objects.filter"),
    "courses that start today, or have begun, are not listed": (VIEWS, "starts__gt=", "starts__gte="),
    "the next course is listed first": (VIEWS, 'order_by("starts", "pk")', 'order_by("pk")'),
    "the list shows the seats left": (VIEWS, "max(0, course.seats - course.taken)", "course.seats"),
    "the list sends one query": (VIEWS, "max(0, course.seats - course.taken)", "course.seats_left()"),
    "no mail before the commit": (VIEWS, "transaction.on_commit(lambda: welcome(signup))", "welcome(signup)"),
    "the mail goes to the right address": (VIEWS, "[signup.email]", '["office@example.org"]'),
    "the title stands in the subject": (VIEWS, 'f"Your place in {signup.course.title}"', '"Your place"'),
    "the sign-up is stored": (VIEWS, "signup = form.save()", "signup = form.save(commit=False)"),
    "a sign-up leads to the list": (VIEWS, 'redirect("course_list")', 'redirect("sign_up", pk)'),
    "a wrong address shows the form again": (VIEWS, '    return render(request, "courses/sign_up.html"', '    if form.is_bound:\n        return redirect("course_list")\n    return render(request, "courses/sign_up.html"'),
    "a course that takes no sign-ups stores none": (VIEWS, "    if not course.takes_signups(timezone.localdate()):", "    if False:"),
    "a course that does not exist gives 404": (VIEWS, "get_object_or_404(Course, pk=pk)", "Course.objects.get(pk=pk)"),
}
REWRITTEN = '''
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Case, IntegerField, Sum, Value, When
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html

from .forms import SignUpForm
from .models import Course


def course_list(request):
    one = Case(When(signups__is_cancelled=False, then=Value(1)), default=Value(0), output_field=IntegerField())
    found = Course.objects.annotate(busy=Sum(one)).filter(starts__gt=timezone.localdate()).order_by("starts", "id")
    parts = [
        format_html('<p><a href="/courses/{}/">{}</a> on {}, seats left: {}</p>', one.pk, one.title, one.starts.isoformat(), max(0, one.seats - one.busy))
        for one in found
    ]
    return HttpResponse("<h2>All courses</h2>" + "".join(parts))


def sign_up(request, pk):
    with transaction.atomic():
        try:
            course = Course.objects.get(pk=pk)
        except Course.DoesNotExist:
            raise Http404 from None
        if not course.takes_signups(timezone.localdate()):
            return HttpResponse("Sorry", status=409)
        form = SignUpForm(course, request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return HttpResponse(f'<form method="post">{form.as_p()}<button>Join</button></form>')
        message = EmailMessage(f"Welcome: {course.title}", "See you", to=[form.save().email])
        transaction.on_commit(message.send)
    return HttpResponseRedirect("/courses/")
'''


class Tests(Check):
    def project(self, name="right", edits=None):
        """A copy of the project whose files are replaced by the given texts."""
        folder = self.folder / re.sub(r"\W+", "-", name)
        shutil.copytree(self.work, folder, ignore=shutil.ignore_patterns("*.sqlite3", "__pycache__", ".*"))
        for file, text in (edits or {}).items():
            (folder / file).write_text(text, encoding="utf-8")
        return folder

    def run_tests(self, *options, folder=None):
        command = [sys.executable, "-s", "-B", *TEST, *options, "courses.tests"]
        return self.run_program(command, cwd=folder or self.project(), seconds=30)

    def results(self, folders):
        """The exit code of the tests in each folder."""
        if not hasattr(os, "fork"):
            return [self.run_tests("--failfast", folder=folder).code for folder in folders]
        (self.folder / "all_apps.py").write_text(MANY, encoding="utf-8")
        command = [sys.executable, "-s", "-B", "all_apps.py"]
        run = self.run_program(command, stdin="\n".join(map(str, folders)), cwd=self.folder, seconds=110)
        self.equal("number of projects whose tests ran", len(run.lines), len(folders))
        return [int(line) for line in run.lines]

    def passes(self, run, tried):
        self.true(f"{tried} your tests say:\n{run.err[-900:]}", run.code == 0)

    def edited(self, file, find, put):
        return {file: self.text(file).replace(find, put)}

    def test_app(self):
        """The app itself is as it was."""
        changed = sorted({file for file, find, _ in WRONG.values() if self.text(file).count(find) != 1})
        self.equal("files that you changed", changed, [])

    @hint(1)
    def test_right(self):
        """Your tests pass with the right app, at least eight of them."""
        run = self.run_tests()
        self.passes(run, "With the right app")
        found = re.search(r"Ran (\d+) tests?", run.err)
        count = int(found[1]) if found else 0
        skipped = re.search(r"skipped=(\d+)", run.err)
        count -= int(skipped[1]) if skipped else 0
        self.true(f"{count} of your tests ran; at least {ENOUGH} are wanted.", count >= ENOUGH)

    @hint(1)
    def test_any_order(self):
        """Your tests pass in the opposite order."""
        self.passes(self.run_tests("--reverse"), "In the opposite order")

    @hint(2)
    def test_rewritten(self):
        """Your tests pass with an app that was rewritten inside and follows the same rules."""
        self.passes(self.run_tests(folder=self.project(edits={VIEWS: REWRITTEN})), "With other views and other texts, which follow the rules,")

    @hint(3)
    def test_wrong(self):
        """Your tests fail with every wrong app."""
        projects = [self.project(rule, self.edited(*edit)) for rule, edit in WRONG.items()]
        right, *codes = self.results([self.project(), *projects])
        self.equal("exit code of your tests with the right app", right, 0)
        unseen = "\n".join(f"- {rule}" for rule, code in zip(WRONG, codes) if code == 0)
        self.true(f"No test of yours fails when one of these rules is broken:\n{unseen}", not unseen)
