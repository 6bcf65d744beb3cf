-- inbox and count_status: two columns compared with =, then the one that sorts
CREATE INDEX orders_shop_status_created ON orders (shop_id, status, created_at);

-- day and page: here nothing is said of the status
CREATE INDEX orders_shop_created ON orders (shop_id, created_at);

CREATE INDEX orders_email ON orders (lower(email));

CREATE INDEX items_order_position ON items (order_id, position);
