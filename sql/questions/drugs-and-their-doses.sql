-- question: Which doses of each drug are given, how often, and what do they add up to?
-- why: The pharmacy stocks by the sum; the safety officer looks at the extremes.
-- concept: MIN, MAX and SUM of exact decimals
-- chapter: 05-questions
-- columns: drug text, dose_unit text, given integer, smallest decimal(2), largest decimal(2), total decimal(2)
-- ordered: yes

-- A sum of milligrams and grams means nothing: the unit is a part of the group.
SELECT m.drug COLLATE utf8mb4_0900_bin AS drug, CAST(m.dose_unit AS CHAR) AS dose_unit,
       COUNT(*) AS given, MIN(m.dose) AS smallest, MAX(m.dose) AS largest, SUM(m.dose) AS total
FROM medication AS m
GROUP BY m.drug COLLATE utf8mb4_0900_bin, m.dose_unit
ORDER BY drug, dose_unit COLLATE utf8mb4_0900_bin;
