-- TODO: Bob's only order was cancelled, and still the report is empty.
SELECT id, name
FROM customers
WHERE id NOT IN (SELECT customer_id FROM orders)
ORDER BY id;
