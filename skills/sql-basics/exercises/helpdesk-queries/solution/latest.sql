SELECT id, closed_at
FROM tickets
WHERE closed_at IS NOT NULL
ORDER BY closed_at DESC, id
LIMIT 3;
