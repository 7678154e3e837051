-- question: Which members of staff have been here longer than the person who supervises them?
-- why: They know the house best, and are whom a new supervisor should ask.
-- concept: a self-join
-- chapter: 05-questions
-- columns: staff_no text, hired_on date, supervisor_no text, supervisor_hired_on date
-- ordered: yes

SELECT s.staff_no, s.hired_on, boss.staff_no AS supervisor_no, boss.hired_on AS supervisor_hired_on
FROM staff AS s
JOIN staff AS boss ON boss.staff_id = s.supervisor_id
WHERE s.hired_on < boss.hired_on
ORDER BY hired_on, staff_no;
