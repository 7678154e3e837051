-- rule: A unit with a patient leaves the scene within six hours.
-- reason: Rescues from wreckage take hours, not shifts.
-- columns: side text, response_id text, on_scene_at instant, left_scene_at instant, scene_s integer

SELECT side, response_id, on_scene_at, left_scene_at, TIMESTAMPDIFF(SECOND, on_scene_at, left_scene_at) AS scene_s
FROM checked_response
WHERE left_scene_at > on_scene_at + INTERVAL 360 MINUTE
ORDER BY side, response_id;
