-- rule: No crew is at the patient before its unit is notified.
-- nemsis: nemSch_e024 (eTimes.07, .03)
-- reason: NEMSIS lets a crew be at the patient before its vehicle is on scene, for one of them may have come alone; not before the
--   alarm.
-- columns: side text, response_id text, notified_at instant, at_patient_at instant

SELECT side, response_id, notified_at, at_patient_at
FROM checked_response
WHERE at_patient_at < notified_at
ORDER BY side, response_id;
