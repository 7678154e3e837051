-- rule: An ambulance that is not available is on a dispatch, and on one of its own.
-- reason: The log is partitioned by time, so no foreign key can say that the dispatch is the ambulance's (error 1506).
-- columns: event_id integer, ambulance_id integer, dispatch_id integer?

SELECT e.event_id, e.ambulance_id, e.dispatch_id
FROM unit_status_event AS e
LEFT JOIN dispatch AS d ON d.dispatch_id = e.dispatch_id
WHERE e.dispatch_id IS NULL AND e.status <> 'available' OR d.ambulance_id <> e.ambulance_id
ORDER BY e.event_id;
