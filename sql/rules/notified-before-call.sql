-- rule: No unit is notified before the call is received.
-- nemsis: nemSch_e017 (eTimes.03, .01)
-- reason: Two tables hold the two times, and a CHECK sees one row. In the study every dispatch preceded its call.
-- columns: side text, response_id text, received_at instant, notified_at instant

SELECT side, response_id, received_at, notified_at
FROM checked_response
WHERE notified_at < received_at
ORDER BY side, response_id;
