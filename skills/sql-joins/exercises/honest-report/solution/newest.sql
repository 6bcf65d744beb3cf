WITH numbered AS (
    SELECT
        id,
        customer_id,
        ordered_on,
        ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY ordered_on DESC, id DESC) AS place
    FROM orders
    WHERE NOT is_cancelled
)
SELECT customers.name, numbered.id, numbered.ordered_on
FROM numbered
JOIN customers ON customers.id = numbered.customer_id
WHERE numbered.place = 1
ORDER BY customers.id;
