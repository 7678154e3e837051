-- rule: Every chain of supervisors ends at a head of the service.
-- reason: A foreign key wants a supervisor who is there, and takes two who supervise each other. From the heads downwards nobody comes to
--   such a circle.
-- columns: staff_id integer, supervisor_id integer

WITH RECURSIVE led AS (
  SELECT staff_id
  FROM staff
  WHERE supervisor_id IS NULL
  UNION ALL
  SELECT s.staff_id
  FROM led AS l
  JOIN staff AS s ON s.supervisor_id = l.staff_id
)
SELECT s.staff_id, s.supervisor_id
FROM staff AS s
LEFT JOIN led AS l ON l.staff_id = s.staff_id
WHERE l.staff_id IS NULL
ORDER BY s.staff_id;
