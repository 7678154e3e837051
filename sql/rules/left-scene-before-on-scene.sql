-- rule: No unit leaves the scene before it is there.
-- nemsis: nemSch_e028 (eTimes.09, .06)
-- reason: Dispatch and transport are two tables, and a CHECK sees one row.
-- columns: side text, response_id text, on_scene_at instant, left_scene_at instant

SELECT side, response_id, on_scene_at, left_scene_at
FROM checked_response
WHERE left_scene_at < on_scene_at
ORDER BY side, response_id;
