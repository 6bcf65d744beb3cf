CREATE TABLE readings (
    device_id uuid PRIMARY KEY NOT NULL,
    seen_at   timestamptz NOT NULL,
    data      jsonb NOT NULL,
    updates   integer NOT NULL
);
