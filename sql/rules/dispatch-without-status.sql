-- rule: Every dispatch is seen in the log of its ambulance's states.
-- guards: happens_during.Dispatch.min
-- reason: The log refers to the dispatch, not the dispatch to the log.
-- columns: dispatch_id integer, ambulance_id integer?

SELECT d.dispatch_id, d.ambulance_id
FROM dispatch AS d
WHERE NOT EXISTS (SELECT 1 FROM unit_status_event AS e WHERE e.dispatch_id = d.dispatch_id)
ORDER BY d.dispatch_id;
