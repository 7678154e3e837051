-- question: How many physicians does the department have in each specialty, those without one included?
-- why: A specialty without a physician means a transfer to another hospital.
-- concept: RIGHT JOIN
-- chapter: 05-questions
-- columns: specialty_code text, name text, physicians integer
-- ordered: yes

-- The table all of whose rows stay is on the right; the same as a LEFT JOIN written the other way round.
SELECT y.specialty_code, y.name, COUNT(p.staff_id) AS physicians
FROM physician AS p
RIGHT JOIN specialty AS y ON y.specialty_code = p.specialty_code
GROUP BY y.specialty_code, y.name
ORDER BY physicians DESC, specialty_code;
