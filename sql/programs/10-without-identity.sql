-- What an analyst may see: what happened, and to nobody in particular. No view has a number or an instant that leads to a person.
--
-- A neighbour knows something too: that the ambulance came one night in May, and for whom. So each view says what a neighbour may know as
-- a range (years of age, a month, a part of the day) and shows a group only if at least five rows are alike in it (k-anonymity, k = 5).
-- Smaller groups are left out, and counts are a little too low for it. A view shows months that are over: whoever asked every minute would
-- otherwise see each patient come.
--
-- Its limits: if all rows of a group have the same problem, the neighbour knows it without knowing the row. And a row that somebody
-- corrects in an old month differs from what the analyst saw before.

DROP VIEW IF EXISTS visit_without_identity;
DROP VIEW IF EXISTS call_without_identity;
DROP VIEW IF EXISTS response_without_identity;
DROP VIEW IF EXISTS treatment_without_identity;
DROP VIEW IF EXISTS unit_minutes_by_month;

-- Known to a neighbour: age, sex, the way they came, the month.
CREATE VIEW visit_without_identity AS
SELECT age, sex, came_as, registered_in, problem_code, condition_on_arrival, esi, minutes_to_physician, minutes_of_stay, decision
FROM (
  SELECT coarse.*, COUNT(*) OVER (PARTITION BY age, sex, came_as, registered_in) AS alike
  FROM (
    SELECT CASE
             WHEN TIMESTAMPDIFF(YEAR, pe.date_of_birth, v.registered_at) < 15 THEN '0-14'
             WHEN TIMESTAMPDIFF(YEAR, pe.date_of_birth, v.registered_at) < 40 THEN '15-39'
             WHEN TIMESTAMPDIFF(YEAR, pe.date_of_birth, v.registered_at) < 65 THEN '40-64'
             ELSE '65 and more'
           END AS age,
           pe.sex, ar.kind AS came_as, DATE_FORMAT(v.registered_at, '%Y-%m') AS registered_in,
           v.problem_code, v.condition_on_arrival, v.esi, minutes_between(v.registered_at, v.seen_at) AS minutes_to_physician,
           minutes_between(v.registered_at, v.departed_at) AS minutes_of_stay, o.decision
    FROM visit AS v
    JOIN arrival AS ar USING (arrival_id)
    JOIN person AS pe ON pe.person_id = ar.patient_id
    LEFT JOIN disposition AS o ON o.visit_id = v.visit_id
    WHERE v.registered_at < this_month()) AS coarse) AS counted
WHERE alike >= 5;

-- Known to a neighbour: the month and the hour.
CREATE VIEW call_without_identity AS
SELECT received_in, received_hour, priority
FROM (
  SELECT coarse.*, COUNT(*) OVER (PARTITION BY received_in, received_hour) AS alike
  FROM (
    SELECT DATE_FORMAT(received_at, '%Y-%m') AS received_in, HOUR(received_at) AS received_hour, priority
    FROM emergency_call
    WHERE received_at < this_month()) AS coarse) AS counted
WHERE alike >= 5;

-- Known to a neighbour: the month, the part of the day, and whether the ambulance took somebody along.
CREATE VIEW response_without_identity AS
SELECT notified_in, part_of_day, outcome, priority, kind, minutes_to_set_off, minutes_to_scene, minutes_to_free
FROM (
  SELECT coarse.*, COUNT(*) OVER (PARTITION BY notified_in, part_of_day, outcome) AS alike
  FROM (
    SELECT DATE_FORMAT(d.notified_at, '%Y-%m') AS notified_in,
           ELT(HOUR(d.notified_at) DIV 6 + 1, '00-06', '06-12', '12-18', '18-24') AS part_of_day,
           d.outcome, c.priority, a.kind,
           minutes_between(d.notified_at, d.en_route_at) AS minutes_to_set_off,
           minutes_between(d.notified_at, d.on_scene_at) AS minutes_to_scene,
           minutes_between(d.notified_at, d.in_service_at) AS minutes_to_free
    FROM dispatch AS d
    JOIN emergency_call AS c USING (call_id)
    JOIN ambulance AS a USING (ambulance_id)
    WHERE d.notified_at < this_month()) AS coarse) AS counted
WHERE alike >= 5;

-- Known to a neighbour: the month and the treatment.
CREATE VIEW treatment_without_identity AS
SELECT started_in, kind, what, specialty_code, minutes, outcome
FROM (
  SELECT coarse.*, COUNT(*) OVER (PARTITION BY started_in, kind, what) AS alike
  FROM (
    SELECT DATE_FORMAT(t.started_at, '%Y-%m') AS started_in, t.kind,
           COALESCE(m.drug, p.name, i.modality, o.monitoring) AS what,
           ph.specialty_code, minutes_between(t.started_at, t.ended_at) AS minutes, t.outcome
    FROM treatment AS t
    JOIN physician AS ph ON ph.staff_id = t.physician_id
    LEFT JOIN medication AS m USING (treatment_id)
    LEFT JOIN `procedure` AS p USING (treatment_id)
    LEFT JOIN imaging AS i USING (treatment_id)
    LEFT JOIN observation AS o USING (treatment_id)
    WHERE t.started_at < this_month()) AS coarse) AS counted
WHERE alike >= 5;

-- How busy each ambulance was: what it did between one event and the next counts for the month in which it began.
CREATE VIEW unit_minutes_by_month AS
SELECT call_sign, kind, entered_in, status, COUNT(*) AS times, SUM(minutes) AS minutes
FROM (
  SELECT a.call_sign, a.kind, e.changed_at, DATE_FORMAT(e.changed_at, '%Y-%m') AS entered_in, e.status,
         minutes_between(e.changed_at, LEAD(e.changed_at) OVER (PARTITION BY e.ambulance_id ORDER BY e.changed_at, e.event_id)) AS minutes
  FROM unit_status_event AS e
  JOIN ambulance AS a USING (ambulance_id)) AS spell
WHERE changed_at < this_month()
GROUP BY call_sign, kind, entered_in, status
HAVING COUNT(*) >= 5;
