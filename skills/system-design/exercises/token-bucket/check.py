from checking import Check, hint


class Buckets(Check):
    def setUp(self):
        super().setUp()
        self.now = 1000.0

    def limiter(self, capacity=3, rate=2):
        return self.member(self.load("limiter"), "Limiter")(capacity, rate, lambda: self.now)

    def burst(self, limiter, client, times):
        return [limiter.allow(client) for _ in range(times)]

    @hint(1)
    def test_burst(self):
        """A new client may send a burst as large as the bucket, and no more."""
        self.equal("five requests at once", self.burst(self.limiter(), "ada", 5), [True, True, True, False, False])

    @hint(2)
    def test_refill(self):
        """Tokens come back at the steady rate, also in parts."""
        limiter = self.limiter()
        self.burst(limiter, "ada", 3)
        self.now += 0.25
        self.equal("after a quarter of a second", limiter.allow("ada"), False)
        self.now += 0.25
        self.equal("after half a second", self.burst(limiter, "ada", 2), [True, False])

    @hint(2)
    def test_never_above_capacity(self):
        """A long pause fills the bucket, and no more."""
        limiter = self.limiter()
        self.burst(limiter, "ada", 2)
        self.now += 3600
        self.equal("after an hour", self.burst(limiter, "ada", 4), [True, True, True, False])

    @hint(2)
    def test_clients(self):
        """Each client has a bucket of its own."""
        limiter = self.limiter(1, 1)
        self.equal("ada twice, then lin", [limiter.allow("ada"), limiter.allow("ada"), limiter.allow("lin")], [True, False, True])

    @hint(3)
    def test_retry_after(self):
        """It tells how long to wait, and takes nothing."""
        limiter = self.limiter()
        self.equal("before the first request", limiter.retry_after("ada"), 0)
        self.burst(limiter, "ada", 3)
        self.true(f"retry_after says {limiter.retry_after('ada')}, and it is half a second.", abs(limiter.retry_after("ada") - 0.5) < 1e-9)
        self.now += limiter.retry_after("ada") + 0.0001
        self.equal("then", limiter.allow("ada"), True)

    @hint(2)
    def test_clock_goes_back(self):
        """A clock that stands still or goes back adds nothing and takes nothing."""
        limiter = self.limiter()
        self.burst(limiter, "ada", 2)
        self.now -= 5
        self.equal("five seconds back", self.burst(limiter, "ada", 2), [True, False])
        self.now += 5
        self.equal("again at the old time", limiter.allow("ada"), False)

    @hint(3)
    def test_forget(self):
        """Clients with a full bucket are dropped, and behave as before."""
        limiter = self.limiter()
        self.burst(limiter, "ada", 3)
        limiter.allow("lin")
        self.equal("clients", len(limiter), 2)
        self.equal("forget at once", limiter.forget(), 0)
        self.now += 0.5
        self.equal("forget after half a second", limiter.forget(), 1)
        self.equal("clients", len(limiter), 1)
        self.equal("lin", self.burst(limiter, "lin", 4), [True, True, True, False])
        self.equal("ada", self.burst(limiter, "ada", 2), [True, False])
