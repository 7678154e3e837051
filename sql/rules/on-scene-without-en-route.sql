-- rule: A unit on scene was en route before.
-- nemsis: nemSch_e018 (eTimes.05 is recorded unless the unit was cancelled before it arrived)
-- reason: Without it neither turnout nor travel can be computed, and those who forget the button are not a random sample.
-- columns: side text, response_id text, notified_at instant?, on_scene_at instant

SELECT side, response_id, notified_at, on_scene_at
FROM checked_response
WHERE on_scene_at IS NOT NULL AND en_route_at IS NULL
ORDER BY side, response_id;
