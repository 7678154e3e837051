-- rule: No unit is en route before it is notified.
-- nemsis: nemSch_e019 (eTimes.05, .03)
-- reason: A CHECK holds it for our own rows in MySQL. A document's validator compares no two fields, and reports come as they are.
-- columns: side text, response_id text, notified_at instant, en_route_at instant

SELECT side, response_id, notified_at, en_route_at
FROM checked_response
WHERE en_route_at < notified_at
ORDER BY side, response_id;
