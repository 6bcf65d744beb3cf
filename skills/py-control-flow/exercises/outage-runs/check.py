from checking import Check, hint


class Uptime(Check):
    def runs(self, checks):
        return [tuple(one) for one in self.member(self.load("uptime"), "runs")(checks)]

    def longest(self, checks):
        found = self.member(self.load("uptime"), "longest_outage")(checks)
        return found if found is None else tuple(found)

    @hint(2)
    def test_runs(self):
        """Neighbours with the same status become one run."""
        checks = [(5, "up"), (6, "down"), (7, "down"), (8, "down"), (9, "up"), (10, "up")]
        self.equal("runs", self.runs(checks), [(5, 5, "up"), (6, 8, "down"), (9, 10, "up")])

    @hint(1)
    def test_small(self):
        """No entry gives no run, one entry gives one."""
        self.equal("runs([])", self.runs([]), [])
        self.equal("runs([(4, 'slow')])", self.runs([(4, "slow")]), [(4, 4, "slow")])

    @hint(2)
    def test_last_run(self):
        """The last run is there, also when it has only one entry."""
        self.equal("runs", self.runs([(1, "up"), (2, "up"), (3, "down")])[-1:], [(3, 3, "down")])

    @hint(2)
    def test_gaps(self):
        """A gap between the minutes does not end a run."""
        self.equal("runs", self.runs([(1, "down"), (50, "down"), (51, "up")]), [(1, 50, "down"), (51, 51, "up")])

    @hint(3)
    def test_longest(self):
        """The outage with the most entries is found, of equal ones the first."""
        checks = [(1, "down"), (2, "up"), (3, "down"), (4, "down"), (5, "up"), (6, "up"), (7, "up"), (8, "down"), (20, "down")]
        self.equal("longest_outage", self.longest(checks), (3, 4))
        self.equal("an outage at the end", self.longest([(1, "up"), (2, "down")]), (2, 2))

    def test_no_outage(self):
        """Without an outage the answer is None."""
        self.equal("longest_outage([])", self.longest([]), None)
        self.equal("longest_outage of up and slow", self.longest([(1, "up"), (2, "slow"), (3, "slow")]), None)

    def test_given_list(self):
        """The given list stays as it is."""
        checks = [(1, "up"), (2, "down")]
        self.runs(checks)
        self.longest(checks)
        self.equal("the list", checks, [(1, "up"), (2, "down")])
