-- TODO: PostgreSQL's types, a primary key, and nothing may be NULL
CREATE TABLE readings (
    device_id text,
    seen_at   text,
    data      text,
    updates   integer
);
