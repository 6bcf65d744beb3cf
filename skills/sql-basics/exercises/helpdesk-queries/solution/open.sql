SELECT id, title
FROM tickets
WHERE closed_at IS NULL
ORDER BY opened_at DESC, id;
