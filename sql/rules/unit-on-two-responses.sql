-- rule: A unit is on one response at a time.
-- reason: A unique key cannot say that two intervals do not overlap. Each response is held against the one before it of the same unit:
--   a running maximum over all of them would take MySQL minutes. Two rows of one call are left to the rule for duplicates.
-- columns: side text, response_id text, unit text, notified_at instant, busy_until instant

SELECT side, response_id, unit, notified_at, busy_until
FROM (
  SELECT side, response_id, unit, call_no, notified_at,
         LAG(in_service_at) OVER before_it AS busy_until, LAG(call_no) OVER before_it AS call_before
  FROM checked_response
  WHERE notified_at IS NOT NULL
  WINDOW before_it AS (PARTITION BY side, unit ORDER BY notified_at, response_id)) AS r
WHERE busy_until > notified_at AND call_no <> call_before
ORDER BY side, response_id;
