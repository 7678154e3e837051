-- question: How many patients arrive in which condition?
-- why: The share of critical arrivals decides how many resuscitation beds there must be.
-- concept: GROUP BY with COUNT and COUNT(DISTINCT)
-- chapter: 05-questions
-- columns: condition_on_arrival text, visits integer, patients integer
-- ordered: yes

-- A patient who comes twice is two visits and one patient.
SELECT CAST(v.condition_on_arrival AS CHAR) AS condition_on_arrival,
       COUNT(*) AS visits,
       COUNT(DISTINCT a.patient_id) AS patients
FROM visit AS v
JOIN arrival AS a USING (arrival_id)
GROUP BY v.condition_on_arrival
ORDER BY visits DESC, condition_on_arrival;
