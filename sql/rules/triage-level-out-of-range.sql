-- rule: A triage level is 1 to 5.
-- reason: The Emergency Severity Index has five levels; other scales have other numbers.
-- columns: side text, visit_no text, esi integer

SELECT side, visit_no, esi
FROM checked_visit
WHERE esi NOT BETWEEN 1 AND 5
ORDER BY side, visit_no;
