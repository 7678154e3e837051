-- rule: The times of a dispatch, and of its transport if there is one, are those at which its ambulance entered the states.
-- reason: Two tables tell of the same instants, and MySQL has no constraint that compares rows of two tables.
-- columns: dispatch_id integer, ambulance_id integer

WITH entered AS (
  SELECT ambulance_id, dispatch_id, status, changed_at,
         LEAD(status) OVER in_turn AS next_status, LEAD(changed_at) OVER in_turn AS next_at
  FROM unit_status_event
  WINDOW in_turn AS (PARTITION BY ambulance_id ORDER BY changed_at, event_id)
), logged AS (
  SELECT ambulance_id, dispatch_id,
         MIN(CASE WHEN status = 'notified' THEN changed_at END) AS notified_at,
         MIN(CASE WHEN status = 'en_route' THEN changed_at END) AS en_route_at,
         MIN(CASE WHEN status = 'on_scene' THEN changed_at END) AS on_scene_at,
         MIN(CASE WHEN status = 'transporting' THEN changed_at END) AS transporting_at,
         MIN(CASE WHEN status = 'at_hospital' THEN changed_at END) AS at_hospital_at,
         MIN(CASE WHEN next_status = 'available' THEN next_at END) AS in_service_at
  FROM entered
  WHERE dispatch_id IS NOT NULL
  GROUP BY ambulance_id, dispatch_id
)
-- <=> and not =: a time that is missing in both is no contradiction, one that is missing in one is.
SELECT d.dispatch_id, d.ambulance_id
FROM dispatch AS d
JOIN logged AS l USING (dispatch_id, ambulance_id)
LEFT JOIN transport AS t ON t.dispatch_id = d.dispatch_id
LEFT JOIN arrival AS a ON a.arrival_id = t.arrival_id
WHERE NOT (d.notified_at <=> l.notified_at AND d.en_route_at <=> l.en_route_at
           AND d.on_scene_at <=> l.on_scene_at AND d.in_service_at <=> l.in_service_at)
   -- Before the hospital has noted it, there is no transport yet.
   OR t.dispatch_id IS NOT NULL AND NOT (t.left_scene_at <=> l.transporting_at AND a.arrived_at <=> l.at_hospital_at)
ORDER BY d.dispatch_id;
