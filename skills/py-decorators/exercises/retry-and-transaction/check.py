import sqlite3

from checking import Check, hint


class Jobs(Check):
    def setUp(self):
        super().setUp()
        self.jobs = self.load("jobs")
        self.sleeps = []

    def failing(self, times, on, *errors):
        """A decorated function that raises these errors first, and its calls."""
        left, calls = list(errors), []

        @self.jobs.retry(times, on, sleep=self.sleeps.append)
        def work(a, b=0):
            """Adds."""
            calls.append((a, b))
            if left:
                raise left.pop(0)
            return a + b

        return work, calls

    @hint(1)
    def test_retry(self):
        """It tries again until it works, with longer and longer pauses."""
        work, calls = self.failing(5, (OSError, KeyError), OSError("1"), KeyError("2"), TimeoutError("3"))
        self.equal("result", work(2, b=3), 5)
        self.equal("calls", calls, [(2, 3)] * 4)
        self.equal("sleeps", self.sleeps, [1, 2, 4])

    @hint(1)
    def test_gives_up(self):
        """After the last try its exception passes, without another pause."""
        last = OSError("2")
        work, calls = self.failing(2, OSError, OSError("1"), last, OSError("3"))
        self.true("The last exception should pass.", self.raises("work(1)", OSError, work, 1) is last)
        self.equal("calls and sleeps", (len(calls), self.sleeps), (2, [1]))
        once, calls = self.failing(1, OSError, OSError("x"))
        self.raises("one try", OSError, once, 1)
        self.equal("calls", len(calls), 1)

    def test_others(self):
        """Other exceptions pass at once."""
        work, calls = self.failing(4, KeyError, ValueError("x"))
        self.raises("work(1)", ValueError, work, 1)
        self.equal("calls and sleeps", (len(calls), self.sleeps), (1, []))

    @hint(2)
    def test_names(self):
        """Decorated functions keep name and docstring."""
        work, _ = self.failing(2, OSError)
        self.equal("retry", (work.__name__, work.__doc__), ("work", "Adds."))
        def job():
            """Works."""
        decorated = self.jobs.timed(lambda: 0, lambda *_: None)(job)
        self.equal("timed", (decorated.__name__, decorated.__doc__), ("job", "Works."))

    @hint(2)
    def test_timed(self):
        """Each call is reported, also one that raises."""
        times, reports = iter([10, 12.5, 20, 21]), []

        @self.jobs.timed(lambda: next(times), lambda name, seconds: reports.append((name, seconds)))
        def divide(a, b):
            return a / b

        self.equal("result", divide(6, b=3), 2)
        self.raises("divide(1, 0)", ZeroDivisionError, divide, 1, 0)
        self.equal("reports", reports, [("divide", 2.5), ("divide", 1)])

    def database(self):
        file = self.folder / "shop.db"
        first, second = (sqlite3.connect(file, isolation_level=None, timeout=0) for _ in range(2))
        for one in (first, second):
            self.addCleanup(one.close)
        first.execute("CREATE TABLE item (name TEXT)")
        return first, lambda: [row[0] for row in second.execute("SELECT name FROM item")]

    @hint(3)
    def test_commit(self):
        """What the block writes is saved when it ends, and not before."""
        db, saved = self.database()
        with self.jobs.transaction(db) as connection:
            connection.execute("INSERT INTO item VALUES ('tea')")
            self.equal("saved inside the block", saved(), [])
            db.execute("INSERT INTO item VALUES ('cup')")
        self.equal("saved afterwards", saved(), ["tea", "cup"])
        self.equal("a transaction is open", db.in_transaction, False)

    @hint(3)
    def test_rollback(self):
        """When the block raises, nothing is saved, and the exception passes."""
        db, saved = self.database()
        for error in (KeyError("x"), KeyboardInterrupt()):
            try:
                with self.jobs.transaction(db):
                    db.execute("INSERT INTO item VALUES ('tea')")
                    raise error
            except BaseException as passed:
                self.true(f"{passed!r} came instead of {error!r}.", passed is error)
            else:
                self.fail("The exception did not pass.")
            self.equal("saved, and a transaction open", (saved(), db.in_transaction), ([], False))
        with self.jobs.transaction(db):
            db.execute("INSERT INTO item VALUES ('jam')")
        self.equal("saved by the next block", saved(), ["jam"])
