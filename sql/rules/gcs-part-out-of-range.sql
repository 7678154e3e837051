-- rule: Of the Glasgow coma scale, eye is 1 to 4, verbal 1 to 5, motor 1 to 6.
-- nemsis: values of eVitals.19, .20 and .21
-- reason: There is no zero on the scale: nothing at all is 1.
-- columns: side text, response_id text, assessment_no integer, vital_no integer, gcs_eye integer?, gcs_verbal integer?, gcs_motor integer?

SELECT side, response_id, assessment_no, vital_no, gcs_eye, gcs_verbal, gcs_motor
FROM checked_vital_sign
WHERE gcs_eye NOT BETWEEN 1 AND 4 OR gcs_verbal NOT BETWEEN 1 AND 5 OR gcs_motor NOT BETWEEN 1 AND 6
ORDER BY side, response_id, assessment_no, vital_no;
