-- rule: No unit is on scene before it is en route.
-- nemsis: nemSch_e022 (eTimes.06, .05)
-- reason: Buttons pressed late and all at once give such times, and travel times below zero with them.
-- columns: side text, response_id text, en_route_at instant, on_scene_at instant

SELECT side, response_id, en_route_at, on_scene_at
FROM checked_response
WHERE on_scene_at < en_route_at
ORDER BY side, response_id;
