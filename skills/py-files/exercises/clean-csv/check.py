import json
import tracemalloc

from checking import Check, hint

HEAD = "name,email,city\n"


class Customers(Check):
    def convert(self, text, encoding="utf-8"):
        """The result of the learner's function on that text, and the objects it wrote."""
        source, target = self.folder / "customers.csv", self.folder / "customers.jsonl"
        source.write_bytes(text.encode(encoding))
        result = self.member(self.load("customers"), "convert")(source, target)
        self.true("convert() wrote no file.", target.exists())
        self.raw = target.read_text(encoding="utf-8")
        try:
            return result, [json.loads(line) for line in self.raw.splitlines()]
        except ValueError:
            self.fail(f"Every line must be one JSON object; the file holds:\n{self.raw[:300]}")

    @hint(2)
    def test_good_rows(self):
        """Good rows become one JSON object on a line each."""
        result, objects = self.convert(HEAD + "Ada,ada@example.org,London\nLin,lin@example.org,Oslo\n")
        self.equal(
            "the two objects",
            objects,
            [
                {"name": "Ada", "email": "ada@example.org", "city": "London"},
                {"name": "Lin", "email": "lin@example.org", "city": "Oslo"},
            ],
        )
        self.equal("what convert() returned for two good rows", tuple(result), (2, []))

    @hint(1)
    def test_quotes(self):
        """Commas and line ends inside quotes belong to the value."""
        result, objects = self.convert(HEAD + '"Lovelace, Ada",ada@example.org,"New\r\nYork"\n')
        self.equal("the value", [one["name"] for one in objects], ["Lovelace, Ada"])
        self.equal("a city over two lines", [one["city"] for one in objects], ["New\r\nYork"])
        self.equal("what convert() returned", tuple(result), (1, []))

    @hint(3)
    def test_bad_rows(self):
        """Rows without a name or an email are left out, and their line numbers are returned."""
        text = HEAD + "Ada,ada@example.org,London\n,x@example.org,Paris\nBob,  ,Rome\nEve,eve@example.org,Bonn\nTom\n"
        result, objects = self.convert(text)
        self.equal("the names that were written", [one["name"] for one in objects], ["Ada", "Eve"])
        self.equal("what convert() returned", (result[0], list(result[1])), (2, [3, 4, 6]))

    @hint(3)
    def test_empty_lines(self):
        """Empty lines are passed over, and they count as lines."""
        result, _ = self.convert(HEAD + "\nAda,ada@example.org,London\n\n,x@example.org,Paris\n")
        self.equal("what convert() returned", (result[0], list(result[1])), (1, [5]))

    @hint(3)
    def test_spaces_and_null(self):
        """Spaces around values go away, and an empty or missing city becomes null."""
        text = HEAD + " Ada , ada@example.org ,  \nBob,bob@example.org\n"
        _, objects = self.convert(text)
        self.equal(
            "the objects",
            objects,
            [
                {"name": "Ada", "email": "ada@example.org", "city": None},
                {"name": "Bob", "email": "bob@example.org", "city": None},
            ],
        )

    @hint(2)
    def test_byte_order_mark(self):
        """A byte order mark at the beginning does no harm."""
        result, objects = self.convert(HEAD + "Ada,ada@example.org,London\n", "utf-8-sig")
        self.equal("what convert() returned", tuple(result), (1, []))
        self.equal("the keys", list(objects[0]), ["name", "email", "city"])

    @hint(3)
    def test_readable_letters(self):
        """Letters such as ë are written as they are."""
        self.convert(HEAD + "Zoë,zoe@example.org,Malmö\n")
        self.true(f"The file holds {self.raw.strip()}: `Zoë` should be readable there.", "Zoë" in self.raw)

    def test_empty_file(self):
        """A file with only a header, or with nothing, gives no rows."""
        for text in (HEAD, ""):
            result, objects = self.convert(text)
            self.equal("what convert() returned", (result[0], list(result[1])), (0, []))
            self.equal("the objects", objects, [])

    @hint(2)
    def test_memory(self):
        """A large file is not held in memory."""
        row = f"Ada,ada@example.org,{'x' * 200}\n"
        text = HEAD + row * 20_000
        source, target = self.folder / "large.csv", self.folder / "large.jsonl"
        source.write_text(text, encoding="utf-8")
        convert = self.member(self.load("customers"), "convert")
        tracemalloc.start()
        result = convert(source, target)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        self.equal("rows written", result[0], 20_000)
        self.true(f"It took {peak // 1024} KB for a file of {len(text) // 1024} KB.", peak < 1_500_000)
