-- question: Which two nurses have assisted the same treatments, and how often?
-- why: Pairs that work well together are worth keeping on one roster.
-- concept: a self-join of a many-to-many table
-- chapter: 05-questions
-- columns: one_no text, other_no text, treatments integer
-- ordered: yes

SELECT one_staff.staff_no AS one_no, other_staff.staff_no AS other_no, COUNT(*) AS treatments
FROM assist AS one
JOIN assist AS other ON other.treatment_id = one.treatment_id AND other.nurse_id > one.nurse_id
JOIN staff AS one_staff ON one_staff.staff_id = one.nurse_id
JOIN staff AS other_staff ON other_staff.staff_id = other.nurse_id
GROUP BY one_staff.staff_id, one_staff.staff_no, other_staff.staff_id, other_staff.staff_no
ORDER BY treatments DESC, one_no, other_no;
