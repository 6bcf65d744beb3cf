SELECT items.product, count(DISTINCT orders.customer_id), sum(items.quantity)
FROM items
JOIN orders ON orders.id = items.order_id
WHERE NOT orders.is_cancelled
GROUP BY items.product
HAVING count(DISTINCT orders.customer_id) >= 2
ORDER BY items.product;
