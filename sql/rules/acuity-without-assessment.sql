-- rule: An acuity is found in an assessment.
-- reason: Acuity is what a crew finds (eSituation.13); without an assessment somebody copied the caller's priority.
-- columns: side text, response_id text, acuity text

SELECT side, response_id, acuity
FROM checked_response
WHERE acuity IS NOT NULL AND assessed_at IS NULL
ORDER BY side, response_id;
