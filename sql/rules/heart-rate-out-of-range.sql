-- rule: Heart rate is 0 to 500 a minute.
-- nemsis: range of eVitals.10
-- reason: The dictionary's range keeps typing errors out, not rare patients.
-- columns: side text, response_id text, assessment_no integer, vital_no integer, heart_rate integer

SELECT side, response_id, assessment_no, vital_no, heart_rate
FROM checked_vital_sign
WHERE heart_rate NOT BETWEEN 0 AND 500
ORDER BY side, response_id, assessment_no, vital_no;
