-- rule: No treatment ends before it begins.
-- reason: A CHECK holds it for our own rows in MySQL; a validator compares no two fields.
-- columns: side text, treatment_id text, started_at instant, ended_at instant

SELECT side, treatment_id, started_at, ended_at
FROM checked_treatment
WHERE ended_at < started_at
ORDER BY side, treatment_id;
