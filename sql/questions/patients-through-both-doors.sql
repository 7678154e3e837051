-- question: Which patients came by ambulance at one time and walked in at another?
-- why: Who knows both ways in can compare them.
-- concept: INTERSECT
-- chapter: 05-questions
-- columns: mrn text
-- ordered: yes

SELECT pt.mrn
FROM arrival AS a
JOIN patient AS pt USING (patient_id)
WHERE a.kind = 'transport'
INTERSECT
SELECT pt.mrn
FROM arrival AS a
JOIN patient AS pt USING (patient_id)
WHERE a.kind = 'walk_in'
ORDER BY mrn;
