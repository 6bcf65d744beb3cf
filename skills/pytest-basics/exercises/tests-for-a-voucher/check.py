import ast
import re
import sys

from checking import Check, hint

WRONG = {
    "the rounding of SAVE10": ("cents * 90 // 100", "round(cents * 0.9)"),
    "the percent of SAVE10": ("cents * 90 // 100", "cents * 80 // 100"),
    "the limit of MINUS500": ("cents >= 2000", "cents > 2000"),
    "MINUS500 below its limit": ("name == \"MINUS500\" and cents >= 2000", "name == \"MINUS500\""),
    "FREE": ("return 0", "return 1"),
    "small letters and spaces in a code": ("code.strip().upper()", "code"),
    "the last day of SAVE10": ("day <= SAVE10_ENDS", "day < SAVE10_ENDS"),
    "the days after the last one": (" and day <= SAVE10_ENDS", ""),
    "codes that hold for ever": ("    if name == \"MINUS500\"", "    if day > SAVE10_ENDS:\n        return cents\n    if name == \"MINUS500\""),
    "a negative price": ("    if cents < 0:\n        raise ValueError(\"a price cannot be negative\")\n", ""),
    "an unknown code": ("    return cents\n", "    return 0\n"),
}
RIGHT = '''from datetime import date

SAVE10_ENDS = date(2026, 12, 31)


def price_after(cents, code, day):
    if cents < 0:
        raise ValueError("a price cannot be negative")
    name = code.strip().upper()
    if name == "SAVE10" and day <= SAVE10_ENDS:
        return cents * 90 // 100
    if name == "MINUS500" and cents >= 2000:
        return max(0, cents - 500)
    if name == "FREE":
        return 0
    return cents
'''


class Tests(Check):
    def run_tests(self, function, *more):
        (self.folder / "voucher.py").write_text(function, encoding="utf-8")
        (self.folder / "test_voucher.py").write_text(self.text("test_voucher.py"), encoding="utf-8")
        command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider", *more, "test_voucher.py"]
        return self.run_program(command, cwd=self.folder, seconds=15)

    @hint(1)
    def test_right(self):
        """Your tests pass for the right function."""
        run = self.run_tests(RIGHT)
        self.true(f"pytest says:\n{run.out[-700:]}", run.code == 0)

    @hint(2)
    def test_enough(self):
        """At least six tests run."""
        run = self.run_tests(RIGHT)
        found = re.search(r"(\d+) passed", run.out)
        self.true(f"{found[1] if found else 'No'} tests passed; six are wanted.", found and int(found[1]) >= 6)

    @hint(3)
    def test_wrong(self):
        """Your tests fail for every wrong function."""
        unseen = []
        for rule, (find, put) in WRONG.items():
            if RIGHT.count(find) == 0:
                self.fail(f"the check itself is broken: {rule}")
            if self.run_tests(RIGHT.replace(find, put)).code == 0:
                unseen.append(rule)
        self.true(f"All your tests still pass when this is wrong: {'; '.join(unseen)}.", not unseen)

    def test_honest(self):
        """The tests look at nothing but price_after."""
        tree = ast.parse(self.text("test_voucher.py"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "voucher" for alias in node.names}
        modules = {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        modules |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        self.equal("names imported from voucher", sorted(names), ["price_after"])
        self.equal("other modules", sorted(modules - {"voucher", "pytest", "datetime"}), [])
