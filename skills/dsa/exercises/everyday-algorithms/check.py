from checking import Check, hint


class Counted(list):
    """A list that counts how often an entry is looked at."""

    looks = 0

    def __getitem__(self, index):
        found = super().__getitem__(index)
        self.looks += len(found) if isinstance(index, slice) else 1
        return found

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]


class Algorithms(Check):
    def call(self, name, *args):
        return self.member(self.load("algorithms"), name)(*args)

    @hint(2)
    def test_balanced(self):
        """Brackets are balanced when each is closed by its own kind, in the right order."""
        for text, expected in (("f(a[1], {2: 3})", True), ("(]", False), ("([)]", False), ("(", False), (")(", False), ("", True), ("no", True)):
            self.equal(f"balanced({text!r})", self.call("balanced", text), expected)

    @hint(1)
    def test_top_words(self):
        """The most frequent words come first, equal ones in alphabetical order."""
        words = "to be or not to be that is to".split()
        self.equal("top_words(words, 3)", [tuple(one) for one in self.call("top_words", words, 3)], [("to", 3), ("be", 2), ("is", 1)])
        self.equal("top_words([], 2)", list(self.call("top_words", [], 2)), [])
        self.equal("top_words(['a'], 5)", [tuple(one) for one in self.call("top_words", ["a"], 5)], [("a", 1)])

    @hint(3)
    def test_first_at_least(self):
        """The first position is found, also with equal numbers, before and behind all of them."""
        numbers = [1, 3, 3, 3, 8]
        for wanted, expected in ((0, 0), (1, 0), (2, 1), (3, 1), (4, 4), (8, 4), (9, 5)):
            self.equal(f"first_at_least({numbers}, {wanted})", self.call("first_at_least", numbers, wanted), expected)
        self.equal("first_at_least([], 1)", self.call("first_at_least", [], 1), 0)

    @hint(3)
    def test_few_looks(self):
        """In a list of 100,000 numbers only a few entries are looked at."""
        numbers = Counted(range(0, 200_000, 2))
        self.equal("first_at_least(even numbers, 77,777)", self.call("first_at_least", numbers, 77_777), 38_889)
        self.true(f"It looked at {numbers.looks} entries; 20 are enough.", numbers.looks <= 40)

    @hint(3)
    def test_shortest_path(self):
        """The shortest way round the walls is found, also when it goes up or left."""
        around = [".#...", ".#.#.", "...#.", "####."]
        self.equal("the way round", self.call("shortest_path", around), 11)
        self.equal("one free cell", self.call("shortest_path", ["."]), 0)
        left = ["...", "##.", "...", ".##", "..."]
        self.equal("a way that goes left", self.call("shortest_path", left), 10)

    @hint(2)
    def test_no_path(self):
        """Without a way the answer is None."""
        for grid in (["#."], [".#"], [".#.", "##.", "..."]):
            self.equal(f"shortest_path({grid})", self.call("shortest_path", grid), None)

    @hint(2)
    def test_large_grid(self):
        """An open grid of 300 by 300 cells is no trouble."""
        self.equal("300 by 300", self.call("shortest_path", ["." * 300] * 300), 598)
