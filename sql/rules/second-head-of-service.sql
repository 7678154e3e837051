-- rule: One member of staff has nobody above: the head of the service.
-- reason: A unique key takes as many NULLs as there are, and a CHECK sees one row.
-- columns: staff_id integer, head_id integer

SELECT s.staff_id, h.head_id
FROM staff AS s
JOIN (SELECT MIN(staff_id) AS head_id FROM staff WHERE supervisor_id IS NULL) AS h ON h.head_id < s.staff_id
WHERE s.supervisor_id IS NULL
ORDER BY s.staff_id;
