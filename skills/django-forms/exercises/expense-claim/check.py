import os
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import django
from checking import Check, hint
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import override_settings, setup_test_environment

FIELDS = ["title", "category", "amount", "first_day", "last_day", "note", "receipt"]
GOOD = {"title": "Train to Bern", "category": "travel", "amount": "49.50", "first_day": "2025-05-06", "last_day": "2025-05-08", "note": "Fair"}
DAYS = "The last day is before the first day."
NOTE = "Please say what it was for."
LARGE = "The file is larger than 100,000 bytes."
MISSING = "Please add a receipt for more than 50 EUR."
STARTED = []


class Page(HTMLParser):
    """The form on a page: its attributes, fields with values, labels, and the text of the page."""

    def __init__(self, html):
        super().__init__()
        self.forms, self.fields, self.ids, self.labels, self.text = [], {}, {}, set(), ""
        self._area = self._select = None
        self.feed(html)
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(given)
        elif tag == "label":
            self.labels.add(given.get("for"))
        elif tag in ("input", "textarea", "select") and given.get("name"):
            self.fields[given["name"]] = given.get("value", "")
            self.ids[given["name"]] = given.get("id")
            self._area = given["name"] if tag == "textarea" else None
            self._select = given["name"] if tag == "select" else None
        elif tag == "option" and self._select and "selected" in given:
            self.fields[self._select] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "textarea" and self._area:
            # A browser leaves out the line break that Django writes after the tag.
            text = self.fields[self._area]
            self.fields[self._area] = text[1:] if text.startswith("\n") else text
            self._area = None

    def handle_data(self, data):
        self.text += data
        if self._area:
            self.fields[self._area] += data


class Claims(Check):
    def setUp(self):
        super().setUp()
        self.start()
        media = override_settings(MEDIA_ROOT=str(self.folder))
        media.enable()
        self.addCleanup(media.disable)
        self.Claim = self.load("claims.models").Claim
        self.Claim.objects.all().delete()
        self.client = Client()

    def start(self):
        """Once for all tests; a project that does not start says why in each of them."""
        if not STARTED:
            os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
            try:
                django.setup()
                setup_test_environment(debug=False)
                connection.settings_dict["NAME"] = ":memory:"
                call_command("migrate", verbosity=0)
                STARTED.append(None)
            except Exception as error:
                STARTED.append(error)
        if STARTED[0]:
            raise STARTED[0]

    def file(self, name="bill.pdf", size=4):
        return SimpleUploadedFile(name, b"x" * size)

    def errors(self, file=None, **more):
        """The messages of the form, by field, when GOOD is filled in with something else."""
        form = self.member(self.load("claims.forms"), "ClaimForm")
        given = {name: value for name, value in {**GOOD, **more}.items() if value is not None}
        return {field: [str(one) for one in found] for field, found in form(given, {"receipt": file} if file else {}).errors.items()}

    def send(self, client=None, **more):
        return (client or self.client).post("/claims/new/", {**GOOD, **more})

    def page(self, answer, tried):
        self.equal(f"status of {tried}", answer.status_code, 200)
        return Page(answer.content.decode())

    @hint(1)
    def test_empty_form(self):
        """GET shows an empty form, with labels, and saves nothing."""
        page = self.page(self.client.get("/claims/new/"), "GET /claims/new/")
        self.equal("method of each form on the page", [form.get("method", "get").lower() for form in page.forms], ["post"])
        own = sorted(name for name in page.fields if name != "csrfmiddlewaretoken")
        self.equal("fields of the form", own, sorted(FIELDS))
        self.equal("what stands in them", {page.fields[name] for name in FIELDS}, {""})
        self.equal("fields without a label", [name for name in FIELDS if page.ids[name] not in page.labels], [])
        self.equal("claims", self.Claim.objects.count(), 0)
        self.true("A form that nobody has sent yet tells mistakes.", "This field is required" not in page.text)

    @hint(3)
    def test_saved(self):
        """A claim that is right is saved, and the answer redirects to its page."""
        answer = self.send()
        self.equal("status of the POST", answer.status_code, 302)
        self.equal("claims", self.Claim.objects.count(), 1)
        claim = self.Claim.objects.get()
        self.equal("where it leads", answer.headers["Location"], f"/claims/{claim.pk}/")
        self.equal("status of that page", self.client.get(answer.headers["Location"]).status_code, 200)
        got = (claim.title, claim.category, claim.amount, claim.first_day, claim.last_day, claim.note, claim.receipt.name)
        self.equal("the claim", got, ("Train to Bern", "travel", Decimal("49.50"), date(2025, 5, 6), date(2025, 5, 8), "Fair", ""))

    @hint(2)
    def test_file(self):
        """The receipt is kept with its content."""
        answer = self.send(amount="120", receipt=SimpleUploadedFile("bill.PNG", b"\x89PNG and more"))
        self.equal("status of the POST with a receipt", answer.status_code, 302)
        claim = self.Claim.objects.get()
        self.true("The claim has no receipt.", bool(claim.receipt))
        self.equal("the file of the claim", Path(claim.receipt.path).read_bytes(), b"\x89PNG and more")

    @hint(2)
    def test_enctype(self):
        """The form on the page sends the file, not only its name."""
        page = self.page(self.client.get("/claims/new/"), "GET /claims/new/")
        self.equal("enctype of the form", [form.get("enctype") for form in page.forms], ["multipart/form-data"])

    @hint(3)
    def test_only_these(self):
        """The state, and the number of the claim, are not the employee's to choose."""
        self.send(state="paid", id="77", pk="77")
        self.equal("state of the claim", [one.state for one in self.Claim.objects.all()], ["new"])
        self.true("The sender chose the id of the claim.", self.Claim.objects.get().pk != 77)

    def test_required(self):
        """All but note and receipt are needed, and the rules of the model hold."""
        self.equal("errors of a good claim", self.errors(), {})
        self.equal("errors without note and receipt", self.errors(note=""), {})
        for name in ("title", "category", "amount", "first_day", "last_day"):
            self.equal(f"fields with errors without {name}", list(self.errors(**{name: None})), [name])
        for name, wrong in (
            ("title", "x" * 61), ("title", "  "), ("category", "food"), ("amount", "much"), ("amount", "1.005"), ("first_day", "soon"),
        ):
            self.equal(f"fields with errors when {name} is {wrong[:9]!r}", list(self.errors(**{name: wrong})), [name])

    def test_amount(self):
        """The amount is from 0.01 to 5000."""
        for amount in ("0", "-1", "5000.01", "0.00"):
            self.equal(f"fields with errors when amount is {amount}", list(self.errors(self.file(), amount=amount)), ["amount"])
        for amount in ("0.01", "5000", "5000.00"):
            self.equal(f"errors when amount is {amount}", self.errors(self.file(), amount=amount), {})

    @hint(2)
    def test_days(self):
        """The last day is not before the first."""
        self.equal("errors when the last day is one before", self.errors(last_day="2025-05-05"), {"last_day": [DAYS]})
        self.equal("errors when both are the same day", self.errors(last_day="2025-05-06"), {})
        self.equal("fields with errors when the first day is wrong in itself", list(self.errors(first_day="2025-02-30")), ["first_day"])

    def test_note(self):
        """A claim for something else says what it was for."""
        for note in ("", "   ", None):
            self.equal(f"errors of category other with the note {note!r}", self.errors(category="other", note=note), {"note": [NOTE]})
        self.equal("errors of category other with a note", self.errors(category="other"), {})
        self.equal("errors of category meal without a note", self.errors(category="meal", note=""), {})

    @hint(2)
    def test_receipt(self):
        """Above 50 a receipt is needed."""
        for amount in ("50.01", "51", "5000"):
            self.equal(f"errors of {amount} without a receipt", self.errors(amount=amount), {"receipt": [MISSING]})
            self.equal(f"errors of {amount} with a receipt", self.errors(self.file(), amount=amount), {})
        self.equal("errors of 50 without a receipt", self.errors(amount="50"), {})
        self.equal("fields with errors of a wrong amount without a receipt", list(self.errors(amount="6000")), ["amount"])

    @hint(3)
    def test_kind_of_file(self):
        """The receipt is a PDF or PNG file of at most 100000 bytes."""
        for name in ("a.exe", "a", "pdf", "a.pdf.zip", "a.pngx"):
            found = self.errors(self.file(name), amount="80")
            self.equal(f"fields with errors with the file {name}", list(found), ["receipt"])
            self.true(f"With the file {name} it is said that a receipt is missing: {found}", MISSING not in found["receipt"])
        for name in ("a.pdf", "A.PDF", "a.b.Png"):
            self.equal(f"errors with the file {name}", self.errors(self.file(name)), {})
        self.equal("errors with 100000 bytes", self.errors(self.file(size=100_000), amount="80"), {})
        self.equal("errors with 100001 bytes", self.errors(self.file(size=100_001), amount="80"), {"receipt": [LARGE]})

    @hint(2)
    def test_all_at_once(self):
        """All mistakes are told at once."""
        found = self.errors(title="", category="other", note="", amount="70", last_day="2025-01-01")
        found.pop("title", None)
        self.equal("errors of a claim with four mistakes, but for the title", found, {"last_day": [DAYS], "receipt": [MISSING], "note": [NOTE]})

    @hint(1)
    def test_shown_again(self):
        """After mistakes the page tells them, keeps what was typed, and nothing is saved."""
        typed = {"title": "<b>Tea</b> & \"cake\"", "category": "other", "amount": "70", "first_day": "2025-05-06", "last_day": "2025-05-05", "note": " "}
        page = self.page(self.client.post("/claims/new/", typed), "a POST with mistakes")
        for message in (DAYS, NOTE, MISSING):
            self.true(f"The page does not tell: {message} It says: {page.text[:300]}", message in page.text)
        typed.pop("note")
        self.equal("what stands in the fields", {name: page.fields.get(name) for name in typed}, typed)
        page = self.page(self.client.post("/claims/new/", {**typed, "last_day": "soon", "note": "</textarea><i>hi"}), "a POST with mistakes")
        self.equal("what stands in note and last_day", (page.fields.get("note"), page.fields.get("last_day")), ("</textarea><i>hi", "soon"))
        self.equal("claims", self.Claim.objects.count(), 0)
        self.equal("files", [one.name for one in self.folder.rglob("*")], [])

    @hint(3)
    def test_other_site(self):
        """A form from another site is refused, the one of the page is not."""
        browser = Client(enforce_csrf_checks=True)
        self.equal("status of a POST without a token", self.send(browser).status_code, 403)
        self.equal("claims", self.Claim.objects.count(), 0)
        token = self.page(browser.get("/claims/new/"), "GET /claims/new/").fields.get("csrfmiddlewaretoken", "")
        self.equal("status of a POST with the token of the page", self.send(browser, csrfmiddlewaretoken=token).status_code, 302)
