-- question: Who drove and who attended on the ambulance when it was sent to each call of a priority?
-- why: The dispatch does not name its crew; the roster does, if it is asked for the right instant.
-- concept: an as-of join with LATERAL
-- chapter: 05-questions
-- columns: call_no text, call_sign text, notified_at instant, driver_no text?, attendant_no text?
-- ordered: yes
-- ranges: priority 1 to 4
SET @priority = 1;

SELECT c.call_no, a.call_sign, d.notified_at, driver.staff_no AS driver_no, attendant.staff_no AS attendant_no
FROM dispatch AS d
JOIN emergency_call AS c USING (call_id)
JOIN ambulance AS a USING (ambulance_id)
-- As of an instant: of the shifts on this ambulance that had begun by then, the last.
JOIN LATERAL (
  SELECT MAX(sh.starts_at) AS began_at
  FROM crew_shift AS sh
  WHERE sh.ambulance_id = d.ambulance_id AND sh.starts_at <= d.notified_at
) AS latest ON TRUE
-- It may be over: then nobody was on the roster, and LEFT JOIN keeps the dispatch.
LEFT JOIN crew_shift AS at_wheel
  ON at_wheel.ambulance_id = d.ambulance_id AND at_wheel.starts_at = latest.began_at
     AND at_wheel.seat = 'driver' AND at_wheel.ends_at > d.notified_at
LEFT JOIN crew_shift AS beside
  ON beside.ambulance_id = d.ambulance_id AND beside.starts_at = latest.began_at
     AND beside.seat = 'attendant' AND beside.ends_at > d.notified_at
LEFT JOIN staff AS driver ON driver.staff_id = at_wheel.paramedic_id
LEFT JOIN staff AS attendant ON attendant.staff_id = beside.paramedic_id
WHERE c.priority = @priority
ORDER BY notified_at, call_no, call_sign;
