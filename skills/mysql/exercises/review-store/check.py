from checking import Check, hint

ENV = {"DB_HOST": "db.internal", "DB_PORT": "3307", "DB_USER": "shop", "DB_PASSWORD": "p@ss word", "DB_NAME": "tea"}


class Reviews(Check):
    def setUp(self):
        super().setUp()
        self.mysql, self.module = self.load("fakemysql"), self.load("reviews")
        for name in ("options", "add_review", "search", "with_retry"):
            self.member(self.module, name)
        self.conn = self.mysql.connect(cursorclass=self.mysql.DictCursor)
        self.addCleanup(self.conn.close)
        self.sql("INSERT INTO products (id, name) VALUES (5, 'Assam'), (6, 'Chai')")

    def sql(self, text, args=None):
        """Runs it and commits: what is in the tables whatever the learner's transaction holds."""
        self.conn.faults = []
        self.conn.rollback()
        with self.conn.cursor(self.mysql.Cursor) as cursor:
            cursor.execute(text, args)
            rows = cursor.fetchall()
        self.conn.commit()
        self.conn.log.clear()
        return [tuple(row) for row in rows]

    def stars(self):
        return self.sql("SELECT id, stars_count, stars_sum FROM products ORDER BY id")

    def reviews(self):
        return self.sql("SELECT product_id, author, stars, body FROM reviews ORDER BY id")

    def closed(self, tried):
        self.true(f"A transaction is still open after {tried}.", not self.conn.in_transaction)

    def add(self, *args):
        return self.module.add_review(self.conn, *args)

    @hint(2)
    def test_options(self):
        """options() reads the variables, sets character set and rows, and has values for host and port."""
        wanted = {
            "host": "db.internal", "port": 3307, "user": "shop", "password": "p@ss word", "database": "tea",
            "charset": "utf8mb4", "cursorclass": self.mysql.DictCursor,
        }  # fmt: skip
        got = dict(self.module.options(ENV))
        self.equal("options() with all variables", {name: got.get(name) for name in wanted}, wanted)
        got = self.module.options({name: ENV[name] for name in ("DB_USER", "DB_PASSWORD", "DB_NAME")})
        self.equal("host and port without DB_HOST and DB_PORT", (got["host"], got["port"]), ("127.0.0.1", 3306))

    @hint(1)
    def test_options_missing(self):
        """Missing or empty variables are named, and the password is not told."""
        for env, names in (
            ({**ENV, "DB_USER": ""}, ["DB_USER"]),
            ({"DB_PASSWORD": "p@ss word"}, ["DB_USER", "DB_NAME"]),
            ({}, ["DB_USER", "DB_PASSWORD", "DB_NAME"]),
        ):
            error = self.raises(f"options() with {sorted(env)}", ValueError, self.module.options, env)
            named = [name for name in ("DB_USER", "DB_PASSWORD", "DB_NAME") if name in str(error)]
            self.equal(f"the variables that the error names: {error}", named, names)
            self.true("The error should not tell the password.", "p@ss word" not in str(error))

    @hint(3)
    def test_add(self):
        """A review is stored and counted, committed, and its id is returned."""
        hostile = "It's 100 % good; -- %s \\ 🍵"
        ids = [self.add(5, "ann", 4, hostile), self.add(5, "bob", 1, ""), self.add(6, "ann", 5, "ok")]
        self.closed("add_review()")
        self.equal("the reviews in the table", self.reviews(), [
            (5, "ann", 4, hostile), (5, "bob", 1, ""), (6, "ann", 5, "ok"),
        ])  # fmt: skip
        self.equal("the ids that were returned", [(one,) for one in ids], self.sql("SELECT id FROM reviews ORDER BY id"))
        self.equal("id, count and sum of the products", self.stars(), [(5, 2, 5), (6, 1, 5)])

    @hint(1)
    def test_refused(self):
        """Wrong stars, an unknown product and a second review are refused, and nothing is stored."""
        self.add(5, "ann", 4, "good")
        before = self.reviews(), self.stars()
        for args, error in (
            ((5, "cid", 0, "bad"), ValueError),
            ((5, "cid", 6, "great"), ValueError),
            ((77, "cid", 3, "what?"), self.module.UnknownProduct),
            ((5, "ann", 2, "not so good"), self.module.DuplicateReview),
            ((5, None, 2, "nobody"), self.mysql.IntegrityError),
        ):
            self.raises(f"add_review(conn, {', '.join(map(repr, args))})", error, self.add, *args)
            self.closed(f"add_review(conn, {', '.join(map(repr, args))})")
            if error is ValueError:
                self.equal(f"statements that were sent for {args[2]} stars", self.conn.log, [])
            self.equal("reviews and stars afterwards", (self.reviews(), self.stars()), before)

    @hint(2)
    def test_add_fails(self):
        """Whichever statement fails, nothing of the review stays, and the error comes through."""
        for place in range(2):
            for number in (1205, 1213, 2013):
                self.conn.faults = [None] * place + [self.mysql.OperationalError(number, "the server says no")]
                tried = f"add_review() when statement {place + 1} fails with {number}"
                error = self.raises(tried, self.mysql.OperationalError, self.add, 5, "ann", 4, "good")
                self.equal(f"the number of the error of {tried}", error.args[0], number)
                self.closed(tried)
                self.equal(f"reviews and stars after {tried}", (self.reviews(), self.stars()), ([], [(5, 0, 0), (6, 0, 0)]))

    @hint(2)
    def test_search(self):
        """search() finds the text itself, the newest first, and not more than the limit."""
        bodies = ["100% Assam", "1000 leaves", "a_b", "axb", "c:\\tea", "it's ASSAM", "ctea"]
        for number, body in enumerate(bodies):
            self.sql("INSERT INTO reviews VALUES (%s, 5, %s, 3, %s)", (number + 10, f"a{number}", body))
        for text, wanted in (
            ("assam", [15, 10]), ("100%", [10]), ("100", [11, 10]), ("a_b", [12]), ("\\", [14]), ("c:\\t", [14]), ("it's", [15]), ("zzz", []),
        ):  # fmt: skip
            rows = self.module.search(self.conn, text, 10)
            self.equal(f"the ids that search() of {text!r} finds", [row["id"] for row in rows], wanted)
            self.closed("search()")
        rows = [dict(row) for row in self.module.search(self.conn, "", 2)]
        self.equal("search() of '' with the limit 2", rows, [
            {"id": 16, "author": "a6", "body": "ctea"}, {"id": 15, "author": "a5", "body": "it's ASSAM"},
        ])  # fmt: skip
        self.conn.log.clear()
        for text in ("x' OR '1'='1", "assam"):
            self.module.search(self.conn, text, 10)
        self.equal("how many different texts of SELECT two searches sent", len({sql for sql in self.conn.log if "SELECT" in sql.upper()}), 1)

    def retry(self, answers, **kwargs):
        """with_retry() for work that gives these answers: what came out, the pauses, and open transactions at each try."""
        pauses, opened, left = [], [], list(answers)

        def work(conn):
            self.true("work should get the connection.", conn is self.conn)
            opened.append(conn.in_transaction)
            with conn.cursor() as cursor:
                cursor.execute("UPDATE products SET stars_count = stars_count + 1 WHERE id = 5")
            answer = left.pop(0) if left else "too often"
            if isinstance(answer, Exception):
                raise answer
            conn.commit()
            return answer

        try:
            result = self.module.with_retry(self.conn, work, pause=pauses.append, **kwargs)
        except Exception as error:
            result = error
        return result, [round(one, 6) for one in pauses], opened

    @hint(3)
    def test_retry(self):
        """A deadlock or a lock that took too long is tried again, in a new transaction, after longer and longer pauses."""
        deadlock, timeout = self.mysql.OperationalError(1213, "Deadlock found"), self.mysql.OperationalError(1205, "Lock wait timeout")
        self.equal("with_retry() of work that succeeds", self.retry(["fine"]), ("fine", [], [False]))
        self.equal("with_retry() of work that succeeds with None", self.retry([None]), (None, [], [False]))
        got = self.retry([deadlock, timeout, "fine"])
        self.equal("result, pauses and open transactions, after a deadlock and a timeout", got, ("fine", [0.1, 0.2], [False] * 3))
        self.equal("the products: three tries succeeded in all", self.stars(), [(5, 3, 0), (6, 0, 0)])
        got = self.retry([timeout, deadlock, timeout, timeout, "fine"], tries=5)
        self.equal("the same with tries=5", got, ("fine", [0.1, 0.2, 0.4, 0.8], [False] * 5))

    @hint(3)
    def test_retry_gives_up(self):
        """After the last try, and at once for other errors, the error comes through and the transaction is undone."""
        deadlock, timeout = self.mysql.OperationalError(1213, "Deadlock found"), self.mysql.OperationalError(1205, "Lock wait timeout")
        for tried, answers, kwargs, pauses in (
            ("three deadlocks", [deadlock] * 3, {}, [0.1, 0.2]),
            ("two timeouts, with tries=2", [timeout] * 2, {"tries": 2}, [0.1]),
            ("one deadlock, with tries=1", [deadlock], {"tries": 1}, []),
            ("a lost connection (2013)", [self.mysql.OperationalError(2013, "Lost connection")], {}, []),
            ("a bug", [ZeroDivisionError("a bug")], {}, []),
            ("a duplicate", [self.mysql.IntegrityError(1062, "Duplicate entry")], {}, []),
        ):
            result, slept, opened = self.retry(answers, **kwargs)
            self.true(f"with_retry() after {tried} should raise that error; got {result!r}.", result is answers[-1])
            self.equal(f"the pauses after {tried}", slept, pauses)
            self.closed(f"with_retry() and {tried}")
            self.equal(f"the products after {tried}", self.stars(), [(5, 0, 0), (6, 0, 0)])

    @hint(2)
    def test_together(self):
        """A review that meets a deadlock in its second statement is complete after a retry."""
        self.conn.faults = [None, self.mysql.OperationalError(1213, "Deadlock found")]
        number = self.module.with_retry(self.conn, lambda conn: self.module.add_review(conn, 6, "dan", 3, "ok"), pause=lambda _: None)
        self.equal("the reviews", self.reviews(), [(6, "dan", 3, "ok")])
        self.equal("the products", self.stars(), [(5, 0, 0), (6, 1, 3)])
        self.equal("the id that was returned", self.sql("SELECT id FROM reviews"), [(number,)])
