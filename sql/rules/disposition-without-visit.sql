-- rule: A disposition ends a visit that is there.
-- reason: A foreign key holds it for our own rows; an encounter may hold a disposition and no visit, and reports have no foreign keys.
-- columns: side text, visit_no text?, decision text?

SELECT side, visit_no, decision
FROM checked_disposition
WHERE NOT has_visit
ORDER BY side, visit_no, decision;
