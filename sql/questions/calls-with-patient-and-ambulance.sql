-- question: Who was called for when, at one priority, and what kind of ambulance was sent?
-- why: A patient's record begins with it; a critical patient should have had an advanced unit.
-- concept: a join of three tables and more
-- chapter: 05-questions
-- columns: mrn text, received_at instant, call_no text, call_sign text, kind text
-- ordered: yes
-- ranges: priority 1 to 4
SET @priority = 1;

SELECT pt.mrn, c.received_at, c.call_no, a.call_sign, CAST(a.kind AS CHAR) AS kind
FROM emergency_call AS c
JOIN patient AS pt USING (patient_id)
JOIN dispatch AS d USING (call_id)
JOIN ambulance AS a USING (ambulance_id)
WHERE c.priority = @priority
ORDER BY received_at, call_no, call_sign;
