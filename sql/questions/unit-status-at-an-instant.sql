-- question: What was each ambulance doing at an instant, and since when?
-- why: After an incident the first question is which units were free.
-- concept: the last event before an instant, with LATERAL
-- chapter: 05-questions
-- columns: call_sign text, status text, since instant, call_no text?
-- ordered: yes
SET @seen_at = TIMESTAMP '2025-02-19 17:28:00';

SELECT a.call_sign, CAST(last.status AS CHAR) AS status, last.changed_at AS since, c.call_no
FROM ambulance AS a
JOIN LATERAL (
  SELECT e.status, e.changed_at, e.dispatch_id
  FROM unit_status_event AS e
  WHERE e.ambulance_id = a.ambulance_id AND e.changed_at <= CAST(@seen_at AS DATETIME(3))
  ORDER BY e.changed_at DESC, e.event_id DESC
  LIMIT 1
) AS last ON TRUE
LEFT JOIN dispatch AS d ON d.dispatch_id = last.dispatch_id
LEFT JOIN emergency_call AS c ON c.call_id = d.call_id
ORDER BY call_sign;
