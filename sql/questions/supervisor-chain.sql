-- question: Who stands at which level below the head of the service, and by which chain of supervisors?
-- why: Leave and complaints go up this chain, step by step.
-- concept: a recursive CTE through a hierarchy
-- chapter: 05-questions
-- columns: chain text, level integer, staff_no text, role text
-- ordered: yes

WITH RECURSIVE below (staff_id, staff_no, role, level, chain) AS (
  -- The first row decides how long a chain may grow: without CAST it would be cut at five characters.
  SELECT staff_id, staff_no, role, 0, CAST(staff_no AS CHAR(200))
  FROM staff
  WHERE supervisor_id IS NULL
  UNION ALL
  SELECT s.staff_id, s.staff_no, s.role, b.level + 1, CONCAT(b.chain, ' > ', s.staff_no)
  FROM below AS b
  JOIN staff AS s ON s.supervisor_id = b.staff_id
)
SELECT chain, level, staff_no, CAST(role AS CHAR) AS role
FROM below
ORDER BY chain;
