-- rule: Who refused, or was not there, is not treated at the hospital by that ride.
-- reason: The treatment hangs on a visit, the visit on a response: three tables, and no constraint sees all of them.
-- columns: side text, treatment_id text, response_id text, outcome text

SELECT side, treatment_id, response_id, outcome
FROM checked_treatment
WHERE outcome IN ('refused', 'no_patient', 'cancelled')
ORDER BY side, treatment_id;
