-- rule: Treatments lie between registration and departure.
-- reason: Treatment and visit are two tables, and a CHECK sees one row.
-- columns: side text, treatment_id text, started_at instant?, ended_at instant?

SELECT side, treatment_id, started_at, ended_at
FROM checked_treatment
WHERE started_at < registered_at OR ended_at > departed_at
ORDER BY side, treatment_id;
