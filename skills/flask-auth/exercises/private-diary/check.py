from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

from werkzeug.security import check_password_hash

from checking import Check, hint

PASSWORD = "correct horse"
QUICK = "pbkdf2:sha256:1000"


class Page(HTMLParser):
    """The text of a page, its fields, and all tags."""

    def __init__(self, html):
        super().__init__()
        self.text, self.fields, self.tags = "", [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "input":
            self.fields.append(dict(attrs).get("name"))

    def handle_data(self, data):
        self.text += data


class Diary(Check):
    def setUp(self):
        super().setUp()
        self.app = self.new()
        self.client = self.app.test_client()

    def new(self, **settings):
        given = {"SECRET_KEY": "a key of the check", "PASSWORD_METHOD": QUICK, "SESSION_COOKIE_SECURE": False, **settings}
        return self.member(self.load("diary"), "create_app")(given)

    def path(self, tried, answer):
        """Where the answer redirects to, as a path of this site."""
        self.true(f"{tried} should redirect (302 or 303); its status is {answer.status_code}.", answer.status_code in (302, 303))
        target = answer.headers.get("Location", "")
        return target.removeprefix("http://localhost")

    def signup(self, name, password=PASSWORD):
        self.equal(f"where POST /signup of {name!r} redirects to", self.path(f"POST /signup of {name!r}", self.client.post("/signup", data={"name": name, "password": password})), "/login")

    def login(self, name, password=PASSWORD, client=None):
        """A client in which the user is logged in."""
        client = client or self.app.test_client()
        self.path(f"POST /login of {name!r} with the right password", client.post("/login", data={"name": name, "password": password}))
        self.equal(f"status of GET /entries after {name!r} has logged in", client.get("/entries").status_code, 200)
        return client

    def add(self, client, text):
        """The path of a new entry."""
        return self.path("POST /entries", client.post("/entries", data={"text": text}))

    def is_in(self, client):
        """Whether somebody is logged in there."""
        return client.get("/entries").status_code == 200

    @hint(1)
    def test_forms(self):
        """The pages for sign-up and login show a form."""
        for path in ("/signup", "/login"):
            answer = self.client.get(path)
            self.equal(f"status of GET {path}", answer.status_code, 200)
            self.equal(f"fields of GET {path} that are missing", sorted({"name", "password"} - set(Page(answer.text).fields)), [])

    @hint(1)
    def test_signup(self):
        """Sign-up keeps a hash of the password; bad names and passwords are refused."""
        self.signup(" ada ", "1234567890")
        self.signup("bob", "1234567890")
        users = self.app.extensions["users"]
        self.equal("the names of the users", sorted(users), ["ada", "bob"])
        hashes = [users[name].password_hash for name in ("ada", "bob")]
        self.true(f"The hashes {hashes} should be made with PASSWORD_METHOD, {QUICK}.", all(one.startswith(QUICK) for one in hashes))
        self.equal("whether the hashes fit the password, and are the same", ([check_password_hash(one, "1234567890") for one in hashes], hashes[0] == hashes[1]), ([True, True], False))
        for user in users.values():
            self.true("The password itself is kept.", "1234567890" not in repr(vars(user)))
        for name, password in (("ada", PASSWORD), (" bob", PASSWORD), ("", PASSWORD), ("  ", PASSWORD), ("cleo", "123456789"), ("cleo", "")):
            answer = self.client.post("/signup", data={"name": name, "password": password})
            self.equal(f"status of POST /signup with {name!r} and {password!r}", answer.status_code, 422)
        self.equal("the names of the users afterwards", sorted(users), ["ada", "bob"])
        self.equal("whether the hashes are as before", [users[name].password_hash for name in ("ada", "bob")], hashes)
        self.login("ada", "1234567890")

    @hint(1)
    def test_login(self):
        """Only the right password logs in, and a wrong answer does not tell which names there are."""
        self.signup("ada")
        self.signup("bob", "another horse")
        texts = set()
        for name, password in (("ada", "another horse"), ("ada", ""), ("nobody", PASSWORD), ("ada", PASSWORD + " "), ("", "")):
            client = self.app.test_client()
            answer = client.post("/login", data={"name": name, "password": password})
            self.equal(f"status of POST /login with {name!r} and {password!r}", answer.status_code, 401)
            self.equal("whether somebody is logged in then", self.is_in(client), False)
            texts.add(answer.text)
        self.equal("how many different answers a wrong login gives", len(texts), 1)
        client = self.app.test_client()
        self.equal("where the right login redirects to", self.path("POST /login", client.post("/login", data={"name": "ada", "password": PASSWORD})), "/entries")
        self.equal("whether ada is logged in then", self.is_in(client), True)

    @hint(2)
    def test_visitors(self):
        """Whoever is not logged in is sent to the login, from every other route."""
        self.signup("ada")
        path = self.add(self.login("ada"), "a secret")
        for method, where in (("GET", "/entries"), ("POST", "/entries"), ("GET", path), ("GET", "/entries/99"), ("POST", f"{path}/delete"), ("POST", "/password"), ("POST", "/logout")):
            answer = self.client.open(where, method=method, data={"text": "x", "old": PASSWORD, "new": "new password"} if method == "POST" else None)
            self.equal(f"where {method} {where} sends a visitor", urlsplit(self.path(f"{method} {where} of a visitor", answer)).path, "/login")
        query = parse_qs(urlsplit(self.client.get(path).headers["Location"]).query)
        self.equal(f"`next` after GET {path}", query.get("next"), [path])
        self.true("The entry should still be there.", "a secret" in self.login("ada").get("/entries").text)

    @hint(2)
    def test_entries(self):
        """Entries are kept for their owner, shown and deleted."""
        self.signup("ada")
        ada = self.login("ada")
        self.equal("the paths of two entries", [self.add(ada, text) for text in ("Rain & wind", "<b>Sun</b><script>")], ["/entries/1", "/entries/2"])
        for where, texts in (("/entries", ["Rain & wind", "<b>Sun</b><script>"]), ("/entries/1", ["Rain & wind"]), ("/entries/2", ["<b>Sun</b><script>"])):
            page = Page(ada.get(where).text)
            self.equal(f"texts that are missing in GET {where}", [text for text in texts if text not in page.text], [])
            self.equal("tags that came with the texts", [tag for tag in page.tags if tag in ("b", "script")], [])
        self.equal("where deleting redirects to", self.path("POST /entries/1/delete", ada.post("/entries/1/delete")), "/entries")
        self.equal("status of GET /entries/1 and /entries/2", [ada.get(f"/entries/{number}").status_code for number in (1, 2)], [404, 200])
        self.equal("the path of the next entry", self.add(ada, "Snow"), "/entries/3")
        self.true("GET /entries/1/delete should not delete: 404 or 405.", ada.get("/entries/2/delete").status_code in (404, 405) and ada.get("/entries/2").status_code == 200)

    @hint(2)
    def test_others(self):
        """The entries of other people do not exist: no list, no page, no delete."""
        for name in ("ada", "bob"):
            self.signup(name)
        ada, bob = self.login("ada"), self.login("bob")
        path = self.add(ada, "only for Ada")
        self.add(bob, "only for Bob")
        self.true("GET /entries of bob shows an entry of ada.", "Ada" not in bob.get("/entries").text)
        self.equal(f"status of GET {path}, {path}/delete and /entries/99 for bob", (bob.get(path).status_code, bob.post(f"{path}/delete").status_code, bob.get("/entries/99").status_code), (404, 404, 404))
        self.equal("POST /entries/99/delete", bob.post("/entries/99/delete").status_code, 404)
        self.true("The entry of ada should still be there.", "only for Ada" in ada.get(path).text)

    @hint(1)
    def test_next(self):
        """After the login only a path of this site is taken from `next`."""
        self.signup("ada")
        right = ("/entries/3", "/entries?page=2", "/signup", "/")
        wrong = ("//evil.example/x", "https://evil.example", "/\\evil.example", "\\\\evil.example", "evil.example", "javascript:alert(1)", "///evil.example", "/\t/evil.example", "/\n/evil.example", "http:entries", "")
        for given in right + wrong:
            client = self.app.test_client()
            answer = client.post("/login", query_string={"next": given}, data={"name": "ada", "password": PASSWORD})
            self.equal(f"where the login with next={given!r} goes", self.path("POST /login", answer), given if given in right else "/entries")
        answer = self.app.test_client().post("/login", query_string={"next": "/signup"}, data={"name": "ada", "password": "wrong"})
        self.equal("status of a wrong login with next", answer.status_code, 401)

    @hint(2)
    def test_sessions(self):
        """Login and logout throw away what was in the session before."""
        self.signup("ada")
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["planted"] = "by a stranger"
        self.login("ada", client=client)
        with client.session_transaction() as session:
            self.true("After the login the session still holds what was in it before.", "planted" not in session)
            session["basket"] = "of ada"
        self.equal("status of GET /logout, which must not log out", (client.get("/logout").status_code, self.is_in(client)), (405, True))
        self.equal("where POST /logout goes", self.path("POST /logout", client.post("/logout")), "/login")
        self.equal("whether ada is logged in after the logout", self.is_in(client), False)
        with client.session_transaction() as session:
            self.true("After the logout the session still holds what was in it before.", "basket" not in session)

    @hint(3)
    def test_password(self):
        """A new password ends all other sessions of the user, and this one stays."""
        for name in ("ada", "bob"):
            self.signup(name)
        here, there, bob = self.login("ada"), self.login("ada"), self.login("bob")
        for old, new, status in (("wrong password", "new password", 401), (PASSWORD, "short pas", 422), ("", "new password", 401)):
            self.equal(f"status of POST /password with {old!r} and {new!r}", here.post("/password", data={"old": old, "new": new}).status_code, status)
        self.equal("whether the sessions live after wrong tries", [self.is_in(one) for one in (here, there, bob)], [True, True, True])
        for old, new in ((PASSWORD, "1234567890"), ("1234567890", "third password")):
            answer = here.post("/password", data={"old": old, "new": new})
            self.equal("where POST /password goes", self.path("POST /password", answer), "/entries")
            self.equal("whether these are logged in: this session, another one of ada, one of bob", [self.is_in(one) for one in (here, there, bob)], [True, False, True])
            answer = self.app.test_client().post("/login", data={"name": "ada", "password": old})
            self.equal("status of a login with the old password", answer.status_code, 401)
            self.login("ada", new, client=there)
        self.equal("whether the hash fits the last password", check_password_hash(self.app.extensions["users"]["ada"].password_hash, "third password"), True)

    @hint(1)
    def test_cookie(self):
        """The session cookie is HttpOnly, SameSite=Lax and Secure."""
        create = self.load("diary").create_app
        for secure, app in ((True, create({"PASSWORD_METHOD": QUICK})), (False, self.app)):
            client = app.test_client()
            client.post("/signup", data={"name": "ada", "password": PASSWORD}, base_url="https://localhost")
            answer = client.post("/login", data={"name": "ada", "password": PASSWORD}, base_url="https://localhost")
            cookies = SimpleCookie()
            for line in answer.headers.getlist("Set-Cookie"):
                cookies.load(line)
            self.true("POST /login should set the cookie `session`.", "session" in cookies)
            one = cookies["session"]
            got = {"HttpOnly": bool(one["httponly"]), "SameSite": one["samesite"], "Secure": bool(one["secure"])}
            self.equal("flags of the cookie" + ("" if secure else " with SESSION_COOKIE_SECURE=False"), got, {"HttpOnly": True, "SameSite": "Lax", "Secure": secure})

    @hint(2)
    def test_own_users(self):
        """Each app has its own users and entries."""
        self.signup("ada")
        self.add(self.login("ada"), "x")
        other = self.new()
        self.equal("the users of another app", dict(other.extensions["users"]), {})
        self.client = other.test_client()
        self.app = other
        self.signup("ada", "another horse")
        self.equal("the path of the first entry of another app", self.add(self.login("ada", "another horse"), "y"), "/entries/1")
