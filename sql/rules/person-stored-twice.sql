-- rule: A human being who is a patient, a member of staff or both is one person.
-- reason: No natural key of a person is sure, so no unique key can hold it. The same name, birthday, sex and address are no chance.
-- columns: first_id integer, last_id integer, copies integer

SELECT MIN(p.person_id) AS first_id, MAX(p.person_id) AS last_id, COUNT(*) AS copies
FROM person AS p
WHERE EXISTS (SELECT 1 FROM patient AS a WHERE a.patient_id = p.person_id)
   OR EXISTS (SELECT 1 FROM staff AS s WHERE s.staff_id = p.person_id)
-- By _bin, where Olsen and Ölsen are two names.
GROUP BY p.given_name COLLATE utf8mb4_0900_bin, p.family_name COLLATE utf8mb4_0900_bin, p.date_of_birth, p.sex,
         p.street COLLATE utf8mb4_0900_bin, p.postcode, p.city COLLATE utf8mb4_0900_bin
HAVING COUNT(*) > 1
ORDER BY first_id;
