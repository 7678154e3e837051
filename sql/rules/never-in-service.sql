-- rule: A unit that is sent again was free before.
-- reason: The last response of a period may be open; one in the middle has lost its end, and with it the unit's hours.
-- columns: side text, response_id text, unit text, notified_at instant, last_notified_at instant

SELECT r.side, r.response_id, r.unit, r.notified_at, l.last_notified_at
FROM checked_response AS r
JOIN (SELECT side, unit, MAX(notified_at) AS last_notified_at FROM checked_response GROUP BY side, unit) AS l
  ON l.side = r.side AND l.unit = r.unit
WHERE r.in_service_at IS NULL AND r.notified_at < l.last_notified_at
ORDER BY r.side, r.response_id;
