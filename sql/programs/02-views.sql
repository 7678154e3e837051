-- Questions that are asked again and again, under a name. A view stores no rows.

DROP VIEW IF EXISTS current_unit_status;
DROP VIEW IF EXISTS patient_journey;

-- The last event of each ambulance. LATERAL asks for each of them alone. The order begins with the unit, although all rows have
-- the same one: only then does MySQL take the first entry of the index instead of sorting them all, 0.3 ms instead of 20.
CREATE VIEW current_unit_status AS
SELECT a.ambulance_id, a.call_sign, a.kind, e.status, e.changed_at AS since, e.dispatch_id
FROM ambulance AS a
JOIN LATERAL (
  SELECT status, changed_at, dispatch_id
  FROM unit_status_event AS one
  WHERE one.ambulance_id = a.ambulance_id
  ORDER BY one.ambulance_id, one.changed_at DESC, one.event_id DESC
  LIMIT 1) AS e;

-- One row a visit, from the telephone (or the door) to the decision.
CREATE VIEW patient_journey AS
SELECT v.visit_no, p.mrn, ar.kind AS came_as, c.call_no, c.received_at, d.on_scene_at, t.left_scene_at,
       ar.arrived_at, v.registered_at, v.esi, v.bedded_at, v.seen_at, o.decision, o.decided_at, v.departed_at,
       minutes_between(ar.arrived_at, v.seen_at) AS minutes_to_physician
FROM visit AS v
JOIN arrival AS ar USING (arrival_id)
JOIN patient AS p USING (patient_id)
LEFT JOIN transport AS t ON t.arrival_id = ar.arrival_id
LEFT JOIN dispatch AS d ON d.dispatch_id = t.dispatch_id
LEFT JOIN emergency_call AS c ON c.call_id = d.call_id
LEFT JOIN disposition AS o ON o.visit_id = v.visit_id;
