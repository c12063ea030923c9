-- name: traffic
-- title: Traffic
-- window: PT1H
-- dataset: {logs}/AWSLogs/*/elasticloadbalancing/*/{yyyy}/{MM}/{dd}/ alb
-- time: time

-- Columns and their meaning: "Access logs for your Application Load Balancer" (AWS). A latency is the
-- sum of the three processing times, in seconds; a request that no target answered has -1 there and
-- counts in no latency. Parts of a path that look like an id are one: /orders/17 is /orders/{id}.

-- section: overview
-- title: Overview
SELECT
  count(*) AS requests,
  count(DISTINCT regexp_replace(client_port, ':[0-9]+$', '')) AS clients,
  CAST(100.0 * count(*) FILTER (WHERE elb_status_code >= 500) / nullif(count(*), 0) AS DECIMAL(9, 3)) AS server_error_percent,
  CAST(100.0 * count(*) FILTER (WHERE elb_status_code BETWEEN 400 AND 499) / nullif(count(*), 0) AS DECIMAL(9, 3)) AS client_error_percent,
  quantile_cont(latency, 0.50) AS p50_seconds,
  quantile_cont(latency, 0.95) AS p95_seconds,
  quantile_cont(latency, 0.99) AS p99_seconds,
  coalesce(sum(received_bytes), 0) AS received_bytes,
  coalesce(sum(sent_bytes), 0) AS sent_bytes
FROM (
  SELECT *, CASE WHEN least(request_processing_time, target_processing_time, response_processing_time) >= 0
    THEN request_processing_time + target_processing_time + response_processing_time END AS latency
  FROM input
)
ORDER BY requests

-- section: minutes
-- title: Requests by minute and status
-- chart: line x=minute y=ok_2xx y=redirect_3xx y=client_error_4xx y=server_error_5xx
SELECT
  date_trunc('minute', time) AS minute,
  count(*) FILTER (WHERE elb_status_code BETWEEN 200 AND 299) AS ok_2xx,
  count(*) FILTER (WHERE elb_status_code BETWEEN 300 AND 399) AS redirect_3xx,
  count(*) FILTER (WHERE elb_status_code BETWEEN 400 AND 499) AS client_error_4xx,
  count(*) FILTER (WHERE elb_status_code >= 500) AS server_error_5xx,
  count(*) AS requests
FROM input
GROUP BY minute
ORDER BY minute

-- section: paths
-- title: Most requested paths
-- chart: bar x=path y=requests
SELECT
  path,
  count(*) AS requests,
  count(*) FILTER (WHERE elb_status_code >= 500) AS server_errors,
  quantile_cont(latency, 0.50) AS p50_seconds,
  quantile_cont(latency, 0.95) AS p95_seconds,
  quantile_cont(latency, 0.99) AS p99_seconds,
  max(latency) AS max_seconds,
  sum(sent_bytes) AS sent_bytes
FROM (
  SELECT
    elb_status_code,
    sent_bytes,
    CASE WHEN least(request_processing_time, target_processing_time, response_processing_time) >= 0
      THEN request_processing_time + target_processing_time + response_processing_time END AS latency,
    coalesce(nullif(split_part(request, ' ', 1), ''), '-') || ' ' || array_to_string(
      list_transform(
        string_split(regexp_extract(request, '^[^ ]* [a-z]+://[^/ ]*([^? ]*)', 1), '/'),
        lambda part: CASE
          WHEN regexp_full_match(part, '[0-9]+|[0-9a-fA-F-]{12,}') THEN '{id}'
          WHEN length(part) >= 16 AND regexp_matches(part, '[0-9]') THEN '{id}'
          ELSE part END),
      '/') AS path
  FROM input
)
GROUP BY path
ORDER BY requests DESC, path
LIMIT 50

-- section: slowest
-- title: Slowest paths
-- chart: bar x=path y=p50_seconds y=p95_seconds y=p99_seconds
SELECT
  path,
  quantile_cont(latency, 0.50) AS p50_seconds,
  quantile_cont(latency, 0.95) AS p95_seconds,
  quantile_cont(latency, 0.99) AS p99_seconds,
  max(latency) AS max_seconds,
  count(*) AS answered
FROM (
  SELECT
    request_processing_time + target_processing_time + response_processing_time AS latency,
    coalesce(nullif(split_part(request, ' ', 1), ''), '-') || ' ' || array_to_string(
      list_transform(
        string_split(regexp_extract(request, '^[^ ]* [a-z]+://[^/ ]*([^? ]*)', 1), '/'),
        lambda part: CASE
          WHEN regexp_full_match(part, '[0-9]+|[0-9a-fA-F-]{12,}') THEN '{id}'
          WHEN length(part) >= 16 AND regexp_matches(part, '[0-9]') THEN '{id}'
          ELSE part END),
      '/') AS path
  FROM input
  WHERE least(request_processing_time, target_processing_time, response_processing_time) >= 0
)
GROUP BY path
ORDER BY p95_seconds DESC, path
LIMIT 10

-- section: statuses
-- title: Status codes
SELECT
  elb_status_code AS status,
  target_status_code AS target_status,
  coalesce(error_reason, '') AS error_reason,
  count(*) AS requests,
  CAST(100.0 * count(*) / sum(count(*)) OVER () AS DECIMAL(9, 3)) AS share_percent
FROM input
GROUP BY ALL
ORDER BY requests DESC, status, target_status NULLS FIRST, error_reason

-- section: clients
-- title: Clients with the most requests
SELECT
  regexp_replace(client_port, ':[0-9]+$', '') AS client,
  count(*) AS requests,
  count(*) FILTER (WHERE elb_status_code >= 400) AS errors,
  sum(received_bytes) AS received_bytes,
  sum(sent_bytes) AS sent_bytes,
  min(time) AS first_at,
  max(time) AS last_at
FROM input
GROUP BY client
ORDER BY requests DESC, client
LIMIT 25

-- section: user-agents
-- title: User agents
SELECT
  coalesce(user_agent, '-') AS user_agent,
  count(*) AS requests,
  count(DISTINCT regexp_replace(client_port, ':[0-9]+$', '')) AS clients,
  count(*) FILTER (WHERE elb_status_code >= 400) AS errors
FROM input
GROUP BY ALL
ORDER BY requests DESC, user_agent
LIMIT 25
