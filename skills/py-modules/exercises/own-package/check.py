import shutil
import sys

from checking import Check, hint


class Package(Check):
    def setUp(self):
        super().setUp()
        if not (self.work / "weather").is_dir():
            self.fail("There is no folder weather.")
        shutil.copytree(self.work / "weather", self.folder / "place" / "weather")

    def python(self, *words):
        """Python in another folder, with only the package beside it."""
        return self.run_program([sys.executable, "-B", *words], cwd=self.folder / "place")

    def code(self, text):
        run = self.python("-c", text)
        self.true(f"{text}\n  ended with: {run.err.strip().splitlines()[-1:]}", run.code == 0)
        return run.out.strip()

    @hint(1)
    def test_modules(self):
        """The functions live in their modules."""
        self.equal("convert", self.code("from weather.convert import to_celsius, to_fahrenheit; print(to_celsius(212), to_fahrenheit(-40))"), "100.0 -40.0")
        self.equal("table", self.code("from weather.table import table; print(table([20, -17.5]))").splitlines(), ["20.0 68.0", "-17.5 0.5"])

    @hint(3)
    def test_names(self):
        """The package offers exactly three names."""
        self.equal("__all__", self.code("import weather; print(sorted(weather.__all__))"), "['table', 'to_celsius', 'to_fahrenheit']")
        self.equal("import *", self.code("from weather import *; print(to_celsius(32), to_fahrenheit(0), table([]) == '')"), "0.0 32.0 True")

    @hint(2)
    def test_program(self):
        """python -m weather prints the table."""
        run = self.python("-m", "weather", "0", "12.25", "-5")
        self.equal("exit code and lines", (run.code, run.lines), (0, ["0.0 32.0", "12.2 54.0", "-5.0 23.0"]))

    @hint(3)
    def test_usage(self):
        """Without numbers it says so on stderr and ends with 2."""
        for words in ((), ("warm",), ("1", "x")):
            run = self.python("-m", "weather", *words)
            self.equal(f"exit code and stdout with {words}", (run.code, run.out), (2, ""))
            self.true("There should be a message and no traceback.", run.err.strip() and "Traceback" not in run.err)

    @hint(2)
    def test_quiet(self):
        """Importing prints nothing, also the module __main__."""
        self.equal("output", self.code("import weather, weather.convert, weather.table, weather.__main__"), "")

    @hint(1)
    def test_alone(self):
        """Nothing needs the old file."""
        sources = [file.read_text(encoding="utf-8") for file in (self.work / "weather").rglob("*.py")]
        self.true("weather_old is still used.", not any("weather_old" in source for source in sources))
