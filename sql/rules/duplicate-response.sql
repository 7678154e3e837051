-- rule: A unit is sent to a call once.
-- reason: Rows that were sent twice under two numbers count twice in every workload. Only reported rows are asked: our own have a
--   unique key on call and unit, in both stores.
-- columns: side text, call_no text, unit text, copies integer

SELECT 'reported' AS side, call_no, unit, COUNT(*) AS copies
FROM reported_response
GROUP BY call_no, unit
HAVING COUNT(*) > 1
ORDER BY call_no, unit;
