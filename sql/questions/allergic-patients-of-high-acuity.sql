-- question: Which patients with allergies came with a high acuity, and what are they allergic to?
-- why: They cannot always speak for themselves when the first drug is given.
-- concept: a semi-join with EXISTS, and GROUP_CONCAT
-- chapter: 05-questions
-- columns: mrn text, allergens text
-- ordered: yes
-- ranges: worst_esi 1 to 5
SET @worst_esi = 2;

-- A join with the visits would list a patient's allergies once more for each visit; EXISTS asks only whether there is one.
SELECT pt.mrn,
       GROUP_CONCAT(al.allergen ORDER BY al.allergen COLLATE utf8mb4_0900_bin SEPARATOR ', ') AS allergens
FROM patient AS pt
JOIN patient_allergy AS al USING (patient_id)
WHERE EXISTS (
  SELECT 1
  FROM arrival AS a
  JOIN visit AS v USING (arrival_id)
  WHERE a.patient_id = pt.patient_id AND v.esi <= @worst_esi
)
GROUP BY pt.patient_id, pt.mrn
ORDER BY mrn;
