-- rule: No decision is taken before the last of triage, bed and physician that the patient got to.
-- reason: Two tables, and a CHECK sees one row. Who was decided on before registration is left to the rule for that.
-- columns: side text, visit_no text, last_contact_at instant, decided_at instant

SELECT side, visit_no, COALESCE(seen_at, bedded_at, triaged_at) AS last_contact_at, decided_at
FROM checked_disposition
WHERE decided_at < COALESCE(seen_at, bedded_at, triaged_at) AND COALESCE(decided_at >= registered_at, TRUE)
ORDER BY side, visit_no;
