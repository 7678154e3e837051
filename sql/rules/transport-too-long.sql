-- rule: A transport reaches the hospital within six hours.
-- reason: In the study transports average 2.3 hours, where the hospital is minutes away.
-- columns: side text, response_id text, left_scene_at instant, at_destination_at instant, transport_s integer

SELECT side, response_id, left_scene_at, at_destination_at, TIMESTAMPDIFF(SECOND, left_scene_at, at_destination_at) AS transport_s
FROM checked_response
WHERE at_destination_at > left_scene_at + INTERVAL 360 MINUTE
ORDER BY side, response_id;
