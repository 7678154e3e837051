-- rule: No unit leaves the scene with a patient before its crew is at the patient.
-- nemsis: nemSch_e029 (eTimes.09, .07)
-- reason: Dispatch and transport are two tables, and a CHECK sees one row. Who left before being on scene at all is left to the rule
--   for that.
-- columns: side text, response_id text, at_patient_at instant, left_scene_at instant

SELECT side, response_id, at_patient_at, left_scene_at
FROM checked_response
WHERE left_scene_at < at_patient_at AND COALESCE(left_scene_at >= on_scene_at, TRUE)
ORDER BY side, response_id;
