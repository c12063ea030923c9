-- name: example
-- title: Sales (an example)
-- window: PT1H
-- dataset: {data}/sales/dt={yyyy-MM-dd}/hr={HH}/ csv delimiter=, quote=" header=true
-- time: sold_at
-- max-rejected: 1
-- schema: order_id BIGINT NOT NULL,
--   sold_at TIMESTAMP NOT NULL,
--   shop VARCHAR NOT NULL,
--   product VARCHAR NOT NULL,
--   quantity INTEGER NOT NULL,
--   price DECIMAL(12, 2) NOT NULL,
--   delivery_day DATE

-- A start for a report of your own: copy the file, change the header, write a SELECT for each table.
-- Money is DECIMAL: sums of it are exact, and the same in whatever order the rows come.

-- section: shops
-- title: Sales by shop
-- chart: bar x=shop y=sales_usd
SELECT
  shop,
  count(DISTINCT order_id) AS orders,
  sum(quantity) AS items,
  sum(quantity * price) AS sales_usd,
  CAST(100 * sum(quantity * price) / sum(sum(quantity * price)) OVER () AS DECIMAL(9, 3)) AS share_percent
FROM input
GROUP BY shop
ORDER BY sales_usd DESC, shop

-- section: minutes
-- title: Sales by ten minutes
-- chart: line x=ten_minutes y=sales_usd
SELECT
  time_bucket(INTERVAL 10 MINUTE, sold_at) AS ten_minutes,
  count(DISTINCT order_id) AS orders,
  sum(quantity * price) AS sales_usd
FROM input
GROUP BY ten_minutes
ORDER BY ten_minutes

-- section: products
-- title: Products
SELECT
  product,
  sum(quantity) AS items,
  sum(quantity * price) AS sales_usd,
  min(price) AS lowest_usd,
  max(price) AS highest_usd,
  min(delivery_day) AS first_delivery
FROM input
GROUP BY product
ORDER BY sales_usd DESC, product
LIMIT 100
