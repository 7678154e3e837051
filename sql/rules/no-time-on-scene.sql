-- rule: A unit not known to be cancelled has a time on scene.
-- nemsis: nemSch_e020 (eTimes.06)
-- reason: Response times are computed from the rows that have one. An export that gives dispositions for calls, not for units, leaves
--   open which unit was cancelled: of such an export every response without the time is found.
-- columns: side text, response_id text, outcome text?

SELECT side, response_id, outcome
FROM checked_response
WHERE on_scene_at IS NULL AND (outcome IS NULL OR outcome <> 'cancelled')
ORDER BY side, response_id;
