-- name: bench-spill
-- title: Clients and paths, of far more data than memory
-- window: PT1H
-- dataset: {data}/spill/dt={yyyy-MM-dd}/hr={HH}/ csv
-- schema: at TIMESTAMP, path VARCHAR, status INTEGER, client VARCHAR, bytes BIGINT, millis DECIMAL(10, 3)

-- section: paths
-- title: The clients that a path sent most
SELECT
  client,
  path,
  count(*) AS requests,
  sum(bytes) AS sent_bytes,
  max(millis) AS max_millis
FROM input
GROUP BY client, path
ORDER BY sent_bytes DESC, client, path
LIMIT 100
