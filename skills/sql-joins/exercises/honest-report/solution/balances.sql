-- Each table is added up on its own, so that the joins below find one row for each order.
WITH ordered AS (
    SELECT order_id, sum(quantity * cents) AS cents FROM items GROUP BY order_id
),
paid AS (
    SELECT order_id, sum(cents) AS cents FROM payments GROUP BY order_id
)
SELECT customers.id, customers.name, coalesce(sum(ordered.cents), 0), coalesce(sum(paid.cents), 0)
FROM customers
LEFT JOIN orders ON orders.customer_id = customers.id AND NOT orders.is_cancelled
LEFT JOIN ordered ON ordered.order_id = orders.id
LEFT JOIN paid ON paid.order_id = orders.id
GROUP BY customers.id, customers.name
ORDER BY customers.id;
