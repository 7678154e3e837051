-- question: How long do crews wait from the hospital (eTimes.11) to the handover of their patient (eTimes.12), by the hour
--   of arrival?
-- why: A 90th percentile over 15 minutes counts as crowding, and an ambulance that waits is not free.
-- concept: a percentile by nearest rank of each group
-- chapter: 05-questions
-- columns: hour integer, transports integer, p90_min decimal(1), over_15_min integer
-- ordered: yes

WITH offload AS (
  -- From at the hospital to transfer of care (eTimes.12 - .11), in seconds.
  SELECT HOUR(a.arrived_at) AS hour,
         TIMESTAMPDIFF(MICROSECOND, a.arrived_at, t.transfer_of_care_at) / 1000000 AS offload_s
  FROM transport AS t
  JOIN arrival AS a USING (arrival_id)
), ranked AS (
  SELECT hour, offload_s,
         COUNT(*) OVER (PARTITION BY hour) AS transports,
         ROW_NUMBER() OVER (PARTITION BY hour ORDER BY offload_s) AS place
  FROM offload
)
SELECT hour,
       COUNT(*) AS transports,
       ROUND(MAX(CASE WHEN place = CEIL(0.9 * transports) THEN offload_s END) / 60, 1) AS p90_min,
       COUNT(CASE WHEN offload_s > 15 * 60 THEN 1 END) AS over_15_min
FROM ranked
GROUP BY hour
ORDER BY hour;
