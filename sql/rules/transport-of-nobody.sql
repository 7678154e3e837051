-- rule: A response that was refused, cancelled or found no patient transports nobody.
-- reason: Outcome and transport are written by different people at different times.
-- columns: side text, response_id text, outcome text, left_scene_at instant

SELECT side, response_id, outcome, left_scene_at
FROM checked_response
WHERE outcome IN ('refused', 'no_patient', 'cancelled') AND left_scene_at IS NOT NULL
ORDER BY side, response_id;
