-- question: How often is a patient assessed on average, among those assessed and among all on file?
-- why: The same numerator over two denominators gives two truths; a report must say which it means.
-- concept: a derived table
-- chapter: 05-questions
-- columns: patients_assessed integer, assessments integer, per_assessed_patient decimal(2), per_patient_on_file decimal(2)
-- ordered: yes

-- Six more digits first: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT COUNT(*) AS patients_assessed,
       SUM(n) AS assessments,
       ROUND(1.000000 * SUM(n) / COUNT(*), 2) AS per_assessed_patient,
       ROUND(1.000000 * SUM(n) / (SELECT COUNT(*) FROM patient), 2) AS per_patient_on_file
FROM (
  SELECT patient_id, COUNT(*) AS n
  FROM assessment
  GROUP BY patient_id
) AS counted
ORDER BY patients_assessed;
