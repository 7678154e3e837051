-- rule: Diastolic pressure is below systolic pressure.
-- nemsis: eVitals.07 against .06
-- reason: The lowest pressure of a beat cannot reach its highest. Without a beat both are 0.
-- columns: side text, response_id text, assessment_no integer, vital_no integer, systolic_mmhg integer, diastolic_mmhg integer

SELECT side, response_id, assessment_no, vital_no, systolic_mmhg, diastolic_mmhg
FROM checked_vital_sign
WHERE diastolic_mmhg >= systolic_mmhg AND diastolic_mmhg > 0
ORDER BY side, response_id, assessment_no, vital_no;
