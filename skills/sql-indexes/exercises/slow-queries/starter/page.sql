-- TODO: no OFFSET; the last row of the page before is given as :created_at and :id
SELECT id, created_at, total_cents
FROM orders
WHERE shop_id = :shop_id
ORDER BY created_at DESC
LIMIT :size OFFSET :size * :page_number
