-- rule: No unit is free before the last thing it did.
-- nemsis: nemSch_e046 to e052 (eTimes.13 against .03, .05, .06, .07, .09, .11, .12)
-- reason: A unit that is free too early is sent again in the plans that are drawn from such data. last_at is the last of the other
--   times, where it is known when the unit was notified.
-- columns: side text, response_id text, last_at instant?, in_service_at instant

SELECT side, response_id,
       GREATEST(notified_at, COALESCE(en_route_at, notified_at), COALESCE(on_scene_at, notified_at), COALESCE(at_patient_at, notified_at),
                COALESCE(left_scene_at, notified_at), COALESCE(at_destination_at, notified_at),
                COALESCE(transfer_of_care_at, notified_at)) AS last_at,
       in_service_at
FROM checked_response
WHERE in_service_at < notified_at
   OR in_service_at < en_route_at
   OR in_service_at < on_scene_at
   OR in_service_at < at_patient_at
   OR in_service_at < left_scene_at
   OR in_service_at < at_destination_at
   OR in_service_at < transfer_of_care_at
ORDER BY side, response_id;
