-- rule: Every transport ends with at least one handover.
-- guards: hands_over.Transport.min
-- reason: A handover takes place minutes after the transport is written down; between the two there is none.
-- columns: dispatch_id integer, transfer_of_care_at instant

SELECT t.dispatch_id, t.transfer_of_care_at
FROM transport AS t
WHERE NOT EXISTS (SELECT 1 FROM handover AS h WHERE h.dispatch_id = t.dispatch_id)
ORDER BY t.dispatch_id;
