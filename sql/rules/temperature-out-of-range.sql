-- rule: Body temperature is 10 to 50 degrees Celsius.
-- reason: The range of our own vital_sign.temperature_c (eVitals.24); degrees Fahrenheit fall outside it.
-- columns: side text, response_id text, assessment_no integer, vital_no integer, temperature_c decimal(1)

SELECT side, response_id, assessment_no, vital_no, temperature_c
FROM checked_vital_sign
WHERE temperature_c NOT BETWEEN 10 AND 50
ORDER BY side, response_id, assessment_no, vital_no;
