-- question: Which patients had more treatments than the average treated patient?
-- why: A few patients take a large part of the department's work.
-- concept: a comparison with an aggregate of the whole
-- chapter: 05-questions
-- columns: mrn text, treatments integer
-- ordered: yes

WITH treated AS (
  SELECT a.patient_id, COUNT(*) AS treatments
  FROM treatment AS t
  JOIN visit AS v USING (visit_id)
  JOIN arrival AS a USING (arrival_id)
  GROUP BY a.patient_id
), overall AS (
  SELECT COUNT(*) AS patients, SUM(treatments) AS treatments
  FROM treated
)
SELECT pt.mrn, t.treatments
FROM treated AS t
CROSS JOIN overall AS o
JOIN patient AS pt USING (patient_id)
-- Multiplied, not divided: a quotient is rounded, and could make a patient at the average look above it.
WHERE t.treatments * o.patients > o.treatments
ORDER BY treatments DESC, mrn;
