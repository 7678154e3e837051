-- rule: Oxygen saturation is 0 to 100 per cent.
-- nemsis: range of eVitals.12
-- reason: A share of haemoglobin cannot exceed all of it.
-- columns: side text, response_id text, assessment_no integer, vital_no integer, spo2 integer

SELECT side, response_id, assessment_no, vital_no, spo2
FROM checked_vital_sign
WHERE spo2 NOT BETWEEN 0 AND 100
ORDER BY side, response_id, assessment_no, vital_no;
