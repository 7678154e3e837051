-- rule: No patient is handed over before reaching the hospital.
-- nemsis: nemSch_e042 (eTimes.12, .11)
-- reason: Offload times below zero would hide long ones in every average.
-- columns: side text, response_id text, at_destination_at instant, transfer_of_care_at instant

SELECT side, response_id, at_destination_at, transfer_of_care_at
FROM checked_response
WHERE transfer_of_care_at < at_destination_at
ORDER BY side, response_id;
