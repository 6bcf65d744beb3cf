import os
from datetime import date, timedelta
from html.parser import HTMLParser
from urllib.parse import urljoin

import django
from checking import Check, hint
from django import conf
from django.core.management import call_command
from django.db import connection
from django.template import engines
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import NoReverseMatch, reverse

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
STARTED = []


class Element:
    def __init__(self, tag, attrs):
        self.tag, self.attrs, self.inside, self.raw = tag, attrs, [], ""

    @property
    def text(self):
        return " ".join(self.raw.split())


class Page(HTMLParser):
    """All elements of a page, each with its text and the elements in it."""

    def __init__(self, html):
        super().__init__()
        self.all, self._open = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        for outer in [self, *self._open]:
            (outer.all if outer is self else outer.inside).append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data):
        for element in self._open:
            element.raw += data

    def named(self, name):
        return [one for one in self.all if name in one.attrs.get("class", "").split()]

    def tags(self, tag):
        return [one for one in self.all if one.tag == tag]


class Events(Check):
    def setUp(self):
        super().setUp()
        self.start()
        self.Event = self.load("events.models").Event
        self.Event.objects.all().delete()
        self.client = Client()

    def start(self):
        """Once for all tests; a project that does not start says why in each of them."""
        if not STARTED:
            os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
            try:
                django.setup()
                setup_test_environment(debug=False)
                conf.settings.STATIC_URL = "/assets/v7/"
                connection.settings_dict["NAME"] = ":memory:"
                call_command("migrate", verbosity=0)
                STARTED.append(None)
            except Exception as error:
                STARTED.append(error)
        if STARTED[0]:
            raise STARTED[0]

    def add(self, title, day=1, **more):
        number = self.Event.objects.count()
        given = {"slug": f"e-{number}", "minutes": 90, "place": "Hall", "is_public": True, **more}
        return self.Event.objects.create(title=title, day=date(2025, 1, 1) + timedelta(day), **given)

    def get(self, url, status=200):
        answer = self.client.get(url)
        self.equal(f"status of GET {url}", answer.status_code, status)
        return answer

    def page(self, url):
        return Page(self.get(url).content.decode())

    def path(self, name, **given):
        try:
            return reverse(name, kwargs=given)
        except NoReverseMatch as error:
            self.fail(f"reverse({name!r}) should give a path; it said: {error}")

    def one(self, page, name, where):
        found = page.named(name)
        self.equal(f"elements with the class {name} on {where}", len(found), 1)
        return found[0]

    def titles(self, page):
        return [link.text for event in page.named("event") for link in event.inside if link.tag == "a"]

    def next_page(self, url, name):
        """Follows the link of that class; returns where it leads, and the page."""
        link = self.one(self.page(url), name, url)
        target = urljoin(url, link.attrs.get("href", ""))
        return target, self.page(target)

    @hint(1)
    def test_names(self):
        """Each name gives the path of the table."""
        got = [self.path("event-list"), self.path("event-detail", slug="a-b"), self.path("event-by-number", pk=5)]
        self.equal("the three paths", got, ["/events/", "/events/a-b/", "/events/number/5/"])

    @hint(2)
    def test_list(self):
        """The list holds public events, by day and title, with links and durations."""
        self.add("Zoo talk", 1, slug="zoo", minutes=45)
        self.add("Chess", 5, slug="chess", minutes=60)
        self.add("Secret", 2, is_public=False)
        self.add("Art", 5, slug="art", minutes=125)
        page = self.page("/events/")
        self.equal("titles on /events/", self.titles(page), ["Zoo talk", "Art", "Chess"])
        links = [link.attrs.get("href") for event in page.named("event") for link in event.inside if link.tag == "a"]
        self.equal("links on /events/", links, ["/events/zoo/", "/events/art/", "/events/chess/"])
        times = [one.text for event in page.named("event") for one in event.inside if "duration" in one.attrs.get("class", "").split()]
        self.equal("durations on /events/", times, ["45 min", "2 h 5 min", "1 h"])
        self.equal("the count", self.one(page, "count", "/events/").text, "3")

    def test_no_events(self):
        """Without events the list is there, and empty."""
        self.add("Secret", is_public=False)
        page = self.page("/events/")
        self.equal("events and count", (len(page.named("event")), self.one(page, "count", "/events/").text), (0, "0"))
        self.equal("links to other pages", len(page.named("next") + page.named("previous")), 0)

    @hint(2)
    def test_pages(self):
        """There are 10 events on a page, and a missing page gives 404."""
        for number in range(10):
            self.add(f"n{number}", number)
        page = self.page("/events/")
        self.equal("with 10 events: events, links to a next page", (len(page.named("event")), len(page.named("next"))), (10, 0))
        for number in range(10, 21):
            self.add(f"n{number}", number)
        self.equal("titles on page 2 of 21 events", self.titles(self.page("/events/?page=2")), [f"n{number}" for number in range(10, 20)])
        page = self.page("/events/?page=3")
        self.equal("titles on page 3", self.titles(page), ["n20"])
        self.equal("the count on page 3", self.one(page, "count", "/events/?page=3").text, "21")
        for wrong in ("4", "0", "-1", "two"):
            self.get(f"/events/?page={wrong}", 404)

    @hint(3)
    def test_page_links(self):
        """The links previous and next lead from page to page, and keep the search."""
        for number in range(21):
            self.add(f"R&B = 100%+ {number:02}", number)
            self.add(f"R {number:02}", number)
        self.add("b=1", 3)
        url = "/events/?q=R%26B+%3D+100%25%2B"
        self.equal("links to a page before the first", len(self.page(url).named("previous")), 0)
        second, page = self.next_page(url, "next")
        self.equal("the count on page 2 of a search", self.one(page, "count", second).text, "21")
        self.equal("titles on page 2 of a search", self.titles(page), [f"R&B = 100%+ {number}" for number in range(10, 20)])
        third, page = self.next_page(second, "next")
        self.equal("titles on page 3 of a search", self.titles(page), ["R&B = 100%+ 20"])
        self.equal("links to a page after the last", len(page.named("next")), 0)
        back, page = self.next_page(third, "previous")
        self.equal("titles on the page before page 3", self.titles(page)[:1], ["R&B = 100%+ 10"])
        _, page = self.next_page("/events/?page=2", "previous")
        self.equal("titles on the page before page 2, without a search", self.titles(page)[:2], ["R 00", "R&B = 100%+ 00"])

    def test_search(self):
        """The search looks into titles, and shows the text again."""
        for title, more in (("Green TEA", {}), ("Steam", {}), ("Poems", {"description": "with tea"}), ("Tea", {"is_public": False}), ("50% off", {})):
            self.add(title, **more)
        for words, expected in (("tea", ["Green TEA", "Steam"]), ("TEAM", ["Steam"]), ("%", ["50% off"]), ("x", [])):
            answer = self.client.get("/events/", {"q": words})
            self.equal(f"status for q={words!r}", answer.status_code, 200)
            page = Page(answer.content.decode())
            self.equal(f"titles for q={words!r}", self.titles(page), expected)
            self.equal(f"the count for q={words!r}", self.one(page, "count", "that page").text, str(len(expected)))
            fields = [one.attrs.get("value") for one in page.tags("input") if one.attrs.get("name") == "q"]
            self.equal(f"the field q for q={words!r}", fields, [words])
        self.equal("titles for an empty q", len(self.titles(self.page("/events/?q="))), 4)
        self.get("/events/?q=tea&page=2", 404)

    @hint(1)
    def test_detail(self):
        """The page of an event shows all about it."""
        self.add("Chess", slug="chess", minutes=150, place="Room 5", description="Bring a board.")
        page = self.page("/events/chess/")
        self.equal("<h1> and <title>", [one.text for one in page.tags("h1") + page.tags("title")], ["Chess", "Chess"])
        got = [self.one(page, name, "/events/chess/").text for name in ("place", "duration", "description")]
        self.equal("place, duration and description", got, ["Room 5", "2 h 30 min", "Bring a board."])

    @hint(2)
    def test_redirect(self):
        """A number leads to the page of its event."""
        self.add("Art")
        event = self.add("Chess", slug="chess")
        answer = self.get(f"/events/number/{event.pk}/", 301)
        self.equal("where it leads", answer.headers["Location"], "/events/chess/")

    @hint(2)
    def test_not_there(self):
        """Events that are hidden, or are not there, give 404."""
        self.page("/events/")
        hidden = self.add("Secret", slug="secret", is_public=False)
        for url in ("/events/secret/", f"/events/number/{hidden.pk}/", "/events/other/", f"/events/number/{hidden.pk + 1}/", "/events/number/x/"):
            self.get(url, 404)

    @hint(3)
    def test_layout(self):
        """Both pages extend events/base.html, with the stylesheet and the link home."""
        self.add("Chess", slug="chess")
        for url in ("/events/", "/events/chess/"):
            answer = self.get(url)
            names = [template.name for template in answer.templates]
            self.true(f"{url} is made from {names}, not from events/base.html.", "events/base.html" in names and len(set(names)) > 1)
            page = Page(answer.content.decode())
            sheets = [one.attrs.get("href") for one in page.tags("link") if one.attrs.get("rel") == "stylesheet"]
            self.equal(f"stylesheets of {url} when STATIC_URL is /assets/v7/", sheets, ["/assets/v7/events/site.css"])
            home = self.one(page, "home", url)
            self.equal(f"where the link home of {url} leads", (home.tag, home.attrs.get("href")), ("a", "/events/"))
        self.equal("<title> of the list", [one.text for one in self.page("/events/").tags("title")], ["Events"])

    @hint(2)
    def test_filter(self):
        """The filter duration tells minutes as people say them."""
        try:
            template = engines["django"].from_string("{% load durations %}{{ minutes|duration }}")
        except Exception as error:
            self.fail(f"A template with {{% load durations %}} and {{{{ minutes|duration }}}} should work; it said: {error}")
        for minutes, expected in ((0, "0 min"), (1, "1 min"), (59, "59 min"), (60, "1 h"), (61, "1 h 1 min"), (120, "2 h"), (1505, "25 h 5 min")):
            self.equal(f"{minutes}|duration", template.render({"minutes": minutes}), expected)

    def test_hostile(self):
        """What librarians and visitors write is text."""
        evil = '"><script>alert(1)</script>'
        self.add(evil, slug="evil", place=evil, description=evil)
        page = self.page("/events/")
        self.equal("the title in the list", self.titles(page), [evil])
        for url in ("/events/evil/", "/events/?q=%22%3E%3Cscript%3E"):
            page = self.page(url)
            self.equal(f"script elements on {url}", len(page.tags("script")), 0)
        page = self.page("/events/evil/")
        self.equal("place and description", [self.one(page, name, "/events/evil/").text for name in ("place", "description")], [evil, evil])
