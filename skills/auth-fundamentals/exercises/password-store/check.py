import hashlib
import re
from unittest import mock

from checking import Check, hint

PASSWORD = "correct horse ü"


class PasswordStore(Check):
    def setUp(self):
        super().setUp()
        self.now = 1000.0
        self.accounts = self.make(1024)

    def make(self, cost):
        return self.member(self.load("accounts"), "Accounts")(cost, lambda: self.now)

    def calls(self, action):
        """The costs of the calls of scrypt that the action makes."""
        costs, real = [], hashlib.scrypt

        def watch(*args, **kwargs):
            costs.append(kwargs.get("n"))
            return real(*args, **kwargs)

        with mock.patch.object(hashlib, "scrypt", watch):
            result = action()
        return costs, result

    def test_login(self):
        """The right password logs in, and nothing else does."""
        self.accounts.register("ada", PASSWORD)
        tries = [PASSWORD, "correct horse u", PASSWORD + " ", PASSWORD.upper(), ""]
        self.equal("login", [self.accounts.login("ada", one) for one in tries], [True, False, False, False, False])
        self.equal("an unknown user", self.accounts.login("bob", PASSWORD), False)

    def test_refused(self):
        """A known user and a short password are refused."""
        self.accounts.register("ada", "1234567890")
        self.raises("register ada again", ValueError, self.accounts.register, "ada", PASSWORD)
        self.raises("register with 9 characters", ValueError, self.accounts.register, "bob", "123456789")
        self.equal("the users", list(self.accounts.records), ["ada"])
        self.equal("the first password still works", self.accounts.login("ada", "1234567890"), True)

    @hint(1)
    def test_records(self):
        """A record tells its cost, and nothing from which the password can be read."""
        for user in ("ada", "bob"):
            costs, _ = self.calls(lambda user=user: self.accounts.register(user, PASSWORD))
            self.equal("costs of scrypt", costs, [1024])
        ada, bob = self.accounts.records["ada"], self.accounts.records["bob"]
        self.true("The same password gave the same record twice: where is the salt?", ada != bob)
        self.true(f"The cost 1024 is not in the record: {ada}", re.search(r"(?<!\d)1024(?!\d)", ada))
        weak = [hashlib.new(name, PASSWORD.encode()).hexdigest() for name in ("md5", "sha1", "sha256", "sha512")]
        self.true("The record holds the password, or a quick hash of it.", PASSWORD not in ada and not any(one in ada for one in weak))

    @hint(2)
    def test_same_work(self):
        """An unknown user costs the same work as a known one."""
        self.accounts.register("ada", PASSWORD)
        known, _ = self.calls(lambda: self.accounts.login("ada", "wrong password"))
        unknown, _ = self.calls(lambda: self.accounts.login("nobody", "wrong password"))
        self.equal("costs of scrypt for an unknown user", unknown, known)

    @hint(3)
    def test_higher_cost(self):
        """After the cost was raised, a right login makes the record anew; a wrong one does not."""
        self.accounts.register("ada", PASSWORD)
        newer = self.make(2048)
        newer.records = self.accounts.records
        old = newer.records["ada"]
        newer.login("ada", "wrong password")
        self.equal("the record after a wrong login", newer.records["ada"], old)
        self.equal("a right login", newer.login("ada", PASSWORD), True)
        self.true("The record still has the old cost.", "2048" in newer.records["ada"])
        made = newer.records["ada"]
        self.equal("login with the new record", newer.login("ada", PASSWORD), True)
        self.equal("the record then", newer.records["ada"], made)
        lower = self.make(1024)
        lower.records = newer.records
        self.equal("login with a lower cost", (lower.login("ada", PASSWORD), lower.records["ada"]), (True, made))

    @hint(3)
    def test_reset(self):
        """A reset token sets a new password, once."""
        self.accounts.register("ada", PASSWORD)
        token = self.accounts.request_reset("ada")
        self.true(f"The token is {token!r}.", isinstance(token, str) and len(token) >= 32)
        self.true("The token itself is kept.", token not in repr(self.accounts.resets))
        self.raises("reset with a short password", ValueError, self.accounts.reset, token, "short")
        self.equal("reset", self.accounts.reset(token, "another horse"), True)
        self.equal("logins, new and old", (self.accounts.login("ada", "another horse"), self.accounts.login("ada", PASSWORD)), (True, False))
        self.equal("reset once more", self.accounts.reset(token, "third horse.."), False)

    @hint(3)
    def test_void_tokens(self):
        """Wrong, old and replaced tokens do nothing; unknown users get none."""
        self.accounts.register("ada", PASSWORD)
        self.accounts.register("bob", PASSWORD)
        self.equal("for an unknown user", self.accounts.request_reset("eve"), None)
        first, other, second = (self.accounts.request_reset(user) for user in ("ada", "bob", "ada"))
        self.equal("a replaced token", self.accounts.reset(first, "another horse"), False)
        self.equal("a wrong token", self.accounts.reset("x" * 40, "another horse"), False)
        self.now += 899
        self.equal("after 14:59", self.accounts.reset(second, "another horse"), True)
        self.now += 1
        self.equal("after 15 minutes", self.accounts.reset(other, "another horse"), False)
        self.equal("bob's password", self.accounts.login("bob", PASSWORD), True)
