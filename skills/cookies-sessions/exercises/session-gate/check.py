import io
import json
from http.cookies import SimpleCookie
from wsgiref.headers import Headers
from wsgiref.util import setup_testing_defaults

from checking import Check, hint

COOKIE = "__Host-session"
ORIGINS = ("https://shop.example", "https://m.shop.example:8443")
PASSWORDS = {"ada": "correct horse", "bob": "pässwörd 12"}


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def cookie(self):
        """The session cookie that is set, with its attributes; None when there is none."""
        for line in self.headers.get_all("Set-Cookie"):
            found = SimpleCookie(line)
            if COOKIE in found:
                return found[COOKIE]
        return None


class Gate(Check):
    def setUp(self):
        super().setUp()
        self.now = 50_000.0
        self.app = self.new()

    def new(self):
        return self.member(self.load("gate"), "make_app")(dict(PASSWORDS), ORIGINS, lambda: self.now)

    def ask(self, method, path, body=None, cookie=None, origin=None, app=None):
        """The answer of the app, called as a server calls it. `cookie` is an id, or a whole header with =."""
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": io.BytesIO(data), "CONTENT_LENGTH": str(len(data))}
        setup_testing_defaults(environ)
        if body is not None:
            environ["CONTENT_TYPE"] = "application/json"
        if cookie is not None:
            environ["HTTP_COOKIE"] = cookie if "=" in cookie else f"{COOKIE}={cookie}"
        if origin is not None:
            environ["HTTP_ORIGIN"] = origin
        began = []
        parts = (app or self.app)(environ, lambda status, headers, *_: began.append((status, headers)))
        text = b"".join(parts)
        getattr(parts, "close", lambda: None)()
        self.true(f"{method} {path}: the app should call start_response once.", len(began) == 1)
        return Answer(int(began[0][0].split()[0]), Headers(list(began[0][1])), text)

    def login(self, name="ada", cookie=None):
        """The id of a new session."""
        answer = self.ask("POST", "/login", {"name": name, "password": PASSWORDS[name]}, cookie=cookie)
        self.equal(f"status of POST /login as {name} with the right password", answer.status, 204)
        self.true(f"POST /login should set the cookie {COOKIE}; the headers are {answer.headers.items()}.", answer.cookie is not None)
        return answer.cookie.value

    def me(self, cookie, app=None):
        """What GET /me gives for that cookie: the body, or the status."""
        answer = self.ask("GET", "/me", cookie=cookie, app=app)
        return json.loads(answer.body) if answer.status == 200 else answer.status

    @hint(1)
    def test_login(self):
        """A right login begins a session, which counts visits."""
        ada, bob = self.login("ada"), self.login("bob")
        self.equal("GET /me of ada, twice", [self.me(ada), self.me(ada)], [{"name": "ada", "visits": 1}, {"name": "ada", "visits": 2}])
        self.equal("GET /me of bob", self.me(bob), {"name": "bob", "visits": 1})
        self.equal("GET /me with other cookies around", self.me(f"theme=dark; {COOKIE}={ada}; lang=en"), {"name": "ada", "visits": 3})
        self.equal("Content-Type of GET /me", self.ask("GET", "/me", cookie=ada).headers["Content-Type"].split(";")[0], "application/json")
        self.equal("status of GET /me on another app", self.me(ada, app=self.new()), 401)

    @hint(1)
    def test_wrong_login(self):
        """A wrong login begins nothing and sends no cookie."""
        for name, password in (("ada", "wrong"), ("ada", ""), ("eve", "correct horse"), ("eve", ""), ("", ""), ("ada", "pässwörd 12")):
            answer = self.ask("POST", "/login", {"name": name, "password": password})
            self.equal(f"status and cookie of POST /login as {name!r} with {password!r}", (answer.status, answer.cookie), (401, None))
        for body in (b"", b"{", b"\xff", [], "ada", {"name": "ada"}, {"password": "correct horse"}, {"name": "ada", "password": 5}, {"name": None, "password": "x"}, {"name": ["ada"], "password": "x"}):
            answer = self.ask("POST", "/login", body)
            self.equal(f"status and cookie of POST /login of {body!r}", (answer.status, answer.cookie), (400, None))
        session = self.login()
        self.ask("POST", "/login", {"name": "ada", "password": "wrong"}, cookie=session)
        self.equal("GET /me after a wrong login in another tab", self.me(session), {"name": "ada", "visits": 1})

    @hint(3)
    def test_cookie(self):
        """The cookie has the right flags and holds nothing but an id."""
        answer = self.ask("POST", "/login", {"name": "bob", "password": PASSWORDS["bob"]})
        self.true("POST /login should set the cookie.", answer.cookie is not None)
        cookie = answer.cookie
        got = {"Secure": bool(cookie["secure"]), "HttpOnly": bool(cookie["httponly"]), "SameSite": cookie["samesite"].capitalize(), "Path": cookie["path"], "Domain": cookie["domain"], "Max-Age": str(cookie["max-age"])}
        self.equal("flags of the cookie", got, {"Secure": True, "HttpOnly": True, "SameSite": "Lax", "Path": "/", "Domain": "", "Max-Age": "28800"})
        self.true(f"The id {cookie.value!r} should have 32 characters or more, and not tell who it is.", len(cookie.value) >= 32 and "bob" not in cookie.value)
        ids = [self.login("bob") for _ in range(20)]
        self.equal("how many different ids 20 logins give", len(set(ids)), 20)
        self.true(f"The ids look alike: {ids[0]} and {ids[1]}.", ids[0][:16] != ids[1][:16] or ids[0][-16:] != ids[1][-16:])

    @hint(2)
    def test_new_id(self):
        """Each login makes a new id; the older session is over, and foreign ids are never taken."""
        planted = "p" * 43
        session = self.login("ada", cookie=planted)
        self.true("The login took the id that the browser brought.", session != planted)
        self.equal("GET /me with the planted id", self.me(planted), 401)
        self.me(session)
        newer = self.login("bob", cookie=session)
        self.equal("GET /me with the older and the newer id", (self.me(session), self.me(newer)), (401, {"name": "bob", "visits": 1}))
        elsewhere = self.login("bob")
        self.equal("GET /me of bob, here and in another browser", (self.me(newer), self.me(elsewhere)), ({"name": "bob", "visits": 2}, {"name": "bob", "visits": 1}))

    @hint(2)
    def test_no_session(self):
        """Without a living session GET /me gives 401, whatever the cookies are."""
        session = self.login()
        for cookie in (None, "x" * 43, "=", f"{COOKIE}=", f"session={session}", f"{COOKIE}={session}x", f"{COOKIE}={session[:-1]}", "a[]=1; b", ";;;=;", f"other{COOKIE}={session}", f"{COOKIE}=ada"):
            self.equal(f"GET /me with the header Cookie: {cookie!r}", self.me(cookie), 401)

    @hint(2)
    def test_logout(self):
        """Logout ends the session on the server and deletes the cookie."""
        session, other = self.login(), self.login()
        answer = self.ask("POST", "/logout", cookie=session)
        self.equal("status of POST /logout", answer.status, 204)
        self.true("POST /logout should delete the cookie.", answer.cookie is not None)
        cookie = answer.cookie
        got = {"Max-Age": str(cookie["max-age"]), "Path": cookie["path"], "Secure": bool(cookie["secure"]), "HttpOnly": bool(cookie["httponly"]), "SameSite": cookie["samesite"].capitalize()}
        self.equal("the cookie of POST /logout", got, {"Max-Age": "0", "Path": "/", "Secure": True, "HttpOnly": True, "SameSite": "Lax"})
        self.equal("GET /me with a copy of the old cookie", self.me(session), 401)
        self.equal("GET /me in another browser of ada", self.me(other), {"name": "ada", "visits": 1})
        self.equal("status of POST /logout without a session", [self.ask("POST", "/logout", cookie=one).status for one in (None, session)], [204, 204])

    @hint(3)
    def test_idle(self):
        """A session ends 30 minutes after its last request."""
        session = self.login()
        for path, method in (("/me", "GET"), ("/nothing", "GET"), ("/login", "GET")):
            self.now += 1799
            self.ask(method, path, cookie=session)
        self.now += 1799
        self.equal("GET /me 29:59 after the last request", self.me(session), {"name": "ada", "visits": 2})
        self.now += 1000
        self.ask("OPTIONS", "/me", cookie=session, origin=ORIGINS[0])
        self.now += 800
        self.equal("GET /me 30:00 after the last request", self.me(session), 401)
        self.now -= 900
        self.equal("GET /me of a session that was over already", self.me(session), 401)

    @hint(3)
    def test_longest(self):
        """A session ends 8 hours after the login, also when it is used all the time."""
        session = self.login()
        for visits in range(1, 29):
            self.now += 1000
            self.equal(f"GET /me {visits * 1000} seconds after the login", self.me(session), {"name": "ada", "visits": visits})
        self.now += 799
        self.equal("GET /me 28799 seconds after the login", self.me(session), {"name": "ada", "visits": 29})
        self.now += 1
        self.equal("GET /me 28800 seconds after the login", self.me(session), 401)
        self.equal("GET /me after a new login", self.me(self.login(cookie=session)), {"name": "ada", "visits": 1})

    def cors(self, answer):
        return {name.lower(): value for name, value in answer.headers.items() if name.lower().startswith("access-control-")}

    @hint(3)
    def test_origins(self):
        """Listed origins may read every answer; no other one may."""
        session = self.login()
        requests = [("GET", "/me", None, session), ("GET", "/me", None, None), ("GET", "/nothing", None, None), ("PUT", "/me", None, None), ("POST", "/login", {"name": "ada", "password": "x"}, None), ("POST", "/login", b"{", None), ("POST", "/logout", None, None)]
        for method, path, body, cookie in requests:
            for origin in (*ORIGINS, None, "https://evil.example", "https://shop.example.evil.example", "http://shop.example", "https://shop.exampl", "null", ""):
                answer = self.ask(method, path, body, cookie, origin)
                allowed = {"access-control-allow-origin": origin, "access-control-allow-credentials": "true"} if origin in ORIGINS else {}
                self.equal(f"headers of {method} {path} from Origin {origin!r}", self.cors(answer), allowed)
                vary = [part.strip().lower() for part in ",".join(answer.headers.get_all("Vary")).split(",")]
                self.true(f"The answer to {method} {path} from Origin {origin!r} should have `Vary: Origin`.", "origin" in vary)

    @hint(3)
    def test_preflight(self):
        """The preflight tells a listed origin what it may send, and others nothing."""
        for path in ("/me", "/login", "/nothing"):
            answer = self.ask("OPTIONS", path, origin=ORIGINS[1])
            self.equal(f"status of OPTIONS {path}", answer.status, 204)
            got = self.cors(answer)
            lists = {name: sorted(part.strip() for part in got.pop(name, "").split(",")) for name in ("access-control-allow-methods", "access-control-allow-headers")}
            self.equal(f"methods and headers that OPTIONS {path} allows", [lists["access-control-allow-methods"], [one.lower() for one in lists["access-control-allow-headers"]]], [["GET", "POST"], ["content-type"]])
            self.equal(f"origin and credentials of OPTIONS {path}", got, {"access-control-allow-origin": ORIGINS[1], "access-control-allow-credentials": "true"})
            self.equal("headers for another origin", self.cors(self.ask("OPTIONS", path, origin="https://evil.example")), {})

    @hint(1)
    def test_foreign_posts(self):
        """A POST from an origin that is not listed gives 403 and changes nothing."""
        session = self.login()
        for origin in ("https://evil.example", "null", "https://shop.example/"):
            answer = self.ask("POST", "/logout", cookie=session, origin=origin)
            self.equal(f"status of POST /logout from Origin {origin!r}", answer.status, 403)
            answer = self.ask("POST", "/login", {"name": "bob", "password": PASSWORDS["bob"]}, cookie=session, origin=origin)
            self.equal(f"status and cookie of POST /login from Origin {origin!r}", (answer.status, answer.cookie), (403, None))
        self.equal("GET /me afterwards", self.me(session), {"name": "ada", "visits": 1})
        answer = self.ask("POST", "/login", {"name": "ada", "password": PASSWORDS["ada"]}, origin=ORIGINS[0])
        self.equal("status of POST /login from a listed origin", answer.status, 204)

    def test_routes(self):
        """Other methods give 405, other paths 404."""
        for method, path, status in (("GET", "/login", 405), ("GET", "/logout", 405), ("POST", "/me", 405), ("DELETE", "/me", 405), ("GET", "/", 404), ("GET", "/me/", 404), ("POST", "/signup", 404)):
            self.equal(f"status of {method} {path}", self.ask(method, path).status, status)
