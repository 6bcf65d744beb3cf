import os
from unittest.mock import patch

import django
from django import conf
from django.core.management import call_command

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
        conf.settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        django.setup()
        call_command("migrate", verbosity=0)
        check.load("config.urls")
        STATE["started"] = True
    check.true("The project does not start: see the first test.", STATE["started"])


class Tasks(Check):
    def setUp(self):
        super().setUp()
        start(self)
        from django.contrib.auth.models import User
        from django.core.cache import cache
        from rest_framework.authtoken.models import Token
        from rest_framework.test import APIClient
        from rest_framework.throttling import SimpleRateThrottle
        from tasks.models import Task

        self.client_class, self.task_class, self.token_class, self.cache = APIClient, Task, Token, cache
        self.now = 1_800_000_000.0
        clock = patch.object(SimpleRateThrottle, "timer", staticmethod(lambda: self.now))
        clock.start()
        self.addCleanup(clock.stop)
        cache.clear()
        User.objects.all().delete()
        self.users = {name: User.objects.create_user(name, password=f"{name}-secret", is_staff=name == "staff") for name in ("zoe", "ada", "staff")}
        self.private = self.task("ada", title="Water the roses")
        self.public = self.task("ada", title="Buy TEA", is_public=True, done=True)

    def task(self, owner, **more):
        return self.task_class.objects.create(owner=self.users[owner], **{"title": "Task", **more})

    def send(self, who, method, path, data=None, is_counted=False, **headers):
        """An answer; throttles forget what they counted before, unless the test is about them."""
        if not is_counted:
            self.cache.clear()
        client = self.client_class()
        if who:
            headers["HTTP_AUTHORIZATION"] = f"Token {self.token_class.objects.get_or_create(user=self.users[who])[0].key}"
        return getattr(client, method.lower())(f"/api/{path}", data, format="json", **headers)

    def body(self, who, method, path, status, data=None, **headers):
        answer = self.send(who, method, path, data, **headers)
        body = answer.json() if answer.get("Content-Type", "").startswith("application/json") else None
        self.true(f"{method} /api/{path} as {who or 'nobody'}\n  expected: status {status}\n  got:      {answer.status_code} {str(body)[:300]}", answer.status_code == status)
        if status >= 400:
            self.error(f"{method} /api/{path} as {who or 'nobody'}", answer)
        return body

    def error(self, tried, answer, fields=()):
        """The error has its form, with these fields."""
        body = answer.json() if answer.get("Content-Type", "").startswith("application/json") else answer.content[:100]
        inner = body.get("error") if isinstance(body, dict) else None
        is_formed = isinstance(inner, dict) and list(body) == ["error"] and sorted(inner) == ["fields", "message", "status"]
        self.true(f'{tried} should answer {{"error": {{"status", "message", "fields"}}}}; it gave {body!r}', is_formed)
        self.equal(f"status in the error of {tried}", inner["status"], answer.status_code)
        self.true(f"The message of {tried} should be a text, not {inner['message']!r}.", isinstance(inner["message"], str) and inner["message"])
        self.equal(f"fields in the error of {tried}", sorted(inner["fields"]) if isinstance(inner["fields"], dict) else inner["fields"], sorted(fields))
        for name in fields:
            self.true(f"The errors of {name} should be a list of texts, not {inner['fields'][name]!r}.", isinstance(inner["fields"][name], list) and all(isinstance(one, str) for one in inner["fields"][name]))

    def page(self, who, query=""):
        """A page of the list, in DRF's usual form."""
        page = self.body(who, "GET", f"tasks/{query}", 200)
        is_page = isinstance(page, dict) and sorted(page) == ["count", "next", "previous", "results"]
        self.true(f"GET /api/tasks/{query} should answer a page with count, next, previous and results; it gave {str(page)[:200]}", is_page)
        return page

    def titles(self, who, query=""):
        return [one["title"] for one in self.page(who, query)["results"]]

    @hint(2)
    def test_token(self):
        """A token is given for name and password, and opens the API."""
        token = self.body(None, "POST", "token/", 200, {"username": "zoe", "password": "zoe-secret"}).get("token")
        self.equal("the token", token, self.token_class.objects.get(user=self.users["zoe"]).key)
        self.body(None, "GET", "tasks/", 200, HTTP_AUTHORIZATION=f"Token {token}")
        for data, fields in (({"username": "zoe", "password": "wrong"}, ["non_field_errors"]), ({"username": "zoe"}, ["password"])):
            answer = self.send(None, "POST", "token/", data)
            self.equal(f"status of POST /api/token/ with {data!r}", answer.status_code, 400)
            self.error(f"POST /api/token/ with {data!r}", answer, fields)

    @hint(2)
    def test_nobody(self):
        """Nobody, a wrong token and a user who is not active get 401, with WWW-Authenticate."""
        self.send("zoe", "GET", "tasks/")
        self.users["zoe"].is_active = False
        self.users["zoe"].save()
        for tried, who, headers in (("nobody", None, {}), ("a wrong token", None, {"HTTP_AUTHORIZATION": "Token abc"}), ("a user who is not active", "zoe", {})):
            for method, path in (("GET", "tasks/"), ("POST", "tasks/"), ("GET", f"tasks/{self.public.pk}/"), ("PATCH", f"tasks/{self.public.pk}/"), ("DELETE", f"tasks/{self.public.pk}/")):
                answer = self.send(who, method, path, {"title": "x"} if method in ("POST", "PATCH") else None, **headers)
                self.equal(f"{method} /api/{path} as {tried}: status, and the first word of WWW-Authenticate", (answer.status_code, answer.get("WWW-Authenticate", "").partition(" ")[0]), (401, "Token"))
                self.error(f"{method} /api/{path} as {tried}", answer)
        self.equal("the titles that are stored", sorted(one.title for one in self.task_class.objects.all()), ["Buy TEA", "Water the roses"])

    @hint(2)
    def test_session(self):
        """A session opens the API too, and is protected against CSRF."""
        client = self.client_class(enforce_csrf_checks=True)
        client.force_login(self.users["ada"])
        self.equal("GET /api/tasks/ with a session", client.get("/api/tasks/").status_code, 200)
        answer = client.post("/api/tasks/", {"title": "Forged"}, format="json")
        self.equal("POST with a session and without a CSRF token", answer.status_code, 403)
        self.error("POST without a CSRF token", answer)

    @hint(1)
    def test_who_may_what(self):
        """Owner, stranger and staff: each may do to each task what they should, and nothing else."""
        wrong = []
        for is_public, roles in ((False, {"ada": (200, 200, 200, 204), "zoe": (404, 404, 404, 404), "staff": (200, 403, 403, 204)}), (True, {"ada": (200, 200, 200, 204), "zoe": (200, 403, 403, 403), "staff": (200, 403, 403, 204)})):
            for who, expected in roles.items():
                task = self.task("ada", title="Old", is_public=is_public)
                for method, status in zip(("GET", "PATCH", "PUT", "DELETE"), expected):
                    data = {"title": f"By {method}", "is_public": is_public, "owner": who} if method in ("PATCH", "PUT") else None
                    answer = self.send(who, method, f"tasks/{task.pk}/", data)
                    now = self.task_class.objects.filter(pk=task.pk).first()
                    tried = f"{method} of a {'public' if is_public else 'private'} task of Ada as {who}"
                    if answer.status_code != status:
                        wrong.append(f"- {tried}: expected {status}, got {answer.status_code}")
                    elif status >= 400:
                        self.error(tried, answer)
                        self.equal(f"title after {tried}", now.title, "Old")
                    elif data:
                        self.equal(f"title and owner after {tried}", (now.title, now.owner_id), (data["title"], self.users["ada"].pk))
                    elif method == "DELETE":
                        self.equal(f"what is left after {tried}", now, None)
        self.true("These answers are wrong:\n" + "\n".join(wrong), not wrong)

    @hint(1)
    def test_list_rows(self):
        """The list has one's own tasks and public ones; staff see all."""
        self.task("zoe", title="Mine"), self.task("zoe", title="Mine for all", is_public=True)
        self.equal("titles for zoe", self.titles("zoe"), ["Mine for all", "Mine", "Buy TEA"])
        self.equal("titles for ada", self.titles("ada"), ["Mine for all", "Buy TEA", "Water the roses"])
        self.equal("titles for staff", self.titles("staff"), ["Mine for all", "Mine", "Buy TEA", "Water the roses"])

    @hint(3)
    def test_new(self):
        """A new task belongs to the user who sends it."""
        body = self.body("zoe", "POST", "tasks/", 201, {"title": "Mine", "owner": "ada"})
        task = self.task_class.objects.latest("id")
        self.equal("the new task", body, {"id": task.id, "owner": "zoe", "title": "Mine", "is_public": False, "done": False})
        self.equal("its owner in the database", task.owner_id, self.users["zoe"].pk)

    @hint(2)
    def test_pages(self):
        """A list has pages of 20, or of page_size up to 100."""
        self.task_class.objects.bulk_create([self.task_class(owner=self.users["zoe"], title=f"{number}") for number in range(129)])
        first = self.page("zoe")
        self.equal("count, rows and first title", (first["count"], len(first["results"]), first["results"][0]["title"]), (130, 20, "128"))
        for query, rows in (("?page=2", 20), ("?page=7", 10), ("?page_size=7", 7), ("?page_size=100", 100), ("?page_size=101", 100), ("?page_size=9999&page=2", 30)):
            self.equal(f"rows of GET /api/tasks/{query}", len(self.page("zoe", query)["results"]), rows)
        self.body("zoe", "GET", "tasks/?page=8", 404)

    @hint(2)
    def test_filters(self):
        """Lists are selected by done, searched by title and sorted."""
        self.task("ada", title="Teapot"), self.task("ada", title="Apples", done=True)
        for query, expected in (
            ("?done=true", ["Apples", "Buy TEA"]),
            ("?done=false", ["Teapot", "Water the roses"]),
            ("?search=tea", ["Teapot", "Buy TEA"]),
            ("?search=tea&done=true", ["Buy TEA"]),
            ("?search=milk", []),
            ("?ordering=title", ["Apples", "Buy TEA", "Teapot", "Water the roses"]),
            ("?ordering=-title", ["Water the roses", "Teapot", "Buy TEA", "Apples"]),
        ):
            self.equal(f"titles of GET /api/tasks/{query}", self.titles("ada", query), expected)
        answer = self.send("ada", "GET", "tasks/?done=maybe")
        self.equal("status of GET /api/tasks/?done=maybe", answer.status_code, 400)
        self.error("GET /api/tasks/?done=maybe", answer, ["done"])
        self.equal("titles with ?search=a&done=false for zoe, who must not find Ada's private tasks", self.titles("zoe", "?search=a&done=false"), [])

    @hint(2)
    def test_ordering_by_a_secret(self):
        """Nobody can sort by a column that is not shown."""
        self.users["zoe"].password, self.users["ada"].password = "a", "b"
        self.users["zoe"].save(), self.users["ada"].save()
        self.task("zoe", title="Z1", is_public=True), self.task("ada", title="A1", is_public=True)
        for query in ("?ordering=owner__password", "?ordering=-owner__password"):
            self.equal(f"titles of GET /api/tasks/{query}: sorted as without it", self.titles("zoe", query), ["A1", "Z1", "Buy TEA"])

    @hint(3)
    def test_user_limit(self):
        """The 31st request of a user in a minute gets 429; other users are not concerned."""
        got = [self.send("ada", "GET", "tasks/", is_counted=True).status_code for _ in range(30)]
        self.equal("statuses of 30 requests", sorted(set(got)), [200])
        for tried, headers in (("request 31", {}), ("request 31 with X-Forwarded-For", {"HTTP_X_FORWARDED_FOR": "10.9.8.7"})):
            answer = self.send("ada", "GET", "tasks/", is_counted=True, **headers)
            self.equal(f"status of {tried}", answer.status_code, 429)
            self.equal("Retry-After", answer.get("Retry-After"), "60")
            self.error(tried, answer)
        self.equal("a request of another user", self.send("zoe", "GET", "tasks/", is_counted=True).status_code, 200)
        self.now += 59
        self.equal("status after 59 seconds", self.send("ada", "GET", "tasks/", is_counted=True).status_code, 429)
        self.now += 2
        self.equal("status after 61 seconds", self.send("ada", "GET", "tasks/", is_counted=True).status_code, 200)

    @hint(3)
    def test_login_limit(self):
        """The 6th request for a token in a minute gets 429, whatever it claims about its address."""

        def attempt(password, number=0, **headers):
            data = {"username": "ada", "password": password}
            return self.send(None, "POST", "token/", data, is_counted=True, HTTP_X_FORWARDED_FOR=f"10.0.0.{number}", **headers)

        self.equal("statuses of 5 attempts", [attempt("ada-secret" if number == 2 else "wrong", number).status_code for number in range(5)], [400, 400, 200, 400, 400])
        answer = attempt("ada-secret", 6)
        self.equal("status of attempt 6, with the right password", answer.status_code, 429)
        self.true("Attempt 6 has no Retry-After.", answer.get("Retry-After"))
        self.error("attempt 6", answer)
        self.equal("status of an attempt from another address", attempt("ada-secret", REMOTE_ADDR="192.0.2.7").status_code, 200)
        self.equal("a user with a token, meanwhile", self.send("ada", "GET", "tasks/", is_counted=True).status_code, 200)
        self.now += 61
        self.equal("status after 61 seconds", attempt("ada-secret").status_code, 200)

    @hint(3)
    def test_errors(self):
        """Errors of input, method and address have the same form as all others."""
        for data, fields in (({}, ["title"]), ({"title": ""}, ["title"]), ({"title": "x" * 101, "done": "perhaps"}, ["done", "title"]), (["x"], ["non_field_errors"])):
            answer = self.send("ada", "POST", "tasks/", data)
            self.equal(f"status of POST with {data!r:.60}", answer.status_code, 400)
            self.error(f"POST with {data!r:.60}", answer, fields)
        self.cache.clear()
        client = self.client_class()
        client.force_authenticate(self.users["ada"])
        answer = client.post("/api/tasks/", "{", content_type="application/json")
        self.equal("status of a body that is no JSON", answer.status_code, 400)
        self.error("a body that is no JSON", answer)
        answer = self.send("ada", "PUT", "tasks/", {"title": "x"})
        self.equal("PUT /api/tasks/: status, and whether Allow names GET", (answer.status_code, "GET" in answer.get("Allow", "")), (405, True))
        self.error("PUT /api/tasks/", answer)
        self.body("ada", "GET", "tasks/999999/", 404)
