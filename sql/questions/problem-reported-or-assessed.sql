-- question: For which patients was a problem, here hypothermia, reported by a caller or found by a paramedic?
-- why: What a caller says and what a paramedic finds differ; a search in one of them misses patients.
-- concept: UNION
-- chapter: 05-questions
-- columns: mrn text, source text
-- ordered: yes
-- domains: problem_code one of ABD, ALL, ARR, BAC, BRE, BUR, CHE, CUT, DIA, FAL, FEV, HEA, HYP, LIM, OVE, PSY, SEI, STR, SYN, TRA
SET @problem_code = 'HYP';

-- By COLLATE … _bin a code is equal to itself only; MySQL would take hyp for HYP.
-- UNION drops rows that are there twice: a patient assessed three times is one row of each source at most.
SELECT pt.mrn, 'reported' AS source
FROM emergency_call AS c
JOIN patient AS pt USING (patient_id)
WHERE c.problem_code = @problem_code COLLATE utf8mb4_0900_bin
UNION
SELECT pt.mrn, 'assessed'
FROM assessment AS s
JOIN patient AS pt USING (patient_id)
WHERE s.problem_code = @problem_code COLLATE utf8mb4_0900_bin
ORDER BY mrn, source;
