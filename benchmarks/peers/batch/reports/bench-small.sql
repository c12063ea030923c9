-- name: bench-small
-- title: Latency by path (small files)
-- window: PT1H
-- dataset: {data}/small/dt={yyyy-MM-dd}/hr={HH}/ jsonl
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
