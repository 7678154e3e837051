-- rule: Respiratory rate is 0 to 300 a minute.
-- nemsis: range of eVitals.14
-- reason: The dictionary's range keeps typing errors out, not rare patients.
-- columns: side text, response_id text, assessment_no integer, vital_no integer, respiratory_rate integer

SELECT side, response_id, assessment_no, vital_no, respiratory_rate
FROM checked_vital_sign
WHERE respiratory_rate NOT BETWEEN 0 AND 300
ORDER BY side, response_id, assessment_no, vital_no;
