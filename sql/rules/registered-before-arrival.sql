-- rule: Nobody is registered before arriving.
-- reason: Visit and arrival are two tables, and a CHECK sees one row.
-- columns: side text, visit_no text, arrived_at instant, registered_at instant

SELECT side, visit_no, arrived_at, registered_at
FROM checked_visit
WHERE registered_at < arrived_at
ORDER BY side, visit_no;
