import sqlite3
import threading
from contextlib import closing, contextmanager

from fastapi.testclient import TestClient
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session

from checking import Check, hint

SEATS = {1: 10, 2: 3, 3: 200}
TITLES = {1: "Faust", 2: "Medea", 3: "Macbeth"}
PATIENCE = 2


def is_write(statement):
    return statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))


class Seats(Check):
    def setUp(self):
        super().setUp()
        self.path = str(self.folder / "theatre.db")
        self.engine = create_engine(
            f"sqlite:///{self.path}", pool_size=2, max_overflow=0, pool_timeout=1, connect_args={"timeout": 1}
        )
        self.addCleanup(self.engine.dispose)
        # Nobody pulls the plug here, so nothing has to reach the disk at once.
        event.listen(self.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
        self.load("models").Base.metadata.create_all(self.engine)
        self.outside(*[("INSERT INTO events VALUES (?, ?, ?)", (one, TITLES[one], SEATS[one])) for one in SEATS])
        app = self.member(self.load("main"), "create_app")(self.engine)
        self.client = TestClient(app, raise_server_exceptions=False)
        # Opened, so that all requests share one event loop, as on a server.
        self.client.__enter__()
        self.addCleanup(self.client.__exit__, None, None, None)

    def outside(self, *statements):
        """Runs statements in a connection of the check's own, as another server would."""
        with closing(sqlite3.connect(self.path, timeout=0)) as connection, connection:
            return [connection.execute(*one).fetchall() for one in statements]

    def book(self, *items, name="Ada", client=None):
        body = {"name": name, "items": [{"event_id": one, "seats": seats} for one, seats in items]}
        return (client or self.client).post("/bookings", json=body)

    def booked(self, *items, **more):
        answer = self.book(*items, **more)
        self.equal(f"status of booking {items} (event, seats)", answer.status_code, 201)
        return answer.json()

    def state(self):
        """The free seats of each event, and the numbers of bookings and items."""
        free, bookings, items = self.outside(
            ("SELECT id, free FROM events",), ("SELECT count(*) FROM bookings",), ("SELECT count(*) FROM items",)
        )
        return {"free": dict(free), "bookings": bookings[0][0], "items": items[0][0]}

    def unchanged(self, tried, before):
        self.equal(f"the tables after {tried}", self.state(), before)
        self.equal(f"connections that are not back in the pool after {tried}", self.engine.pool.checkedout(), 0)

    @contextmanager
    def listening(self, target, name, call):
        event.listen(target, name, call)
        try:
            yield
        finally:
            event.remove(target, name, call)

    def before_statements(self, call):
        """Calls it with the text of each statement, right before it runs."""
        return self.listening(
            self.engine, "before_cursor_execute", lambda _connection, _cursor, statement, *_: call(statement)
        )

    def test_event(self):
        """An event is shown with its free seats."""
        answer = self.client.get("/events/2")
        self.equal("GET /events/2", (answer.status_code, answer.json()), (200, {"id": 2, "title": "Medea", "free": 3}))
        self.equal("status of GET /events/9", self.client.get("/events/9").status_code, 404)

    def test_book(self):
        """A booking is given back with its items, and its seats are not free any more."""
        first = self.booked((2, 2), (1, 4), name="Zoë")
        self.equal("the booking", first, {
            "id": 1, "name": "Zoë",
            "items": [{"event_id": 2, "title": "Medea", "seats": 2}, {"event_id": 1, "title": "Faust", "seats": 4}],
        })  # fmt: skip
        self.booked((1, 6))
        self.equal("the tables", self.state(), {"free": {1: 0, 2: 1, 3: 200}, "bookings": 2, "items": 3})
        self.equal("`free` of event 1", self.client.get("/events/1").json()["free"], 0)

    @hint(2)
    def test_whole_or_not_at_all(self):
        """A booking that cannot be made whole changes nothing."""
        self.booked((3, 1))
        before = self.state()
        for items, status in (
            (((2, 4),), 409),
            (((1, 5), (2, 4)), 409),
            (((1, 5), (3, 1), (9, 1)), 404),
            (((9, 1), (1, 1)), 404),
            (((2, 2), (2, 2)), 409),
        ):
            self.equal(f"status of booking {items} (event, seats)", self.book(*items).status_code, status)
            self.unchanged(f"booking {items}", before)
        self.booked((2, 2), (2, 1))
        self.equal("`free` of event 2 after two items for it", self.state()["free"][2], 0)

    def test_rules(self):
        """What breaks a rule gives 422."""
        item = {"event_id": 1, "seats": 1}
        before = self.state()
        for body in (
            {"name": "", "items": [item]}, {"name": "n" * 81, "items": [item]}, {"items": [item]}, {"name": "Ada", "items": []},
            {"name": "Ada", "items": [item] * 6}, {"name": "Ada", "items": [{**item, "seats": 0}]},
            {"name": "Ada", "items": [{**item, "seats": 11}]}, {"name": "Ada", "items": [{"seats": 1}]}, {"name": "Ada"},
        ):  # fmt: skip
            self.equal(f"status of {str(body)[:80]}", self.client.post("/bookings", json=body).status_code, 422)
        self.unchanged("bookings that break a rule", before)
        self.booked(*[(3, 10)] * 5, name="n" * 80)
        self.booked((3, 1), name="n")
        for query in ("limit=0", "limit=101", "limit=x", "after=x"):
            self.equal(f"status of GET /bookings?{query}", self.client.get(f"/bookings?{query}").status_code, 422)

    @hint(3)
    def test_pages(self):
        """Bookings come in pages, and next leads to the following one."""
        self.equal("GET /bookings without any", self.client.get("/bookings").json(), {"bookings": [], "next": None})
        all_of_them = [self.booked((3, 1), (1 if number < 9 else 3, 1), name=f"n{number}") for number in range(22)]
        for query, expected, following in (
            ("", all_of_them[:20], 20),
            ("?after=20", all_of_them[20:], None),
            ("?limit=2&after=3", all_of_them[3:5], 5),
            ("?limit=2&after=20", all_of_them[20:], None),
            ("?limit=1&after=20", all_of_them[20:21], 21),
            ("?limit=100", all_of_them, None),
            ("?after=22", [], None),
        ):
            self.equal(f"GET /bookings{query}", self.client.get(f"/bookings{query}").json(), {"bookings": expected, "next": following})

    @hint(3)
    def test_statements(self):
        """A long page takes as many statements as a short one."""
        for number in range(12):
            self.booked((3, 1), (1 if number < 9 else 3, 1))
        self.booked((2, 1))
        counts = {}
        for limit in (1, 13):
            statements = []
            with self.before_statements(statements.append):
                shown = self.client.get(f"/bookings?limit={limit}").json()["bookings"]
            self.equal(f"number of bookings with limit={limit}", len(shown), limit)
            counts[limit] = len(statements)
        self.equal("number of statements for 13 bookings, compared with 1 booking", counts[13], counts[1])
        self.true(f"A page takes {counts[13]} statements.", counts[13] <= 5)

    @hint(1)
    def test_own_session(self):
        """Each request has a session of its own, and gives its connection back."""
        sessions = []
        with self.listening(Session, "after_begin", lambda session, *_: sessions.append(session)):
            self.booked((3, 1))
            self.equal("connections that are not back in the pool", self.engine.pool.checkedout(), 0)
            used = len({id(one) for one in sessions})
            self.true("POST /bookings should use a Session of SQLAlchemy.", used)
            self.client.get("/events/3")
            self.true("GET /events/3 used the session of the request before it.", len({id(one) for one in sessions}) > used)
        for path in ("/events/1", "/events/9", "/bookings", "/bookings?limit=0"):
            self.client.get(path)
            self.equal(f"connections that are not back in the pool after GET {path}", self.engine.pool.checkedout(), 0)

    @hint(1)
    def test_rival(self):
        """Another server that takes seats right before yours writes cannot make you sell too many."""
        for seats, status in ((3, 409), (2, 409), (1, 201)):
            self.outside(("DELETE FROM items",), ("DELETE FROM bookings",), ("UPDATE events SET free = 3 WHERE id = 2",))
            came = []

            def rival(statement, came=came):
                if is_write(statement) and not came:
                    came.append(None)
                    try:
                        self.outside(
                            ("UPDATE events SET free = free - 2 WHERE id = 2",),
                            ("INSERT INTO bookings VALUES (500, 'Rival')",),
                            ("INSERT INTO items VALUES (500, 500, 2, 2)",),
                        )
                    except sqlite3.OperationalError:
                        came[0] = "too late"

            with self.before_statements(rival):
                answer = self.book((2, seats))
            tried = f"booking {seats} of 3 seats while another server takes 2 of them"
            sold, free = self.outside(("SELECT coalesce(sum(seats), 0) FROM items",), ("SELECT free FROM events WHERE id = 2",))
            self.true(f"{tried.capitalize()}: nothing was written; the status is {answer.status_code}.", came)
            self.true(f"After {tried}, {sold[0][0]} are sold.", sold[0][0] <= 3)
            self.equal(f"free seats after {tried}", free[0][0], 3 - sold[0][0])
            self.equal(f"status of {tried}", answer.status_code, 201 if came == ["too late"] else status)

    @hint(2)
    def test_crash(self):
        """Whichever statement fails, nothing is left of the booking, and the next request works."""
        before = self.state()
        for broken in range(1, 12):
            writes = []

            def fail(statement, writes=writes, broken=broken):
                if is_write(statement):
                    writes.append(statement)
                    if len(writes) == broken:
                        raise RuntimeError("the disk is full")

            with self.before_statements(fail):
                status = self.book((1, 2), (2, 1)).status_code
            if len(writes) < broken:
                self.equal("status when no statement fails", status, 201)
                break
            self.equal(f"status when the write number {broken} fails", status, 500)
            self.unchanged(f"the failure of the write number {broken}", before)
        self.equal("the tables after a booking without failures", self.state(), {
            "free": {1: 8, 2: 2, 3: 200}, "bookings": 1, "items": 2,
        })  # fmt: skip

    @hint(2)
    def test_commit_fails(self):
        """When the commit fails, the client gets an error and not 201."""
        before = self.state()

        def fail(_connection):
            raise RuntimeError("the disk is full")

        with self.listening(self.engine, "commit", fail):
            status = self.book((1, 2)).status_code
        self.unchanged("a commit that failed", before)
        self.equal("status when the commit fails", status, 500)
        self.booked((1, 2))

    @hint(2)
    def test_held_back(self):
        """While one request waits for the database, others are answered."""
        for method, path in (("GET", "/events/1"), ("GET", "/bookings"), ("POST", "/bookings")):
            waiting, answered, first = threading.Event(), threading.Event(), []

            def hold(_statement, waiting=waiting, answered=answered, first=first):
                if not waiting.is_set():
                    waiting.set()
                    first.append(answered.wait(PATIENCE))

            body = {"name": "Ada", "items": [{"event_id": 1, "seats": 1}]} if method == "POST" else None
            statuses = []
            with self.before_statements(hold):
                slow = threading.Thread(
                    target=lambda method=method, path=path, body=body, statuses=statuses: statuses.append(
                        self.client.request(method, path, json=body).status_code
                    )
                )
                slow.start()
                reached = waiting.wait(PATIENCE)
                others = [self.client.get(one).status_code for one in ("/health", "/events/2")] if reached else []
                answered.set()
                slow.join()
            self.true(f"{method} {path} did not ask the database.", reached)
            self.true(f"While {method} {path} waited for the database, the server answered nobody else.", first[0])
            self.equal(f"statuses of GET /health and GET /events/2 while {method} {path} waited", others, [200, 200])
            self.equal(f"status of {method} {path} in the end", statuses, [201 if body else 200])
