-- rule: No unit is at the hospital before it left the scene.
-- nemsis: nemSch_e035 (eTimes.11, .09)
-- reason: The commonest fault of order in real exports: the crew presses both buttons at the hospital.
-- columns: side text, response_id text, left_scene_at instant, at_destination_at instant

SELECT side, response_id, left_scene_at, at_destination_at
FROM checked_response
WHERE at_destination_at < left_scene_at
ORDER BY side, response_id;
