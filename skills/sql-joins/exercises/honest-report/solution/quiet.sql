SELECT customers.id, customers.name
FROM customers
LEFT JOIN orders ON orders.customer_id = customers.id AND NOT orders.is_cancelled
WHERE orders.id IS NULL
ORDER BY customers.id;
