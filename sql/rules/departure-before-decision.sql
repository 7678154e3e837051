-- rule: Nobody departs before it is decided how the visit ends.
-- reason: Two tables, and a CHECK sees one row. Who leaves unseen decides by leaving: at the same instant, not after it.
-- columns: side text, visit_no text, decided_at instant, departed_at instant

SELECT side, visit_no, decided_at, departed_at
FROM checked_disposition
WHERE departed_at < decided_at
ORDER BY side, visit_no;
