-- rule: A unit en route is on scene within three hours.
-- reason: The town is crossed in half an hour. Longer travel is a time that was typed in afterwards, or the wrong day.
-- columns: side text, response_id text, en_route_at instant, on_scene_at instant, travel_s integer

SELECT side, response_id, en_route_at, on_scene_at, TIMESTAMPDIFF(SECOND, en_route_at, on_scene_at) AS travel_s
FROM checked_response
WHERE on_scene_at > en_route_at + INTERVAL 180 MINUTE
ORDER BY side, response_id;
