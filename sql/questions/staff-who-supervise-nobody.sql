-- question: Which members of staff of a role supervise nobody?
-- why: Whoever leads nobody can take a trainee.
-- concept: an anti-join with LEFT JOIN … IS NULL
-- chapter: 05-questions
-- columns: staff_no text, hired_on date
-- ordered: yes
-- domains: role one of paramedic, nurse, physician, dispatcher
SET @role = 'nurse';

-- `staff_id NOT IN (SELECT supervisor_id FROM staff)` finds nobody: the head of the service has no supervisor, and that NULL
-- leaves every comparison unknown.
SELECT s.staff_no, s.hired_on
FROM staff AS s
LEFT JOIN staff AS led ON led.supervisor_id = s.staff_id
WHERE led.staff_id IS NULL AND s.role = @role COLLATE utf8mb4_0900_bin
ORDER BY staff_no;
