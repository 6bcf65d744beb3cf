import copy
import os
import sys
import types
from html.parser import HTMLParser
from unittest import mock

import django
from checking import Check, hint
from django.apps import apps
from django.test import Client
from django.test.utils import override_settings, setup_test_environment
from django.urls import NoReverseMatch, include, path, reverse

PARCELS = {
    45: {"code": "Oak_3", "receiver": "Eve <b>Hill</b>", "state": "ready"},
    7: {"code": "elm-10", "receiver": "Sam O'Neil", "state": "lost"},
    20: {"code": "ash", "receiver": "Tim & Tom", "state": "ready"},
}
STARTED = []


class Texts(HTMLParser):
    """The text of each element with a class, by that class."""

    def __init__(self, html):
        super().__init__()
        self.found, self.name = {}, None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.name = dict(attrs).get("class") or self.name

    def handle_endtag(self, tag):
        self.name = None

    def handle_data(self, data):
        if self.name:
            self.found[self.name] = self.found.get(self.name, "") + data


class Parcels(Check):
    def setUp(self):
        super().setUp()
        self.start()
        self.client = Client()
        self.parcels = self.member(self.load("parcels.data"), "PARCELS")
        change = mock.patch.dict(self.parcels, copy.deepcopy(PARCELS), clear=True)
        change.start()
        self.addCleanup(change.stop)

    def start(self):
        """Once for all tests; a project that does not start says why in each of them."""
        if not STARTED:
            os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
            try:
                django.setup()
                setup_test_environment(debug=False)
                STARTED.append(None)
            except Exception as error:
                STARTED.append(error)
        if STARTED[0]:
            raise STARTED[0]

    def path(self, name, **given):
        try:
            return reverse(name, kwargs=given)
        except NoReverseMatch as error:
            self.fail(f"reverse({name!r}) should give a path; it said: {error}")

    def get(self, url, status=200):
        answer = self.client.get(url)
        self.equal(f"status of GET {url}", answer.status_code, status)
        return answer

    def json(self, url):
        answer = self.get(url)
        kind = answer.headers.get("Content-Type", "")
        self.true(f"GET {url} should answer with JSON; its Content-Type is {kind!r}.", kind.startswith("application/json"))
        return answer.json()

    @hint(1)
    def test_names(self):
        """Each name gives the path of the table."""
        got = [
            self.path("parcels:list"),
            self.path("parcels:detail", number=45),
            self.path("parcels:label", number=45),
            self.path("parcels:find", code="Oak_3"),
        ]
        self.equal("the four paths", got, ["/parcels/", "/parcels/45/", "/parcels/45/label/", "/parcels/find/Oak_3/"])

    @hint(2)
    def test_list(self):
        """The list holds all parcels, sorted by number."""
        expected = [
            {"number": 7, "state": "lost", "url": "/parcels/7/"},
            {"number": 20, "state": "ready", "url": "/parcels/20/"},
            {"number": 45, "state": "ready", "url": "/parcels/45/"},
        ]
        self.equal("GET /parcels/", self.json("/parcels/"), {"parcels": expected})
        self.parcels.clear()
        self.equal("GET /parcels/ without parcels", self.json("/parcels/"), {"parcels": []})

    def test_state(self):
        """With state only the parcels in that state are listed."""
        self.parcels[8] = {"code": "fir", "receiver": "Kim", "state": "on its way"}
        for state, expected in (("ready", [20, 45]), ("lost", [7]), ("on its way", [8]), ("read", []), ("READY", [])):
            answer = self.client.get("/parcels/", {"state": state})
            self.equal(f"status for state={state!r}", answer.status_code, 200)
            self.equal(f"numbers for state={state!r}", [one["number"] for one in answer.json()["parcels"]], expected)

    @hint(3)
    def test_detail(self):
        """One parcel is shown with the path of its label."""
        for number, code, receiver, state in ((45, "Oak_3", "Eve <b>Hill</b>", "ready"), (7, "elm-10", "Sam O'Neil", "lost")):
            expected = {"number": number, "code": code, "receiver": receiver, "state": state, "label": f"/parcels/{number}/label/"}
            self.equal(f"GET /parcels/{number}/", self.json(f"/parcels/{number}/"), expected)

    @hint(2)
    def test_label(self):
        """The label is the page of the template, with receiver, code and depot."""
        texts = Texts(self.get("/parcels/45/label/").content.decode()).found
        self.equal(
            "receiver, code and depot on /parcels/45/label/",
            [texts.get(name) for name in ("receiver", "code", "depot")],
            ["Eve <b>Hill</b>", "Oak_3", "Depot North"],
        )

    @hint(3)
    def test_setting(self):
        """The name of the depot comes from the settings, at each request."""
        for name in ("Depot West", "Tom & Co"):
            with override_settings(DEPOT_NAME=name):
                texts = Texts(self.get("/parcels/20/label/").content.decode()).found
            self.equal(f"depot on the label when DEPOT_NAME is {name!r}", texts.get("depot"), name)

    @hint(3)
    def test_find(self):
        """A code leads to the path of its parcel."""
        for code, number in (("Oak_3", 45), ("elm-10", 7), ("ash", 20)):
            answer = self.get(f"/parcels/find/{code}/", 302)
            self.equal(f"where /parcels/find/{code}/ leads", answer.headers["Location"], f"/parcels/{number}/")

    @hint(3)
    def test_not_there(self):
        """A parcel that is not there gives 404."""
        self.get("/parcels/7/")
        for url in (
            "/parcels/8/",
            "/parcels/8/label/",
            "/parcels/find/ASH/",
            "/parcels/find/as/",
            "/parcels/0/",
            "/parcels/-7/",
            "/parcels/seven/",
            "/parcels/find/a.b/",
            "/",
        ):
            self.get(url, 404)

    @hint(3)
    def test_methods(self):
        """Only GET and HEAD are answered."""
        for url, status in (("/parcels/", 200), ("/parcels/7/", 200), ("/parcels/7/label/", 200), ("/parcels/find/ash/", 302)):
            self.equal(f"status of HEAD {url}", self.client.head(url).status_code, status)
            for method in ("post", "put", "delete"):
                self.equal(f"status of {method.upper()} {url}", getattr(self.client, method)(url).status_code, 405)

    @hint(2)
    def test_other_place(self):
        """Included below another path, all paths in the answers are right there too."""
        place = types.ModuleType("other_place")
        place.urlpatterns = [path("north/depot/", include("parcels.urls"))]
        with mock.patch.dict(sys.modules, other_place=place), override_settings(ROOT_URLCONF="other_place"):
            urls = [one["url"] for one in self.json(self.path("parcels:list"))["parcels"]]
            self.equal("urls in the list", urls, ["/north/depot/7/", "/north/depot/20/", "/north/depot/45/"])
            self.equal("label of parcel 7", self.json("/north/depot/7/")["label"], "/north/depot/7/label/")
            answer = self.get("/north/depot/find/ash/", 302)
            self.equal("where the code leads", answer.headers["Location"], "/north/depot/20/")

    def test_untouched(self):
        """The views leave PARCELS as it is."""
        for url in ("/parcels/", "/parcels/7/", "/parcels/7/label/", "/parcels/find/ash/"):
            self.client.get(url)
        self.equal("PARCELS after four requests", self.parcels, PARCELS)
        self.get("/parcels/")

    @hint(1)
    def test_project(self):
        """The app is installed, and manage.py check finds nothing."""
        run = self.program("manage.py", "check")
        self.equal("exit code of manage.py check", (run.code, run.err.strip()[-300:]), (0, ""))
        self.true("INSTALLED_APPS does not name the app parcels.", apps.is_installed("parcels"))
