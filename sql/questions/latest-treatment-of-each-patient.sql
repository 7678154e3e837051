-- question: What was the most recent treatment of each treated patient?
-- why: Who sees the patient next wants to know what was done last.
-- concept: a correlated subquery
-- chapter: 05-questions
-- columns: mrn text, treatment_id integer, started_at instant, kind text, outcome text
-- ordered: yes

SELECT pt.mrn, t.treatment_id, t.started_at, CAST(t.kind AS CHAR) AS kind, CAST(t.outcome AS CHAR) AS outcome
FROM patient AS pt
JOIN arrival AS a USING (patient_id)
JOIN visit AS v USING (arrival_id)
JOIN treatment AS t USING (visit_id)
-- Run, in thought, once for every row of the outer query, of which it sees the patient.
WHERE t.started_at = (
  SELECT MAX(t2.started_at)
  FROM arrival AS a2
  JOIN visit AS v2 USING (arrival_id)
  JOIN treatment AS t2 USING (visit_id)
  WHERE a2.patient_id = pt.patient_id
)
-- Two treatments may begin at one instant, so the patient alone is no total order.
ORDER BY mrn, treatment_id;
