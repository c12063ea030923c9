-- name: bench-parquet
-- title: Latency by path (parquet)
-- window: PT1H
-- dataset: {data}/parquet/dt={yyyy-MM-dd}/hr={HH}/ parquet
-- schema: at TIMESTAMP, path VARCHAR, status INTEGER, client VARCHAR, bytes BIGINT, millis DECIMAL(10, 3)

-- section: paths
-- title: Paths
SELECT
  path,
  count(*) AS requests,
  sum(bytes) AS sent_bytes,
  quantile_disc(millis, 0.50) AS p50_millis,
  quantile_disc(millis, 0.95) AS p95_millis,
  quantile_disc(millis, 0.99) AS p99_millis
FROM input
GROUP BY path
ORDER BY path
