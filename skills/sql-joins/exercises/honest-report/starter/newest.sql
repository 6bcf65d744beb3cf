-- TODO: shows every order, not only the newest of each customer.
SELECT customers.name, orders.id, orders.ordered_on
FROM orders
JOIN customers ON customers.id = orders.customer_id
ORDER BY customers.id;
