SELECT id, status, total_cents
FROM orders
WHERE shop_id = :shop_id AND created_at >= :start AND created_at < :end
