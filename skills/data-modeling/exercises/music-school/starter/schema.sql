-- The old table, as a reminder of what must not come back:
--   everything (course, teacher, teacher_email, student, student_phone, price_cents, grade, instrument, ...)

CREATE TABLE teachers (
    id    INTEGER PRIMARY KEY,
    name  TEXT,
    email TEXT
);

-- TODO: what is missing above, and the tables students, courses, enrolments and instruments
