-- rule: Every ambulance has entered a state at least once.
-- guards: enters.Ambulance.min
-- reason: The log refers to the ambulance, not the ambulance to the log; a vehicle that was never logged is in no row of it.
-- columns: ambulance_id integer, call_sign text

SELECT a.ambulance_id, a.call_sign
FROM ambulance AS a
WHERE NOT EXISTS (SELECT 1 FROM unit_status_event AS e WHERE e.ambulance_id = a.ambulance_id)
ORDER BY a.ambulance_id;
