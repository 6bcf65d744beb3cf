import asyncio

from checking import Check, hint


class Fetching(Check):
    def setUp(self):
        super().setUp()
        self.fetching = self.load("fetching")
        self.running = self.most = 0
        self.calls, self.cancelled = [], []

    async def fetch(self, address):
        """Waits a moment; /bad raises, /slow takes very long."""
        self.calls.append(address)
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            await asyncio.sleep(30 if address.startswith("/slow") else 0.01)
            if address.startswith("/bad"):
                raise ConnectionError(f"no {address}")
            return f"text of {address}"
        except asyncio.CancelledError:
            self.cancelled.append(address)
            raise
        finally:
            self.running -= 1

    def all(self, addresses, limit=3, timeout=5):
        return asyncio.run(self.fetching.fetch_all(addresses, self.fetch, limit, timeout))

    def test_order(self):
        """The texts come in the order of the addresses."""
        addresses = [f"/{number}" for number in range(9)]
        self.equal("fetch_all", self.all(addresses), [f"text of {one}" for one in addresses])
        self.equal("fetch_all([])", self.all([]), [])

    @hint(1)
    def test_limit(self):
        """So many calls run at the same time, and no more."""
        for limit in (1, 4):
            self.most = 0
            self.all([f"/{number}" for number in range(12)], limit=limit)
            self.equal(f"most calls at the same time, limit {limit}", self.most, limit)

    @hint(3)
    def test_failures(self):
        """A call that raises becomes Failed, and the others go on."""
        Failed = self.fetching.Failed
        self.equal("fetch_all", [str(one) for one in self.all(["/a", "/bad1", "/b"])], ["text of /a", str(Failed("no /bad1")), "text of /b"])
        self.true("It should be an object of the class Failed.", isinstance(self.all(["/bad"])[0], Failed))

    @hint(2)
    def test_timeout(self):
        """A call that takes too long is stopped."""
        result = self.all(["/slow", "/a", "/slow2"], limit=3, timeout=0.2)
        self.equal("fetch_all", [getattr(one, "reason", one) for one in result], ["timeout", "text of /a", "timeout"])
        self.equal("calls that were cancelled", sorted(self.cancelled), ["/slow", "/slow2"])

    @hint(2)
    def test_waiting_is_free(self):
        """The timeout counts from the start of the call, not from the start of the waiting."""
        result = self.all(["/slow", *(f"/{number}" for number in range(3))], limit=1, timeout=0.2)
        self.equal("fetch_all with limit 1", [getattr(one, "reason", one) for one in result], ["timeout", "text of /0", "text of /1", "text of /2"])

    def test_twice(self):
        """The same address is fetched once."""
        self.equal("fetch_all", self.all(["/a", "/b", "/a", "/a"]), ["text of /a", "text of /b", "text of /a", "text of /a"])
        self.equal("calls", sorted(self.calls), ["/a", "/b"])

    @hint(3)
    def test_cancel(self):
        """When it is cancelled, its calls are cancelled too."""

        async def stop():
            task = asyncio.create_task(self.fetching.fetch_all(["/slow1", "/slow2", "/slow3"], self.fetch, 2, 60))
            await asyncio.sleep(0.05)
            task.cancel()
            try:
                await task
                return "it went on"
            except asyncio.CancelledError:
                await asyncio.sleep(0.02)
                return self.running

        self.equal("calls that still run", asyncio.run(stop()), 0)
        self.equal("calls that were begun", sorted(self.calls), ["/slow1", "/slow2"])
