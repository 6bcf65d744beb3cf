SELECT id, created_at, total_cents
FROM orders
WHERE shop_id = :shop_id AND status = :status
ORDER BY created_at DESC
LIMIT 20
