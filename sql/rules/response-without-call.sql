-- rule: A response belongs to a call that is there.
-- reason: The reported tables have no foreign keys; a dispatch document holds a copy of its call, and no key leads to the original.
-- columns: side text, response_id text, call_no text?

SELECT side, response_id, call_no
FROM checked_response
WHERE NOT has_call
ORDER BY side, response_id;
