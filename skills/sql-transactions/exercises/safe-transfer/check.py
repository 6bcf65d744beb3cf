import sqlite3
import threading
from contextlib import closing

from checking import Check, hint

MOST_STATEMENTS = 40
MEMBERS = {1: (5000, 0), 2: (300, 1000), 3: (0, 0), 4: (-200, 200)}


class Money(Check):
    def setUp(self):
        super().setUp()
        self.bank, self.database = self.load("bank"), self.load("database")
        self.transfer = self.member(self.bank, "transfer")
        self.pay_all = self.member(self.bank, "pay_all")
        self.number = 0
        self.start()

    def start(self):
        """A new file with the four members; `self.db` is the connection for the learner."""
        self.number += 1
        self.path = self.folder / f"club-{self.number}.db"
        self.db = self.open()
        self.database.create_tables(self.db)
        for number, (cents, credit) in MEMBERS.items():
            self.db.execute("INSERT INTO accounts VALUES (?, ?, ?, ?)", (number, f"member {number}", cents, credit))

    def open(self):
        db = self.database.connect(self.path)
        self.addCleanup(db.close)
        return db

    def outside(self, sql):
        """What another connection reads, without waiting."""
        with closing(sqlite3.connect(self.path, timeout=0)) as db:
            return db.execute(sql).fetchall()

    def balances(self):
        return dict(self.outside("SELECT id, cents FROM accounts"))

    def entries(self):
        return [tuple(row) for row in self.outside("SELECT account_id, cents, note FROM entries ORDER BY account_id, cents")]

    def unchanged(self, after):
        """Everything is as at the start, and no transaction is open."""
        self.true(f"A transaction is still open after {after}.", not self.db.in_transaction)
        self.equal(f"the balances after {after}", self.balances(), {number: cents for number, (cents, _) in MEMBERS.items()})
        self.equal(f"the entries after {after}", self.entries(), [])

    @hint(3)
    def test_transfer(self):
        """A transfer changes both balances, writes both entries and is committed."""
        self.transfer(self.db, 1, 3, 1200, "rent")
        self.true("A transaction is still open after transfer().", not self.db.in_transaction)
        self.equal("the balances after 1200 cents from 1 to 3", self.balances(), {1: 3800, 2: 300, 3: 1200, 4: -200})
        self.equal("the entries", self.entries(), [(1, -1200, "rent"), (3, 1200, "rent")])
        self.transfer(self.db, 3, 4, 1, "O'Neil's share")
        self.equal("the balances after 1 cent from 3 to 4", self.balances(), {1: 3800, 2: 300, 3: 1199, 4: -199})

    @hint(2)
    def test_refused(self):
        """Wrong amounts, the same account twice and unknown accounts are refused, and nothing changes."""
        for args, error in (
            ((1, 2, 0, "nothing"), ValueError),
            ((1, 2, -50, "backwards"), ValueError),
            ((1, 1, 50, "to myself"), ValueError),
            ((1, 77, 50, "to nobody"), self.bank.UnknownAccount),
            ((77, 1, 50, "from nobody"), self.bank.UnknownAccount),
        ):
            self.raises(f"transfer(db, {', '.join(map(repr, args))})", error, self.transfer, self.db, *args)
            self.unchanged(f"transfer(db, {', '.join(map(repr, args))})")
        self.transfer(self.db, 1, 2, 50, "the connection still works")
        self.equal("the balance of account 1 after a right transfer", self.balances()[1], 4950)

    @hint(3)
    def test_credit(self):
        """A balance may reach the limit of its credit, and not one cent more."""
        for source, most in ((1, 5000), (2, 1300), (3, 0), (4, 0)):
            tried = f"transfer() of {most + 1} cents from account {source}, which may give {most}"
            self.raises(tried, self.bank.NotEnoughMoney, self.transfer, self.db, source, 5 - source, most + 1, "too much")
            self.unchanged(tried)
        self.transfer(self.db, 2, 3, 1300, "all of it")
        self.transfer(self.db, 1, 3, 5000, "all of it")
        self.equal("the balances at their limits", self.balances(), {1: 0, 2: -1000, 3: 6300, 4: -200})

    @hint(1)
    def test_fails_in_the_middle(self):
        """Whichever statement fails, nothing is left of the transfer."""
        for what in (
            "UPDATE ON accounts WHEN NEW.id = 1",
            "UPDATE ON accounts WHEN NEW.id = 3",
            "INSERT ON entries WHEN NEW.account_id = 1",
            "INSERT ON entries WHEN NEW.account_id = 3",
        ):
            self.db.execute(f"CREATE TRIGGER refuse BEFORE {what} BEGIN SELECT RAISE(ABORT, 'the disk is sick'); END")
            self.raises(f"transfer() with a trigger that refuses {what}", sqlite3.IntegrityError, self.transfer, self.db, 1, 3, 50, "x")
            self.unchanged(f"a trigger refused {what}")
            self.db.execute("DROP TRIGGER refuse")
        self.raises("transfer() with None as the note", sqlite3.IntegrityError, self.transfer, self.db, 1, 3, 50, None)
        self.unchanged("a note of None")
        self.transfer(self.db, 1, 3, 50, "works again")
        self.equal("the balances after a right transfer", self.balances(), {1: 4950, 2: 300, 3: 50, 4: -200})

    def interrupted(self, call, turn):
        """Calls while another connection takes 4900 cents from account 1 just before statement number `turn`.

        Gives the statement (None when there are not so many), the error, what was seen outside, and whether the other
        got through.
        """
        self.start()
        seen, moment = [], {"count": 0, "statement": None, "passed": False}

        def step(statement):
            moment["count"] += 1
            seen.append((sum(self.balances().values()), len(self.entries())))
            if moment["count"] != turn or seen[-1][1] > 0:
                return  # Not yet, or the transfer is committed already.
            moment["statement"] = statement
            with closing(sqlite3.connect(self.path, timeout=0, isolation_level=None)) as other:
                try:
                    other.execute("BEGIN IMMEDIATE")
                    other.execute("UPDATE accounts SET cents = cents - 4900 WHERE id = 1")
                    other.execute("UPDATE accounts SET cents = cents + 4900 WHERE id = 4")
                    other.execute("COMMIT")
                    moment["passed"] = True
                except sqlite3.OperationalError:
                    pass  # The learner holds the lock: the other one comes later.

        self.db.set_trace_callback(step)
        try:
            call()
            error = None
        except Exception as raised:
            error = raised
        self.db.set_trace_callback(None)
        return moment, error, seen

    @hint(2)
    def test_others_between(self):
        """Another connection may take the money between any two statements of transfer()."""
        for turn in range(1, MOST_STATEMENTS):
            moment, error, seen = self.interrupted(lambda: self.transfer(self.db, 1, 3, 1000, "rent"), turn)
            if moment["statement"] is None:
                break
            tried = f"transfer() of 1000 from account 1; just before `{moment['statement']}` another one took 4900 of its 5000"
            if not moment["passed"]:
                tried = "transfer() of 1000 from account 1, while another connection waited"
            wanted = "NotEnoughMoney" if moment["passed"] else "no error"
            got = "no error" if error is None else type(error).__name__
            if got != wanted:
                self.fail(f"{tried}\n  expected: {wanted}\n  got:      {got}{f': {error}' if error else ''}")
            balances = {1: 100, 2: 300, 3: 0, 4: 4700} if moment["passed"] else {1: 4000, 2: 300, 3: 1000, 4: -200}
            self.equal(f"{tried}: the balances", self.balances(), balances)
            self.equal(f"{tried}: how many entries there are", len(self.entries()), 0 if moment["passed"] else 2)
            self.true(f"{tried}: a transaction is still open.", not self.db.in_transaction)
        self.true("transfer() should execute statements on the connection that it gets.", turn > 1)

    @hint(1)
    def test_half(self):
        """Others never see half of a transfer or of many payments."""
        for name, call, count in (
            ("transfer()", lambda: self.transfer(self.db, 1, 3, 1000, "rent"), 2),
            ("pay_all()", lambda: self.pay_all(self.db, 1, [(2, 10, "a"), (3, 20, "b")]), 4),
        ):
            _, error, seen = self.interrupted(call, 0)
            self.equal(f"the error of {name}", error, None)
            total = sum(cents for cents, _ in MEMBERS.values())
            seen.append((sum(self.balances().values()), len(self.entries())))
            self.equal(f"sums of all balances that others saw during {name}", {cents for cents, _ in seen}, {total})
            self.equal(f"numbers of entries that others saw during {name}", {number for _, number in seen}, {0, count})

    @hint(3)
    def test_pay_all(self):
        """pay_all() makes every payment, also two to the same account, and counts them."""
        payments = [(2, 1000, "May"), (3, 1500, "May"), (2, 2500, "June")]
        self.equal("what pay_all() of three payments returned", self.pay_all(self.db, 1, payments), 3)
        self.true("A transaction is still open after pay_all().", not self.db.in_transaction)
        self.equal("the balances", self.balances(), {1: 0, 2: 3800, 3: 1500, 4: -200})
        self.equal("the entries", self.entries(), [
            (1, -2500, "June"), (1, -1500, "May"), (1, -1000, "May"), (2, 1000, "May"), (2, 2500, "June"), (3, 1500, "May"),
        ])  # fmt: skip
        self.equal("what pay_all() of no payments returned", self.pay_all(self.db, 1, []), 0)
        self.true("A transaction is still open after pay_all() of no payments.", not self.db.in_transaction)

    @hint(1)
    def test_pay_all_or_none(self):
        """When one payment is refused, none of them is made."""
        for wrong, error in (
            ((3, 4901, "too much"), self.bank.NotEnoughMoney),
            ((77, 1, "to nobody"), self.bank.UnknownAccount),
            ((3, 0, "nothing"), ValueError),
            ((1, 5, "to myself"), ValueError),
            ((3, 5, None), sqlite3.IntegrityError),
        ):
            payments = [(2, 100, "good"), wrong]
            self.raises(f"pay_all(db, 1, {payments})", error, self.pay_all, self.db, 1, payments)
            self.unchanged(f"pay_all(db, 1, {payments})")

    @hint(2)
    def test_threads(self):
        """Many transfers at the same time lose no cent, and each of them succeeds."""
        problems = []

        def work(source, target):
            try:
                with closing(self.database.connect(self.path)) as db:
                    for _ in range(5):
                        self.transfer(db, source, target, 30, "again")
            except Exception as error:
                problems.append(f"{type(error).__name__}: {error}")

        pairs = [(1, 2), (1, 3), (2, 1), (1, 4), (2, 3), (1, 2)]
        threads = [threading.Thread(target=work, args=pair) for pair in pairs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.equal("errors in six threads with five transfers each", problems, [])
        self.equal("the balances afterwards", self.balances(), {1: 4550, 2: 300, 3: 300, 4: -50})
        self.equal("how many entries there are", len(self.entries()), 60)
