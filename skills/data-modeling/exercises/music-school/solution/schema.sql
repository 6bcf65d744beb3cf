CREATE TABLE teachers (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE
);

CREATE TABLE students (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    phone TEXT
);

CREATE TABLE courses (
    id          INTEGER PRIMARY KEY,
    title       TEXT NOT NULL,
    teacher_id  INTEGER NOT NULL REFERENCES teachers (id) ON DELETE RESTRICT,
    price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
    seats       INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 30)
);

CREATE TABLE enrolments (
    course_id   INTEGER NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
    student_id  INTEGER NOT NULL REFERENCES students (id) ON DELETE CASCADE,
    enrolled_on TEXT NOT NULL,
    grade       INTEGER CHECK (grade IN (1, 2, 3, 4, 5, 6)),
    PRIMARY KEY (course_id, student_id)
);

CREATE TABLE instruments (
    id         INTEGER PRIMARY KEY,
    serial     TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL,
    student_id INTEGER REFERENCES students (id) ON DELETE SET NULL
);
