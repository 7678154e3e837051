-- rule: A change of state that names a dispatch names one that is there.
-- guards: happens_during.reference
-- reason: The log is partitioned by time, and MySQL allows no foreign key on a partitioned table (error 1506).
-- columns: event_id integer, dispatch_id integer

SELECT e.event_id, e.dispatch_id
FROM unit_status_event AS e
LEFT JOIN dispatch AS d ON d.dispatch_id = e.dispatch_id
WHERE e.dispatch_id IS NOT NULL AND d.dispatch_id IS NULL
ORDER BY e.event_id;
