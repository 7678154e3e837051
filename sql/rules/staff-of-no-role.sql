-- rule: Every member of staff has a row of their role.
-- guards: staff_role.total
-- reason: The row of staff is written first, and MySQL has no constraint that waits for the second row.
-- documents: cannot break it: the role and what belongs to it stand in one document, and the validator of staff asks for both.
-- columns: staff_id integer, role text

SELECT s.staff_id, s.role
FROM staff AS s
LEFT JOIN paramedic AS p ON p.staff_id = s.staff_id
LEFT JOIN nurse AS n ON n.staff_id = s.staff_id
LEFT JOIN physician AS m ON m.staff_id = s.staff_id
LEFT JOIN dispatcher AS d ON d.staff_id = s.staff_id
WHERE COALESCE(p.staff_id, n.staff_id, m.staff_id, d.staff_id) IS NULL
ORDER BY s.staff_id;
