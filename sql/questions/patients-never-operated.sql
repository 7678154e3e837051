-- question: Which patients who visited the department never had surgery there?
-- why: They need no follow-up by the surgical ward.
-- concept: NOT EXISTS
-- chapter: 05-questions
-- columns: mrn text, visits integer
-- ordered: yes

SELECT pt.mrn, COUNT(*) AS visits
FROM patient AS pt
JOIN arrival AS a USING (patient_id)
JOIN visit AS v USING (arrival_id)
WHERE NOT EXISTS (
  SELECT 1
  FROM arrival AS a2
  JOIN visit AS v2 USING (arrival_id)
  JOIN treatment AS t USING (visit_id)
  JOIN `procedure` AS p USING (treatment_id)
  WHERE a2.patient_id = pt.patient_id AND p.surgical
)
GROUP BY pt.patient_id, pt.mrn
ORDER BY mrn;
