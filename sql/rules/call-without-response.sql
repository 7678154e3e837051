-- rule: A call that an export tells of has a response.
-- reason: An export has a row for each unit sent, so a call alone lost its rows. Our own calls may be answered by advice, and are not
--   asked.
-- columns: side text, call_no text

SELECT 'reported' AS side, c.call_no
FROM reported_call AS c
LEFT JOIN reported_response AS r ON r.call_no = c.call_no
WHERE r.row_id IS NULL
ORDER BY c.call_no;
