import contextlib
import os
from datetime import date
from unittest import mock

import django
from checking import Check, hint
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.db.backends.signals import connection_created
from django.db.models import ProtectedError

FLAT = ["id", "lent_on", "member_email", "returned_on", "tool_name"]
# id, tool, member, lent, returned
OLD = [
    (3, "Saw", "eve@example.org", "2024-02-01", "2024-02-03"),
    (4, " Saw ", "Sam@Example.org", "2024-02-10", None),
    (9, "saw", "sam@example.org  ", "2024-03-01", None),
    (12, "Long ladder", " EVE@example.ORG", "2023-12-31", "2024-01-02"),
]
NEW = [
    (3, "Saw", "eve@example.org", date(2024, 2, 1), date(2024, 2, 3)),
    (4, "Saw", "sam@example.org", date(2024, 2, 10), None),
    (9, "saw", "sam@example.org", date(2024, 3, 1), None),
    (12, "Long ladder", "eve@example.org", date(2023, 12, 31), date(2024, 1, 2)),
]
STARTED = []
MIGRATED = []


def hurry(connection, **_):
    """These databases need not survive a power cut."""
    connection.connection.execute("PRAGMA synchronous = OFF")
    connection.connection.execute("PRAGMA journal_mode = MEMORY")


class Lending(Check):
    def setUp(self):
        super().setUp()
        self.start()
        # A database of its own for each test.
        connection.close()
        self.database = self.folder / "db.sqlite3"
        connection.settings_dict["NAME"] = str(self.database)
        self.addCleanup(connection.close)

    def start(self):
        """Once for all tests; a project that does not start says why in each of them."""
        if not STARTED:
            os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
            try:
                django.setup()
                connection_created.connect(hurry)
                STARTED.append(None)
            except Exception as error:
                STARTED.append(error)
        if STARTED[0]:
            raise STARTED[0]

    def migrate(self, *target, where=""):
        try:
            call_command("migrate", *target, verbosity=0)
        except Exception as error:
            command = " ".join(["migrate", *target])
            self.fail(f"{command}{where} should work; it ended with {type(error).__name__}: {error}")

    def old_table(self, rows=OLD):
        self.migrate("lending", "0001", where=" in a new database")
        self.equal("columns of the loans after migration 0001", self.columns(), FLAT)
        with connection.cursor() as cursor:
            for row in rows:
                cursor.execute(
                    "INSERT INTO lending_loan (id, tool_name, member_email, lent_on, returned_on) VALUES (%s, %s, %s, %s, %s)", row
                )

    def columns(self):
        with connection.cursor() as cursor:
            return sorted(column.name for column in connection.introspection.get_table_description(cursor, "lending_loan"))

    def models(self):
        module = self.load("lending.models")
        found = [self.member(module, name) for name in ("Tool", "Member", "Loan")]
        for field in ("tool", "member"):
            names = [one.name for one in found[2]._meta.get_fields()]
            self.true(f"Loan has no `{field}`, only {', '.join(names)}.", field in names)
        return found

    def new(self):
        """Empty new tables; returns the models. Migrates once, and copies the database after that."""
        found = self.models()
        if MIGRATED:
            self.database.write_bytes(MIGRATED[0])
        else:
            self.migrate(where=" in a new database")
            connection.close()
            MIGRATED.append(self.database.read_bytes())
        return found

    def loans(self):
        return list(self.models()[2].objects.order_by("id").values_list("id", "tool__name", "member__email", "lent_on", "returned_on"))

    def fill(self, *loans):
        """Loans of tool, member, day in March 2024, returned or not."""
        Tool, Member, Loan = self.new()
        for tool, member, day, is_returned in loans:
            Loan.objects.create(
                tool=Tool.objects.get_or_create(name=tool)[0],
                member=Member.objects.get_or_create(email=f"{member}@example.org")[0],
                lent_on=date(2024, 3, day),
                returned_on=date(2024, 4, 1) if is_returned else None,
            )

    @hint(1)
    def test_forwards(self):
        """migrate keeps each loan, with its tool and its member."""
        Tool, Member, _ = self.models()
        self.old_table()
        self.migrate(where=" on a table with loans")
        self.equal("the loans", self.loans(), NEW)
        self.equal("the tools", sorted(one.name for one in Tool.objects.all()), ["Long ladder", "Saw", "saw"])
        self.equal("the members", sorted(one.email for one in Member.objects.all()), ["eve@example.org", "sam@example.org"])
        self.equal("columns of the loans", self.columns(), ["id", "lent_on", "member_id", "returned_on", "tool_id"])

    @hint(3)
    def test_undo(self):
        """migrate lending 0001 brings the old table back, and migrate works after it."""
        self.models()
        self.old_table()
        self.migrate(where=" on a table with loans")
        self.migrate("lending", "0001", where=" after migrate")
        self.equal("columns of the loans", self.columns(), FLAT)
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, tool_name, member_email, lent_on, returned_on FROM lending_loan ORDER BY id")
            rows = [tuple(row) for row in cursor.fetchall()]
        self.equal("the old table", [row[:3] for row in rows], [row[:3] for row in NEW])
        self.equal("the dates in it", [tuple(str(day) for day in row[3:]) for row in rows], [tuple(str(day) for day in row[3:]) for row in NEW])
        self.migrate(where=" after all that")
        self.equal("the loans, migrated again", self.loans(), NEW)

    def test_empty(self):
        """The migrations work on an empty table, forwards and backwards."""
        Tool, Member, Loan = self.models()
        self.old_table([])
        self.migrate(where=" on an empty table")
        self.equal("tools, members and loans", [one.objects.count() for one in (Tool, Member, Loan)], [0, 0, 0])
        self.migrate("lending", "0001", where=" on an empty table")
        self.equal("columns of the loans", self.columns(), FLAT)

    @hint(2)
    def test_later_models(self):
        """The migrations work when models.py has changed later."""
        self.models()
        self.old_table()
        with contextlib.ExitStack() as stack:
            for model in apps.get_app_config("lending").get_models():
                stack.enter_context(mock.patch.object(model._meta, "db_table", f"renamed_{model._meta.model_name}"))
            where = ", when the models in models.py have other tables by now,"
            self.migrate(where=where)
            self.migrate("lending", "0001", where=where)
            self.migrate(where=where)
        self.equal("the loans", self.loans(), NEW)

    @hint(2)
    def test_nothing_to_do(self):
        """makemigrations --check finds nothing to do."""
        self.models()
        try:
            call_command("makemigrations", check_changes=True, dry_run=True, interactive=False, verbosity=0)
        except SystemExit:
            self.fail("models.py holds changes that no migration has. What does `python manage.py makemigrations` say?")

    def test_unique(self):
        """Names and addresses are unique and checked, and str() gives them."""
        Tool, Member, _ = self.new()
        Tool.objects.create(name="Axe")
        Member.objects.create(email="kim@example.org")
        self.equal("str() of a tool and a member", [str(Tool.objects.get()), str(Member.objects.get())], ["Axe", "kim@example.org"])
        self.raises("a second tool of the same name", IntegrityError, Tool.objects.create, name="Axe")
        self.raises("a second member of the same address", IntegrityError, Member.objects.create, email="kim@example.org")
        Tool(name="x" * 80).full_clean()
        self.raises("full_clean() of a tool with 81 characters", ValidationError, Tool(name="x" * 81).full_clean)
        self.raises("full_clean() of the address kim", ValidationError, Member(email="kim").full_clean)
        self.raises("full_clean() of a tool without a name", ValidationError, Tool().full_clean)

    def test_required(self):
        """A loan needs a tool and a member."""
        Tool, Member, Loan = self.new()
        tool, member = Tool.objects.create(name="Axe"), Member.objects.create(email="kim@example.org")
        for missing in ("tool", "member"):
            given = {"tool": tool, "member": member, "lent_on": date(2024, 3, 1), missing: None}
            self.raises(f"a loan without a {missing}", IntegrityError, Loan.objects.create, **given)

    @hint(3)
    def test_open_once(self):
        """A tool has one open loan at most, and any number of old ones."""
        self.fill(("Axe", "kim", 1, True), ("Axe", "kim", 2, True), ("Axe", "lea", 3, False), ("Rake", "lea", 3, False))
        Tool, Member, Loan = self.models()
        tool, member = Tool.objects.get(name="Axe"), Member.objects.get(email="kim@example.org")
        given = {"tool": tool, "member": member, "lent_on": date(2024, 3, 9)}
        self.raises("a second open loan of the axe", IntegrityError, Loan.objects.create, **given)
        Loan.objects.create(**given, returned_on=date(2024, 3, 9))
        self.equal("loans of the axe", tool.loans.count(), 4)
        self.equal("loans of the member kim", member.loans.count(), 3)

    def test_protected(self):
        """A tool or member with loans cannot be deleted; one without loans can."""
        self.fill(("Axe", "kim", 1, True))
        Tool, Member, Loan = self.models()
        self.raises("delete() of a tool with a loan", ProtectedError, Tool.objects.get().delete)
        self.raises("delete() of a member with a loan", ProtectedError, Member.objects.get().delete)
        Loan.objects.all().delete()
        Tool.objects.get().delete()
        Member.objects.get().delete()

    @hint(3)
    def test_at_home(self):
        """Tools without an open loan are at home."""
        self.fill(
            ("Vice", "kim", 1, True), ("Vice", "lea", 2, True), ("Axe", "kim", 1, True), ("Axe", "kim", 5, False), ("Rake", "kim", 5, False)
        )
        self.models()[0].objects.create(name="Broom")
        got = [one.name for one in self.member(self.load("lending.queries"), "tools_at_home")()]
        self.equal("names from tools_at_home()", got, ["Broom", "Vice"])

    @hint(2)
    def test_late(self):
        """Members with a late loan are found, each once."""
        self.fill(
            ("Axe", "zoe", 1, False), ("Rake", "zoe", 2, False), ("Vice", "kim", 5, False), ("Saw", "kim", 1, True),
            ("Spade", "lea", 6, False), ("Broom", "ali", 4, False), ("Hoe", "tom", 1, True),
        )
        late = self.member(self.load("lending.queries"), "late_members")
        for day, expected in ((19, ["ali", "zoe"]), (20, ["ali", "kim", "zoe"]), (15, []), (16, ["zoe"])):
            got = [one.email.partition("@")[0] for one in late(date(2024, 3, day))]
            self.equal(f"members from late_members(date(2024, 3, {day}))", got, expected)

    def test_give_back(self):
        """give_back closes the open loans of one member."""
        self.fill(("Axe", "zoe", 1, False), ("Rake", "zoe", 2, False), ("Vice", "zoe", 2, True), ("Saw", "kim", 1, False))
        give_back = self.member(self.load("lending.queries"), "give_back")
        self.equal("give_back of an address that nobody has", give_back("zo@example.org", date(2024, 5, 6)), 0)
        self.equal("give_back of zoe", give_back("Zoe@Example.org", date(2024, 5, 6)), 2)
        got = {tool: returned for _, tool, _, _, returned in self.loans()}
        expected = {"Axe": date(2024, 5, 6), "Rake": date(2024, 5, 6), "Vice": date(2024, 4, 1), "Saw": None}
        self.equal("when the tools were returned", got, expected)
        self.equal("give_back of zoe once more", give_back("zoe@example.org", date(2024, 7, 7)), 0)
