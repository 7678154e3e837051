-- rule: No decision is taken before the last of triage, bed and physician that the patient got to.
-- reason: Two tables, and a CHECK sees one row. The last is the greatest of the known times, whichever stage that was: reported ones may
--   be out of order. Who was decided on before registration is left to the rule for that.
-- columns: side text, visit_no text, last_contact_at instant, decided_at instant

SELECT side, visit_no,
       -- GREATEST is NULL if one of its arguments is, so a time that is missing lends the place to one that is known.
       GREATEST(COALESCE(triaged_at, bedded_at, seen_at), COALESCE(bedded_at, seen_at, triaged_at),
                COALESCE(seen_at, triaged_at, bedded_at)) AS last_contact_at,
       decided_at
FROM checked_disposition
WHERE (decided_at < triaged_at OR decided_at < bedded_at OR decided_at < seen_at) AND COALESCE(decided_at >= registered_at, TRUE)
ORDER BY side, visit_no;
