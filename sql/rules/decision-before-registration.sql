-- rule: No decision is taken before the patient is registered.
-- reason: Two tables, and a CHECK sees one row. In the study 19 dispositions of 19 preceded their admission.
-- columns: side text, visit_no text, registered_at instant, decided_at instant

SELECT side, visit_no, registered_at, decided_at
FROM checked_disposition
WHERE decided_at < registered_at
ORDER BY side, visit_no;
