import os
from html.parser import HTMLParser
from unittest import mock

from checking import Check, hint

VOID = {"input", "br", "meta", "link", "img", "hr"}


class Page(HTMLParser):
    """The texts of elements by class, the fields of the form, and all tags."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.fields, self.tags, self.forms = {}, {}, [], []
        self._open = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        if tag == "form":
            self.forms.append(given.get("method", "get").lower())
        if tag in ("input", "textarea") and given.get("name"):
            self.fields[given["name"]] = given.get("value") or ""
        if tag not in VOID:
            self._open.append((tag, (given.get("class") or "").split(), given.get("name")))
            for name in self._open[-1][1]:
                self.texts.setdefault(name, []).append("")

    def handle_endtag(self, tag):
        while self._open and tag not in VOID:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data):
        for tag, names, field in self._open:
            for name in names:
                self.texts[name][-1] += data
            if tag == "textarea" and field:
                self.fields[field] += data

    def all(self, name):
        return [" ".join(text.split()) for text in self.texts.get(name, [])]


class GuestBook(Check):
    def setUp(self):
        super().setUp()
        self.client = self.new()

    def new(self):
        return self.member(self.load("guestbook"), "create_app")().test_client()

    def page(self):
        answer = self.client.get("/")
        self.equal("status of GET /", answer.status_code, 200)
        return Page(answer.text)

    def send(self, name, text):
        return self.client.post("/", data={"name": name, "text": text})

    @hint(1)
    def test_form(self):
        """The page shows an empty form, and no entries at first."""
        page = self.page()
        self.equal("forms", page.forms, ["post"])
        self.equal("fields", {name: page.fields.get(name) for name in ("name", "text")}, {"name": "", "text": ""})
        self.equal("entries, errors, messages", (page.all("entry"), page.all("error"), page.all("flash")), ([], [], []))

    @hint(3)
    def test_sign(self):
        """A good entry is kept; the answer redirects, and the newest stands first."""
        for name, text in (("Ada", "Lovely view."), ("  Lin ", " Good tea. ")):
            answer = self.send(name, text)
            self.true(f"Status {answer.status_code}, Location {answer.headers.get('Location')}", answer.status_code in (302, 303) and answer.headers.get("Location", "").endswith("/"))
        entries = self.page().all("entry")
        self.equal("entries", len(entries), 2)
        self.true(f"The entries are {entries}.", "Lin" in entries[0] and "Good tea." in entries[0] and "Ada" in entries[1])

    @hint(2)
    def test_message(self):
        """The message is shown once."""
        self.send("Ada", "Hello")
        self.equal("messages on the next page", self.page().all("flash"), ["Thank you, Ada!"])
        self.equal("messages on the page after", self.page().all("flash"), [])

    @hint(3)
    def test_mistakes(self):
        """Wrong fields are told, kept in the form, and nothing is saved."""
        for name, text, wrong in (("", "hello", 1), ("Ada", "   ", 1), ("", "", 2), ("x" * 41, "hello", 1), ("Ada", "y" * 501, 1)):
            answer = self.send(name, text)
            self.equal(f"status for {name[:9]!r}, {text[:9]!r}", answer.status_code, 422)
            page = Page(answer.text)
            self.equal("elements with the class error", len(page.all("error")), wrong)
            self.equal("the fields", (page.fields.get("name"), page.fields.get("text")), (name, text))
        self.equal("status without fields", self.client.post("/").status_code, 422)
        self.equal("entries", self.page().all("entry"), [])

    def test_limits(self):
        """The longest name and text are accepted."""
        self.true("It was refused.", self.send("x" * 40, "y" * 500).status_code in (302, 303))
        self.true("Spaces around do not count.", self.send("x" * 40 + "  ", "y" * 500 + " ").status_code in (302, 303))

    @hint(2)
    def test_hostile(self):
        """What guests type is text, in entries, messages and fields."""
        evil = '<script>alert(1)</script>'
        self.send(evil, '<img src=x onerror=alert(1)>')
        page = self.page()
        self.equal("tags that guests brought in", [tag for tag in page.tags if tag in ("script", "img")], [])
        self.equal("the message", page.all("flash"), [f"Thank you, {evil}!"])
        page = Page(self.send('"><b>x</b>' + "x" * 40, "</textarea><script>").text)
        self.equal("tags in the form", [tag for tag in page.tags if tag == "script"], [])
        self.equal("the field", page.fields.get("name"), '"><b>x</b>' + "x" * 40)

    @hint(2)
    def test_key(self):
        """The secret key comes from the environment, else it is random."""
        create = self.load("guestbook").create_app
        with mock.patch.dict(os.environ, {"SECRET_KEY": "from-outside"}):
            self.equal("the key", create().secret_key, "from-outside")
        with mock.patch.dict(os.environ):
            os.environ.pop("SECRET_KEY", None)
            keys = {create().secret_key for _ in range(2)}
        self.true("Without it, each app should have a random key of 16 characters or more.", len(keys) == 2 and all(len(key) >= 16 for key in keys))

    def test_own_book(self):
        """Each app has its own book."""
        self.send("Ada", "Hello")
        self.equal("entries of another app", Page(self.new().get("/").text).all("entry"), [])
