-- question: Which pairs of physicians treated equally many patients, or numbers no further apart than a given one?
-- why: A roster that shares the work evenly has many such pairs.
-- concept: a common table expression joined to itself
-- chapter: 05-questions
-- columns: patients integer, staff_no text, other_patients integer, other_staff_no text
-- ordered: yes
-- ranges: apart 0 to 1000000
SET @apart = 0;

WITH treated AS (
  SELECT s.staff_no, COUNT(DISTINCT a.patient_id) AS patients
  FROM treatment AS t
  JOIN staff AS s ON s.staff_id = t.physician_id
  JOIN visit AS v USING (visit_id)
  JOIN arrival AS a USING (arrival_id)
  GROUP BY s.staff_id, s.staff_no
)
-- `<` and not `<>`: each pair once, and nobody with themselves.
SELECT one.patients, one.staff_no, other.patients AS other_patients, other.staff_no AS other_staff_no
FROM treated AS one
JOIN treated AS other ON ABS(other.patients - one.patients) <= @apart AND one.staff_no < other.staff_no
ORDER BY patients DESC, staff_no, other_staff_no;
