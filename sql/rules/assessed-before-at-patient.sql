-- rule: Nobody is assessed before the crew is at the patient.
-- reason: Dispatch and assessment are two tables, and a CHECK sees one row.
-- columns: side text, response_id text, at_patient_at instant, assessed_at instant

SELECT side, response_id, at_patient_at, assessed_at
FROM checked_response
WHERE assessed_at < at_patient_at
ORDER BY side, response_id;
