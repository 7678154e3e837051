-- rule: Every arrival is a transport or a walk-in.
-- guards: Arrival.member
-- reason: Transport and walk-in refer to the arrival; one that neither refers to is still a row.
-- columns: arrival_id integer, kind text

SELECT a.arrival_id, a.kind
FROM arrival AS a
WHERE NOT EXISTS (SELECT 1 FROM transport AS t WHERE t.arrival_id = a.arrival_id)
  AND NOT EXISTS (SELECT 1 FROM walk_in AS w WHERE w.arrival_id = a.arrival_id)
ORDER BY a.arrival_id;
