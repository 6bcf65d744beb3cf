CREATE TABLE tickets (
    id        INTEGER PRIMARY KEY,
    title     TEXT NOT NULL,
    priority  INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
    assignee  TEXT,
    opened_at TEXT NOT NULL,
    closed_at TEXT
);

INSERT INTO tickets (id, title, priority, assignee, opened_at, closed_at) VALUES
    (1, 'Server room is too hot', 1, 'kim',  '2025-05-31 23:40', NULL),
    (2, 'Disk is 100% full',      1, 'lee',  '2025-05-02 09:00', '2025-05-02 11:30'),
    (3, 'No projector',           3, NULL,   '2025-04-30 16:10', NULL),
    (4, 'Mail does not arrive',   2, NULL,   '2025-06-01 00:05', NULL),
    (5, 'Phone in room 1001',     2, 'kim',  '2025-05-12 08:15', '2025-05-20 10:00'),
    (6, 'New keyboard',           4, 'lee',  '2025-05-12 08:15', NULL),
    (7, 'Printer jams',           2, 'lee',  '2025-05-13 12:00', NULL);
