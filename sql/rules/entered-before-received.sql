-- rule: No call is entered before it is received.
-- reason: Two clocks, that of the telephone and that of the dispatch system, are not the same clock. Our own calls have one time.
-- columns: side text, call_no text, received_at instant, entry_at instant

SELECT side, call_no, received_at, entry_at
FROM checked_call
WHERE entry_at < received_at
ORDER BY side, call_no;
