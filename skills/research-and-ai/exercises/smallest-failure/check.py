import ast
import re
import sys

from checking import Check, hint

FORBIDDEN = (ast.Raise, ast.Assert)
FORBIDDEN_CALLS = {"exit", "quit", "exec", "eval", "compile", "__import__", "open", "input"}


class Smallest(Check):
    def setUp(self):
        super().setUp()
        self.source = self.text("minimal.py")

    def tree(self):
        try:
            return ast.parse(self.source)
        except SyntaxError as error:
            self.fail(f"minimal.py is no Python: line {error.lineno}, {error.msg}. The error must come while it runs.")

    @hint(1)
    def test_same_error(self):
        """minimal.py ends with the same error as report.py."""
        last = [self.program(file).err.strip().splitlines()[-1:] for file in ("report.py", "minimal.py")]
        self.equal("the last line of the traceback", last[1], last[0])

    @hint(2)
    def test_short(self):
        """It has at most eight lines."""
        lines = [line for line in self.source.splitlines() if line.strip() and not line.strip().startswith("#")]
        self.true("minimal.py holds no program yet.", lines)
        self.true(f"minimal.py has {len(lines)} lines; eight are enough.", len(lines) <= 8)

    @hint(3)
    def test_no_tricks(self):
        """The error arises by itself, without raise, assert, exit or exec."""
        for node in ast.walk(self.tree()):
            named = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", ""))
            if isinstance(node, FORBIDDEN) or (isinstance(node, ast.Call) and named in FORBIDDEN_CALLS):
                self.fail(f"Line {node.lineno} of minimal.py makes the error itself, or reads from outside.")

    @hint(2)
    def test_alone(self):
        """It needs nothing else."""
        copy = self.folder / "minimal.py"
        copy.write_text(self.source, encoding="utf-8")
        run = self.run_program([sys.executable, "-I", str(copy)], cwd=self.folder)
        self.true(f"Alone in an empty folder it ends with: {run.err.strip().splitlines()[-1:]}", "TypeError" in run.err)

    @hint(3)
    def test_same_cause(self):
        """The error comes from adding values up."""
        self.true(
            "No line of minimal.py adds or sums values.",
            any(
                (isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Add))
                or (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "sum")
                for node in ast.walk(self.tree())
            ),
        )

    @hint(1)
    def test_cause(self):
        """cause.txt names the two types that do not fit together."""
        text = self.text("cause.txt")
        missing = [name for name in ("float", "str") if not re.search(rf"\b{name}\b", text)]
        self.true("cause.txt does not name both types as Python calls them in the error.", not missing)
