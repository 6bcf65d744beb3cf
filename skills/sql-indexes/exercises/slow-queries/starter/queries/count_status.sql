SELECT count(*)
FROM orders
WHERE shop_id = :shop_id AND status = :status
