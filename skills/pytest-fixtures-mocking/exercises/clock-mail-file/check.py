import shutil
import sys

from checking import Check, hint

WRONG = {
    "the fourteenth day itself": ("< PATIENCE_DAYS", "<= PATIENCE_DAYS"),
    "the number of days": ("PATIENCE_DAYS = 14", "PATIENCE_DAYS = 13"),
    "invoices that are paid": ('paid == "yes" or ', ""),
    "invoices that are too new": (' or (today() - date.fromisoformat(day)).days < PATIENCE_DAYS', ""),
    "the address of the mail": ("send(address,", 'send("boss@example.org",'),
    "the number of the invoice in the text": (" {number}.", "."),
    "a mail that cannot be sent": ("        except ConnectionError:\n            continue\n", "        except ConnectionError:\n            return sent\n"),
    "counting only what was sent": ("        try:\n            send(", "        sent += 1\n        try:\n            send("),
    "a missing file": ("    except FileNotFoundError:\n        return []", "    except IsADirectoryError:\n        return []"),
}


class Tests(Check):
    def setUp(self):
        super().setUp()
        self.right = self.text("reminder.py")

    def run_tests(self, module, *more):
        for name in ("test_reminder.py", "conftest.py", "clock.py", "mailer.py"):
            if (self.work / name).exists():
                shutil.copy(self.work / name, self.folder / name)
        (self.folder / "mailer.py").write_text('def send(to, text):\n    raise RuntimeError("a test would have sent a real mail")\n', encoding="utf-8")
        (self.folder / "clock.py").write_text('def today():\n    raise RuntimeError("a test asked the real clock")\n', encoding="utf-8")
        (self.folder / "reminder.py").write_text(module, encoding="utf-8")
        command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider", *more]
        return self.run_program(command, cwd=self.folder, seconds=15)

    def test_module(self):
        """The module itself is as it was."""
        missing = [rule for rule, (find, _) in WRONG.items() if find not in self.right and find.replace('"', "'") not in self.right]
        self.equal("changed parts of reminder.py", missing, [])

    @hint(1)
    def test_right(self):
        """Your tests pass, without the real clock and mail."""
        run = self.run_tests(self.right)
        self.true(f"pytest says:\n{run.out[-700:]}", run.code == 0)
        self.true("At least five tests should run.", run.out.count(".") >= 5 or any(f"{number} passed" in run.out for number in range(5, 100)))

    @hint(2)
    def test_any_order(self):
        """Your tests pass in any order, and leave nothing behind."""
        before = {"test_reminder.py", "conftest.py", "clock.py", "mailer.py", "reminder.py"}
        turned = "def pytest_collection_modifyitems(items):\n    items.reverse()\n"
        self.run_tests(self.right)
        (self.folder / "turned_plugin.py").write_text(turned, encoding="utf-8")
        run = self.run_tests(self.right, "-p", "turned_plugin")
        self.true(f"The other way round pytest says:\n{run.out[-700:]}", run.code == 0)
        left = sorted(one.name for one in self.folder.iterdir() if one.name not in before | {"turned_plugin.py", "__pycache__"})
        self.equal("files that were left", left, [])

    @hint(3)
    def test_wrong(self):
        """Your tests fail for every wrong module."""
        unseen = [rule for rule, (find, put) in WRONG.items() if self.run_tests(self.right.replace(find, put)).code == 0]
        self.true(f"All your tests still pass when this is wrong: {'; '.join(unseen)}.", not unseen)
