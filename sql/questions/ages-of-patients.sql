-- question: How old are the patients on a day, in bands?
-- why: The old and the very young need other staff and other drugs.
-- concept: CASE and GROUP BY
-- chapter: 05-questions
-- columns: age_band text, patients integer
-- ordered: yes
SET @on_day = DATE '2025-12-31';

WITH aged AS (
  SELECT TIMESTAMPDIFF(YEAR, p.date_of_birth, CAST(@on_day AS DATE)) AS age
  FROM patient AS pt
  JOIN person AS p ON p.person_id = pt.patient_id
  WHERE p.date_of_birth <= CAST(@on_day AS DATE)
), banded AS (
  SELECT CASE
           WHEN age < 18 THEN '0-17'
           WHEN age < 40 THEN '18-39'
           WHEN age < 65 THEN '40-64'
           WHEN age < 80 THEN '65-79'
           ELSE '80+'
         END AS age_band
  FROM aged
)
SELECT age_band, COUNT(*) AS patients
FROM banded
GROUP BY age_band
ORDER BY age_band;
