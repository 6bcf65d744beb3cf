CREATE TABLE orders (
    id          INTEGER PRIMARY KEY,
    shop_id     INTEGER NOT NULL,
    email       TEXT NOT NULL,
    status      TEXT NOT NULL,
    total_cents INTEGER NOT NULL,
    created_at  TEXT NOT NULL
);

CREATE TABLE items (
    id       INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    product  TEXT NOT NULL
);
