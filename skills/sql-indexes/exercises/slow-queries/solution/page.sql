SELECT id, created_at, total_cents
FROM orders
WHERE shop_id = :shop_id AND (created_at, id) < (:created_at, :id)
ORDER BY created_at DESC, id DESC
LIMIT :size
