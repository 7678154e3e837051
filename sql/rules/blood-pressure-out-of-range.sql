-- rule: Blood pressure is 0 to 500 mmHg.
-- nemsis: range of eVitals.06 and .07
-- reason: The dictionary's range keeps typing errors out, not rare patients.
-- columns: side text, response_id text, assessment_no integer, vital_no integer, systolic_mmhg integer?, diastolic_mmhg integer?

SELECT side, response_id, assessment_no, vital_no, systolic_mmhg, diastolic_mmhg
FROM checked_vital_sign
WHERE systolic_mmhg NOT BETWEEN 0 AND 500 OR diastolic_mmhg NOT BETWEEN 0 AND 500
ORDER BY side, response_id, assessment_no, vital_no;
