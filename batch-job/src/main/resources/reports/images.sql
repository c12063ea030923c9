-- name: images
-- title: Image intake
-- window: PT1H
-- dataset: {data}/image-records/dt={yyyy-MM-dd}/hr={HH}/ jsonl
-- time: received_at
-- schema: received_at TIMESTAMP NOT NULL $.receivedAt,
--   processed_at TIMESTAMP NOT NULL $.processedAt,
--   status VARCHAR NOT NULL $.status,
--   reason VARCHAR $.reason,
--   format VARCHAR $.format,
--   width BIGINT $.width,
--   height BIGINT $.height,
--   bytes BIGINT NOT NULL $.bytes,
--   duration_millis BIGINT NOT NULL $.durationMillis

-- A record is one version of an upload. Waiting is the time from the upload's event to its record:
-- the start of the task, and the work. The work is what the task took by its own clock.

-- section: overview
-- title: Overview
SELECT
  count(*) AS uploads,
  count(*) FILTER (WHERE status = 'PROCESSED') AS processed,
  count(*) FILTER (WHERE status = 'REJECTED') AS rejected,
  CAST(100.0 * count(*) FILTER (WHERE status = 'REJECTED') / nullif(count(*), 0) AS DECIMAL(9, 3)) AS rejected_percent,
  coalesce(sum(bytes), 0) AS uploaded_bytes,
  CAST(quantile_cont(waiting_millis, 0.50) AS DECIMAL(18, 3)) / 1000 AS p50_wait_seconds,
  CAST(quantile_cont(waiting_millis, 0.95) AS DECIMAL(18, 3)) / 1000 AS p95_wait_seconds,
  CAST(quantile_cont(waiting_millis, 0.99) AS DECIMAL(18, 3)) / 1000 AS p99_wait_seconds
FROM (SELECT *, date_diff('millisecond', received_at, processed_at) AS waiting_millis FROM input)
ORDER BY uploads

-- section: intake
-- title: Uploads in five minutes
-- chart: bar x=five_minutes y=processed y=rejected
SELECT
  time_bucket(INTERVAL 5 MINUTE, received_at) AS five_minutes,
  count(*) FILTER (WHERE status = 'PROCESSED') AS processed,
  count(*) FILTER (WHERE status = 'REJECTED') AS rejected,
  sum(bytes) AS uploaded_bytes
FROM input
GROUP BY five_minutes
ORDER BY five_minutes

-- section: formats
-- title: Formats
-- chart: bar x=format y=images
SELECT
  coalesce(format, 'unknown') AS format,
  count(*) AS images,
  CAST(100.0 * count(*) / sum(count(*)) OVER () AS DECIMAL(9, 3)) AS share_percent,
  sum(bytes) AS total_bytes,
  CAST(quantile_cont(bytes, 0.50) AS BIGINT) AS median_bytes,
  CAST(quantile_cont(width * height, 0.50) / 1000000 AS DECIMAL(9, 2)) AS median_megapixels
FROM input
WHERE status = 'PROCESSED'
GROUP BY ALL
ORDER BY images DESC, format

-- section: rejections
-- title: Rejections by reason
-- chart: bar x=reason y=uploads
SELECT
  coalesce(reason, 'UNKNOWN') AS reason,
  count(*) AS uploads,
  CAST(100.0 * count(*) / sum(count(*)) OVER () AS DECIMAL(9, 3)) AS share_percent,
  sum(bytes) AS total_bytes,
  min(received_at) AS first_at,
  max(received_at) AS last_at
FROM input
WHERE status = 'REJECTED'
GROUP BY ALL
ORDER BY uploads DESC, reason

-- section: latency
-- title: From upload to record, by status
-- chart: bar x=status y=p50_wait_seconds y=p95_wait_seconds y=p99_wait_seconds
SELECT
  status,
  count(*) AS uploads,
  CAST(quantile_cont(waiting_millis, 0.50) AS DECIMAL(18, 3)) / 1000 AS p50_wait_seconds,
  CAST(quantile_cont(waiting_millis, 0.95) AS DECIMAL(18, 3)) / 1000 AS p95_wait_seconds,
  CAST(quantile_cont(waiting_millis, 0.99) AS DECIMAL(18, 3)) / 1000 AS p99_wait_seconds,
  CAST(quantile_cont(duration_millis, 0.50) AS DECIMAL(18, 3)) / 1000 AS p50_work_seconds,
  CAST(quantile_cont(duration_millis, 0.95) AS DECIMAL(18, 3)) / 1000 AS p95_work_seconds,
  CAST(quantile_cont(duration_millis, 0.99) AS DECIMAL(18, 3)) / 1000 AS p99_work_seconds
FROM (SELECT *, date_diff('millisecond', received_at, processed_at) AS waiting_millis FROM input)
GROUP BY status
ORDER BY status

-- section: cost
-- title: Estimated cost of Fargate
-- Prices: AWS Fargate Pricing, Linux/X86 in US East (N. Virginia): 0.04048 USD for a vCPU and an hour,
-- 0.004445 USD for a GB and an hour, by the second and for a minute at least. The task is the
-- template's: 1 vCPU, 2 GB. A task counts with its work, or with the minute where that is more; its
-- start, other regions, ARM and Spot are not in it. Change the numbers to yours.
SELECT
  status,
  count(*) AS tasks,
  sum(greatest(60, ceil(duration_millis / 1000)::BIGINT)) AS billed_seconds,
  CAST(sum(greatest(60, ceil(duration_millis / 1000)::BIGINT)) AS DECIMAL(18, 0)) * (0.04048 * 1 + 0.004445 * 2) / 3600 AS cost_usd,
  CAST(sum(greatest(60, ceil(duration_millis / 1000)::BIGINT)) AS DECIMAL(18, 0)) * (0.04048 * 1 + 0.004445 * 2) / 3600 / count(*) * 1000 AS per_thousand_usd
FROM input
GROUP BY status
ORDER BY status
