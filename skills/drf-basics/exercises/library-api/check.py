import os

import django
from django import conf
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from checking import Check, hint

STATE = {}


def start(check):
    """Starts the project once, with an empty database in memory."""
    if "started" not in STATE:
        STATE["started"] = False
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        check.load("config.settings")
        conf.settings.DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
        conf.settings.ALLOWED_HOSTS = ["testserver"]
        conf.settings.DEBUG = False
        django.setup()
        call_command("migrate", verbosity=0)
        check.load("config.urls")
        STATE["started"] = True
    check.true("The project does not start: see the first test.", STATE["started"])


def isbn(number):
    """A right ISBN for each number."""
    text = f"978{number:09d}"
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(text))
    return f"{text}{-total % 10}"


class Library(Check):
    def setUp(self):
        super().setUp()
        start(self)
        from library.models import Author, Book
        from rest_framework.test import APIClient

        self.author_class, self.book_class = Author, Book
        Book.objects.all().delete()
        Author.objects.all().delete()
        self.client = APIClient()
        # Ids of authors and books differ, so that one is never taken for the other.
        STATE["authors"] = STATE.get("authors", 1000) + 100
        self.mary = Author.objects.create(id=STATE["authors"], name="Mary Shelley", born=1797)
        self.anon = Author.objects.create(id=STATE["authors"] + 1, name="Anonymous")

    def send(self, method, path, data=None):
        return getattr(self.client, method.lower())(f"/api/{path}", data, format="json")

    def call(self, method, path, status, data=None):
        """The body of the answer; fails when the status is another."""
        answer = self.send(method, path, data)
        sent = "" if data is None else f" with {data!r}"
        body = answer.json() if answer.get("Content-Type", "").startswith("application/json") else None
        self.true(f"{method} /api/{path}{sent}\n  expected: status {status}\n  got:      {answer.status_code} {str(body)[:300] if body is not None else ''}", answer.status_code == status)
        return body

    def wrong(self, method, path, field, data):
        """The input is refused because of that field, and of no other."""
        before = list(self.book_class.objects.values())
        body = self.call(method, path, 400, data)
        self.equal(f"fields with errors after {method} /api/{path} with {data!r}", sorted(body) if isinstance(body, dict) else body, [field])
        self.true(f"The errors of {field} should be a list of texts, not {body[field]!r}.", isinstance(body[field], list) and body[field] and all(isinstance(one, str) for one in body[field]))
        self.equal("the books that are stored afterwards", list(self.book_class.objects.values()), before)

    def book(self, number, **more):
        values = {"title": f"Book {number}", "isbn": isbn(number), "year": 1900, "author": self.mary, **more}
        return self.book_class.objects.create(**values)

    def shown(self, book):
        return {"id": book.id, "title": book.title, "isbn": book.isbn, "year": book.year, "author": {"id": book.author.id, "name": book.author.name}}

    def input(self, number, **more):
        return {"title": f"Book {number}", "isbn": isbn(number), "year": 1831, "author_id": self.mary.id, **more}

    def test_authors(self):
        """Authors are listed, added, changed and deleted."""
        body = self.call("GET", "authors/", 200)
        mary = {"id": self.mary.id, "name": "Mary Shelley", "born": 1797, "book_count": 0}
        self.equal("the list of authors", body, [mary, {"id": self.anon.id, "name": "Anonymous", "born": None, "book_count": 0}])
        new = self.call("POST", "authors/", 201, {"name": "Emily Brontë", "born": 1818, "book_count": 9})
        emily = self.author_class.objects.latest("id")
        self.equal("the new author", new, {"id": emily.id, "name": "Emily Brontë", "born": 1818, "book_count": 0})
        self.equal("an author without born", self.call("POST", "authors/", 201, {"name": "X"})["born"], None)
        self.book(1, year=1850), self.book(2, year=1818)
        self.equal("PATCH of the name", self.call("PATCH", f"authors/{self.mary.id}/", 200, {"name": "Mary S."}), {**mary, "name": "Mary S.", "book_count": 2})
        self.equal("PUT", self.call("PUT", f"authors/{emily.id}/", 200, {"name": "Ellis Bell", "born": None}), {"id": emily.id, "name": "Ellis Bell", "born": None, "book_count": 0})
        self.call("DELETE", f"authors/{emily.id}/", 204)
        self.call("GET", f"authors/{emily.id}/", 404)
        for data in ({}, {"name": ""}, {"name": "x" * 101}):
            self.equal(f"fields with errors after POST /api/authors/ with {data!r}", list(self.call("POST", "authors/", 400, data)), ["name"])

    @hint(2)
    def test_author_detail(self):
        """One author is shown with their books, sorted by year and id; the list has no books."""
        late, early, same = self.book(1, year=1900), self.book(2, year=1850), self.book(3, year=1850)
        self.book(4, author=self.anon)
        body = self.call("GET", f"authors/{self.mary.id}/", 200)
        books = [{"id": one.id, "title": one.title, "year": one.year} for one in (early, same, late)]
        self.equal("the author", body, {"id": self.mary.id, "name": "Mary Shelley", "born": 1797, "book_count": 3, "books": books})
        self.equal("an author in the list", self.call("GET", "authors/", 200)[0], {"id": self.mary.id, "name": "Mary Shelley", "born": 1797, "book_count": 3})

    @hint(3)
    def test_author_with_books(self):
        """An author who has books is not deleted: 409."""
        book = self.book(1)
        body = self.call("DELETE", f"authors/{self.mary.id}/", 409)
        self.true(f"It should answer with a detail, not with {body!r}.", isinstance(body, dict) and isinstance(body.get("detail"), str))
        self.call("GET", f"authors/{self.mary.id}/", 200)
        self.call("DELETE", f"books/{book.id}/", 204)
        self.call("DELETE", f"authors/{self.mary.id}/", 204)
        self.equal("the authors that are left", [one["id"] for one in self.call("GET", "authors/", 200)], [self.anon.id])

    @hint(1)
    def test_books(self):
        """Books are listed and shown with their author nested."""
        self.equal("no books", self.call("GET", "books/", 200), [])
        books = [self.book(3, title="Z"), self.book(1, author=self.anon), self.book(2, title="A")]
        self.equal("the list of books", self.call("GET", "books/", 200), [self.shown(one) for one in books])
        self.equal("one book", self.call("GET", f"books/{books[1].id}/", 200), self.shown(books[1]))
        self.call("GET", f"books/{books[2].id + 1}/", 404)
        self.call("PUT", "books/", 405, self.input(1))

    @hint(2)
    def test_add_book(self):
        """A book is added with author_id, and answered with its author."""
        body = self.call("POST", "books/", 201, self.input(5, id=77, author={"id": self.anon.id, "name": "?"}))
        book = self.book_class.objects.get()
        self.equal("the new book", body, {"id": book.id, "title": "Book 5", "isbn": isbn(5), "year": 1831, "author": {"id": self.mary.id, "name": "Mary Shelley"}})
        self.equal("its author in the database", book.author_id, self.mary.id)
        for name in ("title", "isbn", "year", "author_id"):
            self.wrong("POST", "books/", name, {key: value for key, value in self.input(6).items() if key != name})
        self.wrong("POST", "books/", "title", self.input(6, title=""))
        self.wrong("POST", "books/", "author_id", self.input(6, author_id=1))
        self.wrong("POST", "books/", "author_id", self.input(6, author_id=None))

    @hint(3)
    def test_isbn(self):
        """An ISBN has 13 digits whose sum fits; hyphens go away before anything else is looked at."""
        taken = self.book(41)
        one = isbn(42)
        dashed = f"{one[:3]}-{one[3]}-{one[4:6]}-{one[6:12]}-{one[12]}"
        self.equal(f"isbn of a book that was sent with {dashed}", self.call("POST", "books/", 201, self.input(42, isbn=dashed))["isbn"], one)
        self.equal("the ISBN that is stored", self.book_class.objects.latest("id").isbn, one)
        other = taken.isbn[:12] + str((int(taken.isbn[12]) + 1) % 10)
        for text in (other, one[:12], one + "0", "978030640615X", "", "-" * 13, "9780306406167", "978 0306406157"[:13]):
            self.wrong("POST", "books/", "isbn", self.input(43, isbn=text))
        for text in (taken.isbn, dashed, one):
            self.wrong("POST", "books/", "isbn", self.input(44, isbn=text))
            self.wrong("PATCH", f"books/{self.book_class.objects.get_or_create(isbn=isbn(45), defaults={'title': 'T', 'year': 1900, 'author': self.mary})[0].id}/", "isbn", {"isbn": text})
        self.equal("PATCH of a book with its own ISBN, with hyphens", self.call("PATCH", f"books/{self.book_class.objects.get(isbn=one).id}/", 200, {"isbn": dashed})["isbn"], one)

    @hint(2)
    def test_year(self):
        """A year is from 1450 to 2100, and not before the author's birth."""
        for number, (author, year, is_fine) in enumerate(((self.anon, 1449, False), (self.anon, 1450, True), (self.anon, 2100, True), (self.anon, 2101, False), (self.mary, 1796, False), (self.mary, 1797, True), (self.anon, "soon", False), (self.anon, None, False))):
            data = self.input(60 + number, author_id=author.id, year=year)
            if is_fine:
                self.equal(f"year of a book from {year}", self.call("POST", "books/", 201, data)["year"], year)
            else:
                self.wrong("POST", "books/", "year", data)

    @hint(2)
    def test_change_book(self):
        """PATCH changes what is given, and the rules hold for the whole book."""
        book = self.book(9, year=1797)
        old = self.book(10, year=1500, author=self.anon)
        path = f"books/{book.id}/"
        self.equal("PATCH of the title", self.call("PATCH", path, 200, {"title": "New"}), {**self.shown(book), "title": "New"})
        self.wrong("PATCH", path, "year", {"year": 1796})
        self.wrong("PATCH", f"books/{old.id}/", "year", {"author_id": self.mary.id})
        self.equal("PATCH of an old book's author and year", self.call("PATCH", f"books/{old.id}/", 200, {"author_id": self.mary.id, "year": 1820}), {**self.shown(old), "year": 1820, "author": {"id": self.mary.id, "name": "Mary Shelley"}})
        self.equal("PATCH of the author", self.call("PATCH", path, 200, {"author_id": self.anon.id})["author"], {"id": self.anon.id, "name": "Anonymous"})
        self.equal("PATCH of the year, then", self.call("PATCH", path, 200, {"year": 1796})["year"], 1796)
        self.wrong("PUT", path, "title", {key: value for key, value in self.input(9).items() if key != "title"})
        self.equal("PUT", self.call("PUT", path, 200, self.input(9, title="Put")), {"id": book.id, "title": "Put", "isbn": isbn(9), "year": 1831, "author": {"id": self.mary.id, "name": "Mary Shelley"}})
        self.call("DELETE", path, 204)
        self.equal("the books that are left", [one["id"] for one in self.call("GET", "books/", 200)], [old.id])

    @hint(2)
    def test_queries(self):
        """Each list sends at most 2 queries, for few rows and for many."""
        for count in (2, 10):
            for number in range(count):
                author = self.author_class.objects.create(name=f"Author {number}")
                self.book(count * 100 + 2 * number, author=author), self.book(count * 100 + 2 * number + 1, author=author)
            for path in ("books/", "authors/"):
                with CaptureQueriesContext(connection) as queries:
                    rows = self.call("GET", path, 200)
                listed = "\n".join(f"- {one['sql'][:150]}" for one in queries.captured_queries[:4])
                self.true(f"GET /api/{path} of {len(rows)} rows sent {len(queries)} queries:\n{listed}", len(queries) <= 2)
