-- TODO: counts rows where it should count customers, and lists too many products.
SELECT items.product, count(*), sum(items.quantity)
FROM items
JOIN orders ON orders.id = items.order_id
GROUP BY items.product
ORDER BY items.product;
