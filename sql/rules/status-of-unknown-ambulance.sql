-- rule: Every change of state is that of an ambulance that is there.
-- guards: enters.reference
-- reason: The log is partitioned by time, and MySQL allows no foreign key on a partitioned table (error 1506).
-- columns: event_id integer, ambulance_id integer

SELECT e.event_id, e.ambulance_id
FROM unit_status_event AS e
LEFT JOIN ambulance AS a ON a.ambulance_id = e.ambulance_id
WHERE a.ambulance_id IS NULL
ORDER BY e.event_id;
