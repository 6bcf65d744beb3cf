CREATE TABLE customers (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL
);
CREATE TABLE orders (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER REFERENCES customers (id),
    ordered_on   TEXT NOT NULL,
    is_cancelled INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE items (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    product  TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    cents    INTEGER NOT NULL
);
CREATE TABLE payments (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    cents    INTEGER NOT NULL
);

INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cy');
INSERT INTO orders VALUES
    (10, 1,    '2025-05-02', 0),
    (11, 2,    '2025-05-03', 1),
    (12, 3,    '2025-05-04', 0),
    (13, NULL, '2025-05-04', 0);
INSERT INTO items VALUES
    (10, 'cup', 3, 500),
    (10, 'jar', 1, 1000),
    (11, 'jar', 9, 1000),
    (12, 'cup', 1, 700),
    (13, 'cup', 2, 500);
INSERT INTO payments VALUES (10, 1000), (10, 500), (13, 1000);
