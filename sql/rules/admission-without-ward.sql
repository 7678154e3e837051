-- rule: Who is admitted goes to a ward, and nobody else does.
-- reason: A CHECK holds it for our own rows in MySQL; a validator does not.
-- columns: side text, visit_no text?, decision text?, ward text?

SELECT side, visit_no, decision, ward
FROM checked_disposition
WHERE (decision = 'admitted') <> (ward IS NOT NULL)
ORDER BY side, visit_no, decision;
