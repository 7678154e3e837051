-- question: Which patients have a family name that begins with certain letters?
-- why: Somebody at the desk remembers the beginning of a name and nothing else.
-- concept: LIKE, its wildcards, and the collation that decides what is equal
-- chapter: 05-questions
-- columns: mrn text, family_name text, given_name text, date_of_birth date
-- ordered: yes
SET @beginning = 'O';

-- The letters are taken as they are: a % or _ in them is no wildcard. By the collation of the column o% would find Olsen and Öberg, too;
-- by _bin, which compares code points, O% finds Olsen alone. So do the pipeline and the frame, and so all three agree.
SELECT pt.mrn, p.family_name, p.given_name, p.date_of_birth
FROM patient AS pt
JOIN person AS p ON p.person_id = pt.patient_id
WHERE p.family_name COLLATE utf8mb4_0900_bin
      LIKE CONCAT(REPLACE(REPLACE(REPLACE(@beginning, '|', '||'), '%', '|%'), '_', '|_'), '%') ESCAPE '|'
ORDER BY family_name COLLATE utf8mb4_0900_bin, given_name COLLATE utf8mb4_0900_bin, mrn;
