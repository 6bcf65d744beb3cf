SELECT id
FROM tickets
WHERE title LIKE '%100\%%' ESCAPE '\';
