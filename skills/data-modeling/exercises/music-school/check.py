import sqlite3

from checking import Check, hint

# Two rows of every kind; they stand there before each test.
ROWS = {
    "teachers": [{"id": 1, "name": "Nina", "email": "nina@school.example"}, {"id": 2, "name": "Omar", "email": "omar@school.example"}],
    "students": [{"id": 5, "name": "Pia", "phone": "555-01"}, {"id": 6, "name": "Quin", "phone": None}],
    "courses": [
        {"id": 11, "title": "Cello", "teacher_id": 1, "price_cents": 9900, "seats": 8},
        {"id": 12, "title": "Choir", "teacher_id": 1, "price_cents": 0, "seats": 30},
    ],
    "enrolments": [
        {"course_id": 11, "student_id": 5, "enrolled_on": "2025-09-01", "grade": None},
        {"course_id": 12, "student_id": 5, "enrolled_on": "2025-09-02", "grade": 1},
        {"course_id": 11, "student_id": 6, "enrolled_on": "2025-09-03", "grade": 6},
    ],
    "instruments": [
        {"id": 21, "serial": "C-77", "kind": "cello", "student_id": 5},
        {"id": 22, "serial": "C-78", "kind": "cello", "student_id": None},
        {"id": 23, "serial": "V-01", "kind": "viola", "student_id": 6},
    ],
}  # fmt: skip


class School(Check):
    def setUp(self):
        super().setUp()
        self.db = sqlite3.connect(":memory:")
        self.addCleanup(self.db.close)
        self.db.execute("PRAGMA foreign_keys = ON")
        try:
            self.db.executescript(self.text("schema.sql"))
            self.db.commit()
        except sqlite3.Error as problem:
            self.fail(f"SQLite refuses schema.sql: {problem}")
        self.db.execute("PRAGMA foreign_keys = ON")
        for table, rows in ROWS.items():
            self.columns(table, list(rows[0]))
            for row in rows:
                self.takes(table, row)

    def columns(self, table, wanted):
        """The table has all these columns."""
        found = [row[1] for row in self.db.execute(f"PRAGMA table_info({table})")]
        self.true(f"schema.sql creates no table `{table}`.", found)
        missing = [name for name in wanted if name not in found]
        self.true(f"The table `{table}` has no column {', '.join(missing)}.", not missing)

    def problem(self, sql, values=()):
        """Runs it as a transaction of its own; the constraint that refuses it, or None."""
        try:
            with self.db:
                self.db.execute(sql, values)
        except sqlite3.IntegrityError as refused:
            self.db.rollback()
            return refused
        except sqlite3.Error as wrong:
            self.fail(f"SQLite cannot run {sql}: {wrong}")
        return None

    def insert(self, table, row):
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        return self.problem(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))

    def takes(self, table, row):
        """A right row."""
        problem = self.insert(table, row)
        self.true(f"`{table}` should take {row}; it refuses: {problem}", problem is None)

    def refuses(self, table, **changes):
        """A row like the first one, with a key of its own, but wrong in these columns."""
        fresh = {
            "teachers": {"id": 91, "email": "new@school.example"}, "students": {"id": 92}, "courses": {"id": 93},
            "enrolments": {"course_id": 12, "student_id": 6}, "instruments": {"id": 94, "serial": "N-1"},
        }[table]  # fmt: skip
        row = {**ROWS[table][0], **fresh, **changes}
        shown = ", ".join(f"{name} = {'NULL' if value is None else repr(value)}" for name, value in changes.items())
        self.true(f"`{table}` should refuse a row with {shown}; it takes it.", self.insert(table, row) is not None)

    def rows(self, sql):
        return self.db.execute(sql).fetchall()

    @hint(2)
    def test_right_rows(self):
        """Right rows are taken, also those that are alike where the school allows it."""
        self.takes("teachers", {"id": 3, "name": "Nina", "email": "nina2@school.example"})
        self.takes("students", {"id": 7, "name": "Pia", "phone": "555-01"})
        self.takes("courses", {"id": 13, "title": "Cello", "teacher_id": 1, "price_cents": 9900, "seats": 1})
        enrolment = {"course_id": 13, "student_id": 5, "enrolled_on": "2025-09-01", "grade": 1}
        self.takes("enrolments", enrolment)
        self.takes("instruments", {"id": 24, "serial": "C-79", "kind": "cello", "student_id": 5})
        self.takes("instruments", {"id": 25, "serial": "C-80", "kind": "cello", "student_id": None})

    @hint(1)
    def test_ids(self):
        """The database gives an id to a row that has none."""
        self.takes("teachers", {"name": "Rob", "email": "rob@school.example"})
        self.takes("students", {"name": "Sam"})
        self.takes("courses", {"title": "Organ", "teacher_id": 2, "price_cents": 100, "seats": 2})
        self.takes("instruments", {"serial": "O-1", "kind": "organ"})
        self.takes("enrolments", {"course_id": 12, "student_id": 6, "enrolled_on": "2025-09-04"})
        for table in ("teachers", "students", "courses", "instruments"):
            ids = [row[0] for row in self.rows(f"SELECT id FROM {table}")]
            self.true(f"`{table}` should give a new id to a row without one; the ids are {ids}.", None not in ids)
            self.equal(f"how many different ids there are in {table}", len(set(ids)), len(ids))
            self.refuses(table, id=ids[0])

    @hint(1)
    def test_missing(self):
        """What the school always knows cannot be NULL."""
        for table, names in (
            ("teachers", ("name", "email")),
            ("students", ("name",)),
            ("courses", ("title", "teacher_id", "price_cents", "seats")),
            ("enrolments", ("course_id", "student_id", "enrolled_on")),
            ("instruments", ("serial", "kind")),
        ):
            for name in names:
                self.refuses(table, **{name: None})

    @hint(2)
    def test_twice(self):
        """No email and no serial number stands there twice, and no student takes a course twice."""
        self.refuses("teachers", email="omar@school.example")
        self.refuses("instruments", serial="V-01", kind="violin")
        self.refuses("enrolments", course_id=12, student_id=5, enrolled_on="2026-01-01")

    @hint(3)
    def test_numbers(self):
        """Prices, seats and grades stay in their limits."""
        for seats in (0, -1, 31):
            self.refuses("courses", seats=seats)
        self.refuses("courses", price_cents=-1)
        for grade in (0, 7, -1, 2.5):
            self.refuses("enrolments", grade=grade)
        for grade in (2, 3, 4, 5):
            self.true(f"A grade of {grade} should be taken.", self.problem("UPDATE enrolments SET grade = ?", (grade,)) is None)

    @hint(2)
    def test_nowhere(self):
        """A row cannot name a teacher, course or student who is not there."""
        self.refuses("courses", teacher_id=40)
        self.refuses("enrolments", course_id=40)
        self.refuses("enrolments", student_id=40)
        self.refuses("instruments", student_id=40)

    @hint(2)
    def test_delete_teacher(self):
        """A teacher with courses stays; one without courses can go."""
        refused = self.problem("DELETE FROM teachers WHERE id = 1")
        self.true("Teacher 1 gives two courses: DELETE should be refused.", refused is not None)
        self.equal("the courses afterwards", self.rows("SELECT id, teacher_id FROM courses ORDER BY id"), [(11, 1), (12, 1)])
        self.true("Teacher 2 has no course: DELETE should work.", self.problem("DELETE FROM teachers WHERE id = 2") is None)

    @hint(3)
    def test_delete_course(self):
        """With a course its enrolments go, and no others; students and teacher stay."""
        problem = self.problem("DELETE FROM courses WHERE id = 11")
        self.true(f"A course with enrolments can be deleted; SQLite refuses: {problem}", problem is None)
        self.equal("the enrolments that are left", self.rows("SELECT course_id, student_id FROM enrolments"), [(12, 5)])
        self.equal("students that are left", self.rows("SELECT id FROM students ORDER BY id"), [(5,), (6,)])
        self.equal("teachers that are left", self.rows("SELECT id FROM teachers ORDER BY id"), [(1,), (2,)])

    @hint(3)
    def test_delete_student(self):
        """When a student leaves, the enrolments go, and the instruments are lent to nobody."""
        problem = self.problem("DELETE FROM students WHERE id = 5")
        self.true(f"A student can be deleted; SQLite refuses: {problem}", problem is None)
        self.equal("the enrolments that are left", self.rows("SELECT course_id, student_id FROM enrolments"), [(11, 6)])
        lent = self.rows("SELECT id, student_id FROM instruments ORDER BY id")
        self.equal("instruments and the students who have them", lent, [(21, None), (22, None), (23, 6)])
        self.equal("courses that are left", self.rows("SELECT id FROM courses ORDER BY id"), [(11,), (12,)])
