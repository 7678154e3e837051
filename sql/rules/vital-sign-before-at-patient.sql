-- rule: No vital sign is taken before the crew is at the patient.
-- nemsis: nemSch_e127 (eVitals.01, eTimes.07; NEMSIS excepts what others measured before)
-- reason: A monitor has a clock of its own, and the reading is two tables away from the dispatch. The tables and not the views are
--   joined: two views of two sides each would be compared row by row.
-- columns: side text, response_id text, assessment_no integer, vital_no integer, at_patient_at instant, taken_at instant

SELECT 'own' AS side, CAST(d.dispatch_id AS CHAR) COLLATE utf8mb4_0900_bin AS response_id, v.assessment_no, v.vital_no,
       d.at_patient_at, v.taken_at
FROM vital_sign AS v
JOIN dispatch AS d ON d.dispatch_id = v.dispatch_id
WHERE v.taken_at < d.at_patient_at
UNION ALL
SELECT 'reported', r.row_id, v.assessment_no, v.vital_no, r.at_patient_at, v.taken_at
FROM reported_vital_sign AS v
JOIN reported_response AS r ON r.row_id = v.row_id
WHERE v.taken_at < r.at_patient_at
ORDER BY side, response_id, assessment_no, vital_no;
