-- rule: A unit at the hospital with a patient left a scene before.
-- nemsis: nemSch_e025 (eTimes.09 is recorded unless the unit was cancelled before it arrived)
-- reason: The hospital is reached with a patient from somewhere; scene time cannot be computed without.
-- columns: side text, response_id text, at_destination_at instant

SELECT side, response_id, at_destination_at
FROM checked_response
WHERE at_destination_at IS NOT NULL AND left_scene_at IS NULL
ORDER BY side, response_id;
