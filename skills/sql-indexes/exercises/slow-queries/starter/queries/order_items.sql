SELECT product
FROM items
WHERE order_id = :order_id
ORDER BY position
