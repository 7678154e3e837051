-- rule: A Glasgow coma score is the sum of its three parts.
-- nemsis: eVitals.23 against .19, .20 and .21
-- reason: Crews write the sum down, and in the study sums and parts disagreed. Ours is computed in both stores and cannot.
-- columns: side text, response_id text, assessment_no integer, vital_no integer, gcs_total integer, gcs_eye integer, gcs_verbal integer, gcs_motor integer

SELECT side, response_id, assessment_no, vital_no, gcs_total, gcs_eye, gcs_verbal, gcs_motor
FROM checked_vital_sign
WHERE gcs_total <> gcs_eye + gcs_verbal + gcs_motor
ORDER BY side, response_id, assessment_no, vital_no;
