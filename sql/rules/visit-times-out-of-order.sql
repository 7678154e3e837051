-- rule: Registration, triage, bed, physician and departure follow each other.
-- reason: Each time is compared with the last one before it that is known, since patients leave at every stage.
-- columns: side text, visit_no text, registered_at instant?, triaged_at instant?, bedded_at instant?, seen_at instant?, departed_at instant?

SELECT side, visit_no, registered_at, triaged_at, bedded_at, seen_at, departed_at
FROM checked_visit
WHERE triaged_at < registered_at
   OR bedded_at < COALESCE(triaged_at, registered_at)
   OR seen_at < COALESCE(bedded_at, triaged_at, registered_at)
   OR departed_at < COALESCE(seen_at, bedded_at, triaged_at, registered_at)
ORDER BY side, visit_no;
