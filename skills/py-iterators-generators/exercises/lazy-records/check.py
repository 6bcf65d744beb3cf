from itertools import count, islice

from checking import Check, hint


class Stream(Check):
    def setUp(self):
        super().setUp()
        self.stream = self.load("stream")
        self.taken = 0

    def counted(self, items):
        for item in items:
            self.taken += 1
            yield item

    def test_records(self):
        """Each line becomes a dictionary; empty lines and comments are passed over."""
        lines = ["user=ada path=/cart?x=1\n", "\n", "# user=eve\n", "  user=lin  \n", "a= b=2"]
        expected = [{"user": "ada", "path": "/cart?x=1"}, {"user": "lin"}, {"a": "", "b": "2"}]
        self.equal("read_records", list(self.stream.read_records(lines)), expected)

    def test_dedupe(self):
        """A key that came before is left out; records without it all pass."""
        records = [{"id": "1", "n": "a"}, {"n": "b"}, {"id": "2"}, {"id": "1", "n": "c"}, {"n": "d"}]
        self.equal("dedupe", list(self.stream.dedupe(records, "id")), [records[0], records[1], records[2], records[4]])

    @hint(3)
    def test_batched(self):
        """Items come in lists of the size, the last one may be shorter."""
        for size, expected in ((2, [[0, 1], [2, 3], [4]]), (5, [[0, 1, 2, 3, 4]]), (9, [[0, 1, 2, 3, 4]]), (1, [[0], [1], [2], [3], [4]])):
            self.equal(f"batched(range(5), {size})", [list(one) for one in self.stream.batched(range(5), size)], expected)
        self.equal("batched([], 3)", list(self.stream.batched([], 3)), [])
        self.equal("batched of None and 0", [list(one) for one in self.stream.batched([None, 0, None], 2)], [[None, 0], [None]])

    @hint(3)
    def test_size(self):
        """A size below 1 is refused at the call."""
        for size in (0, -2):
            self.raises(f"batched([1], {size})", ValueError, self.stream.batched, [1], size)

    @hint(1)
    def test_nothing_read(self):
        """Making them reads nothing."""
        lines = self.counted(["user=ada"] * 9)
        self.stream.batched(self.stream.dedupe(self.stream.read_records(lines), "user"), 2)
        self.equal("lines that were read", self.taken, 0)

    @hint(1)
    def test_little_read(self):
        """The first result reads no more than it needs."""
        lines = self.counted(f"user=u{number // 3}" for number in count())
        first = next(iter(self.stream.batched(self.stream.dedupe(self.stream.read_records(lines), "user"), 2)))
        self.equal("the first batch", list(first), [{"user": "u0"}, {"user": "u1"}])
        self.equal("lines that were read", self.taken, 4)

    @hint(2)
    def test_endless(self):
        """Endless streams are no trouble."""
        records = self.stream.dedupe(({"id": str(number % 7)} for number in count()), "id")
        self.equal("seven different ids", len(list(islice(records, 7))), 7)
        self.equal("batches of an endless stream", [list(one) for one in islice(self.stream.batched(count(), 3), 2)], [[0, 1, 2], [3, 4, 5]])
