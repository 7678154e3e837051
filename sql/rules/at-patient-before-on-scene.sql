-- rule: In our own dispatches the crew is at the patient no earlier than the ambulance is on scene.
-- reason: A CHECK holds it in MySQL; a validator compares no two fields. Others' reports are not asked: NEMSIS lets a crew member come
--   alone.
-- columns: dispatch_id integer, on_scene_at instant, at_patient_at instant

SELECT dispatch_id, on_scene_at, at_patient_at
FROM dispatch
WHERE at_patient_at < on_scene_at
ORDER BY dispatch_id;
