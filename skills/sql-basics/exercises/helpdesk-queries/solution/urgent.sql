SELECT id
FROM tickets
WHERE closed_at IS NULL
  AND (priority = 1 OR (priority = 2 AND assignee IS NULL));
