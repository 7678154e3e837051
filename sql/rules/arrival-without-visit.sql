-- rule: Every arrival begins a visit.
-- guards: begins.Arrival.min
-- reason: The visit refers to the arrival; a patient who was never registered is in no visit.
-- columns: arrival_id integer, arrived_at instant

SELECT a.arrival_id, a.arrived_at
FROM arrival AS a
LEFT JOIN visit AS v ON v.arrival_id = a.arrival_id
WHERE v.visit_id IS NULL
ORDER BY a.arrival_id;
