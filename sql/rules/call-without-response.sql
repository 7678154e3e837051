-- rule: A call that an export tells of has a response.
-- reason: An export has a row for each unit sent, so a call alone lost its rows. Our own calls may be answered by advice, and are not
--   asked.
-- columns: side text, call_no text

SELECT side, call_no
FROM checked_call
WHERE NOT has_response
ORDER BY side, call_no;
