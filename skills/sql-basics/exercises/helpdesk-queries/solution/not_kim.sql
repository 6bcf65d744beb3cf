SELECT id
FROM tickets
WHERE assignee <> 'kim' OR assignee IS NULL;
