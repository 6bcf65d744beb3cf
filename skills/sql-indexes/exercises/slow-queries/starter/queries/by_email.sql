SELECT id, shop_id
FROM orders
WHERE lower(email) = lower(:email)
