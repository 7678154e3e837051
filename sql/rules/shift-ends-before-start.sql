-- rule: A shift ends after it starts.
-- reason: A CHECK holds it in MySQL; a validator compares no two fields.
-- columns: paramedic_id integer, starts_at instant, ends_at instant

SELECT paramedic_id, starts_at, ends_at
FROM crew_shift
WHERE ends_at <= starts_at
ORDER BY paramedic_id, starts_at;
