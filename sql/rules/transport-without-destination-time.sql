-- rule: A transport has a time at the hospital.
-- nemsis: nemSch_e030 (eTimes.11)
-- reason: A ride without an end counts in no transport time and no offload time.
-- columns: side text, response_id text, left_scene_at instant

SELECT side, response_id, left_scene_at
FROM checked_response
WHERE left_scene_at IS NOT NULL AND at_destination_at IS NULL
ORDER BY side, response_id;
