import copy

from checking import Check, hint


class Room(Check):
    def call(self, name, bookings, *args):
        before = copy.deepcopy(bookings)
        result = [tuple(one) for one in self.member(self.load("room"), name)(bookings, *args)]
        self.equal("the given list afterwards", bookings, before)
        return result

    @hint(1)
    def test_merge(self):
        """Bookings that overlap become one, in order."""
        self.equal("merge", self.call("merge", [(50, 70), (5, 20), (15, 30)]), [(5, 30), (50, 70)])
        self.equal("a chain", self.call("merge", [(3, 6), (5, 9), (1, 4)]), [(1, 9)])

    @hint(2)
    def test_touching(self):
        """Bookings that touch become one; a minute between keeps them apart."""
        self.equal("touching", self.call("merge", [(1, 5), (5, 9)]), [(1, 9)])
        self.equal("a minute between", self.call("merge", [(1, 5), (6, 9)]), [(1, 5), (6, 9)])

    @hint(2)
    def test_inside(self):
        """A booking inside another one does not shorten it."""
        self.equal("inside", self.call("merge", [(10, 90), (20, 30), (40, 50)]), [(10, 90)])
        self.equal("twice the same", self.call("merge", [(1, 2), (1, 2)]), [(1, 2)])
        self.equal("none", self.call("merge", []), [])

    @hint(3)
    def test_free(self):
        """Free slots before, between and behind bookings are found."""
        self.equal("free", self.call("free", [(100, 150), (30, 60)], 0, 200, 10), [(0, 30), (60, 100), (150, 200)])
        self.equal("no bookings", self.call("free", [], 10, 40, 10), [(10, 40)])

    @hint(3)
    def test_long_enough(self):
        """Slots that are too short are left out; exactly long enough will do."""
        self.equal("free", self.call("free", [(10, 20), (40, 50)], 0, 69, 20), [(20, 40)])

    @hint(3)
    def test_edges(self):
        """Bookings outside of the opening hours are no trouble."""
        self.equal("reaching across", self.call("free", [(-30, 15), (90, 130)], 0, 100, 5), [(15, 90)])
        self.equal("all outside", self.call("free", [(-30, -10), (0, 5), (200, 210)], 10, 100, 5), [(10, 100)])
        self.equal("a full day", self.call("free", [(-5, 300)], 0, 200, 1), [])
