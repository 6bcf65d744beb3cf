-- TODO: the sums are too large, and Bob is missing.
SELECT customers.id, customers.name, sum(items.quantity * items.cents), sum(payments.cents)
FROM customers
JOIN orders ON orders.customer_id = customers.id
JOIN items ON items.order_id = orders.id
LEFT JOIN payments ON payments.order_id = orders.id
WHERE NOT orders.is_cancelled
GROUP BY customers.id
ORDER BY customers.id;
