-- question: For which patients was an ambulance called, though they never arrived at the department?
-- why: They refused, were treated on the spot, or died; somebody should look after those who are left.
-- concept: EXCEPT
-- chapter: 05-questions
-- columns: mrn text
-- ordered: yes

SELECT pt.mrn
FROM emergency_call AS c
JOIN patient AS pt USING (patient_id)
EXCEPT
SELECT pt.mrn
FROM arrival AS a
JOIN patient AS pt USING (patient_id)
ORDER BY mrn;
