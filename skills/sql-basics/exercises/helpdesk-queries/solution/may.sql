-- The end is left out, so the whole last day belongs to the month.
SELECT id
FROM tickets
WHERE opened_at >= '2025-05-01' AND opened_at < '2025-06-01';
