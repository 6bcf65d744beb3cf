from checking import Check, hint


class Orders(Check):
    def setUp(self):
        super().setUp()
        self.orders = self.load("orders")

    def error(self, name, *args):
        return self.raises(f"{name}{args}", self.orders.OrderError, self.member(self.orders, name), *args)

    def test_good(self):
        """Good orders are read."""
        self.equal("parse_count", [self.orders.parse_count(text) for text in ("1", " 12 ", "007")], [1, 12, 7])
        self.equal("read_order", tuple(self.orders.read_order({"item": "tea", "count": "3", "note": ""})), ("tea", 3))

    @hint(2)
    def test_own_error(self):
        """OrderError is a ValueError of its own."""
        self.true("OrderError is no ValueError.", issubclass(self.orders.OrderError, ValueError))
        self.true("OrderError is ValueError itself.", self.orders.OrderError is not ValueError)

    @hint(2)
    def test_no_number(self):
        """A text without a number is told, with the first error as its cause."""
        for text in ("two", "", "1.5", "3 teas"):
            error = self.error("parse_count", text)
            self.true(f"The message should hold {text!r}: {error}", text in str(error))
            self.equal(f"type of the cause for {text!r}", type(error.__cause__), ValueError)

    def test_below_one(self):
        """A number below 1 is told."""
        for text in ("0", "-4"):
            self.true(f"The message should hold {text}.", text in str(self.error("parse_count", text)))

    @hint(1)
    def test_missing(self):
        """A missing key is named, and errors of the count pass."""
        self.true("The message should name `count`.", "count" in str(self.error("read_order", {"item": "tea"})))
        self.true("The message should name `item`.", "item" in str(self.error("read_order", {"count": "3"})))
        self.true("The message should hold 'x9'.", "x9" in str(self.error("read_order", {"item": "tea", "count": "x9"})))

    def test_bug(self):
        """Anything but a dictionary is a TypeError."""
        for data in (None, [("item", "tea")], "tea"):
            self.raises(f"read_order({data!r})", TypeError, self.orders.read_order, data)

    def failing(self, *outcomes):
        """An action that raises or returns these, and how often it was called."""
        left, calls = list(outcomes), []

        def action():
            calls.append(1)
            outcome = left.pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        return action, calls

    @hint(3)
    def test_retry(self):
        """It is tried again until it works, and not more often."""
        action, calls = self.failing(ConnectionError("1"), TimeoutError("2"), "done", "too much")
        self.equal("result", self.orders.retry(action, 5, (ConnectionError, TimeoutError)), "done")
        self.equal("calls", len(calls), 3)
        action, calls = self.failing(None)
        self.equal("a result of None", (self.orders.retry(action, 3, OSError), len(calls)), (None, 1))

    @hint(3)
    def test_retry_ends(self):
        """After the last try its error passes on unchanged."""
        last = TimeoutError("3")
        action, calls = self.failing(TimeoutError("1"), TimeoutError("2"), last, "late")
        error = self.raises("retry, 3 times", TimeoutError, self.orders.retry, action, 3, TimeoutError)
        self.true("The error should be the last one.", error is last)
        self.equal("calls", len(calls), 3)

    @hint(3)
    def test_others_pass(self):
        """Other errors pass at once, and times below 1 are refused."""
        action, calls = self.failing(KeyError("x"), "late")
        self.raises("retry on OSError", KeyError, self.orders.retry, action, 3, OSError)
        self.equal("calls", len(calls), 1)
        for times in (0, -1):
            self.raises(f"times {times}", ValueError, self.orders.retry, lambda: 1, times, OSError)
