from checking import Check, hint


class Pipeline(Check):
    def setUp(self):
        super().setUp()
        self.pipeline = self.load("pipeline")

    @hint(2)
    def test_compose(self):
        """Steps are applied from left to right."""
        compose = self.pipeline.compose
        self.equal("add 1, then times 10", compose(lambda n: n + 1, lambda n: n * 10)(4), 50)
        self.equal("three steps", compose(str.strip, str.upper, lambda text: text + "!")(" hi "), "HI!")
        self.equal("no steps", compose()("same"), "same")
        both = compose(compose(abs, str), len)
        self.equal("composed of composed", (both(-123), both(-1)), (3, 1))

    @hint(1)
    def test_discount(self):
        """Each discount keeps its own percent, also when made in a loop."""
        made = [self.pipeline.discount(percent) for percent in (0, 25, 100)]
        self.equal("200 with 0, 25 and 100 percent off", [round(one(200), 6) for one in made], [200, 150, 0])

    @hint(2)
    def test_numbering(self):
        """Each numbering counts for itself."""
        first, second = self.pipeline.numbering(), self.pipeline.numbering(10)
        self.equal("the numbers", [first(), first(), second(), first(), second()], [1, 2, 10, 3, 11])

    def counted(self, size):
        calls = []

        @self.pipeline.memoize(size)
        def double(number, extra=0):
            """Doubles."""
            calls.append(number)
            return number * 2 + extra

        return double, calls

    @hint(3)
    def test_memoize(self):
        """The same call is made once; other arguments are another call."""
        double, calls = self.counted(5)
        self.equal("results", [double(3), double(3), double(4), double(3, extra=1), double(3, extra=1), double(3)], [6, 6, 8, 7, 7, 6])
        self.equal("inner calls", calls, [3, 4, 3])

    @hint(3)
    def test_forgets(self):
        """The result that was used longest ago is forgotten."""
        double, calls = self.counted(2)
        for number in (1, 2, 1, 3, 1, 2):
            double(number)
        self.equal("inner calls for 1, 2, 1, 3, 1, 2", calls, [1, 2, 3, 2])

    def test_own_memory(self):
        """Two decorated functions share nothing, and None is remembered too."""
        calls = []
        first = self.pipeline.memoize(3)(lambda n: calls.append(n))
        second = self.pipeline.memoize(3)(lambda n: n)
        self.equal("results", (first(1), second(1), first(1)), (None, 1, None))
        self.equal("inner calls", calls, [1])

    def test_name(self):
        """The function keeps its name and docstring."""
        double, _ = self.counted(1)
        self.equal("name and docstring", (double.__name__, double.__doc__), ("double", "Doubles."))

    def test_exception(self):
        """An exception passes and is not remembered."""
        calls = []

        @self.pipeline.memoize(2)
        def fail(number):
            calls.append(number)
            raise KeyError(number)

        for _ in range(2):
            self.raises("fail(1)", KeyError, fail, 1)
        self.equal("inner calls", calls, [1, 1])
