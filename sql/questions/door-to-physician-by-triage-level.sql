-- question: How many patients of each triage level saw a physician within the target, and how long was the wait from
--   registration on average?
-- why: Triage promises that the sickest are seen first; this says whether it holds.
-- concept: NULL in aggregates
-- chapter: 05-questions
-- columns: esi integer, name text, visits integer, seen integer, in_time integer, average_min decimal(1)?
-- ordered: yes

-- 1.000000: MySQL rounds an average to four digits more than its values have, and rounding twice can err.
-- Who left unseen has no waiting time: AVG passes over the NULL, COUNT(*) does not.
SELECT l.esi, l.name,
       COUNT(*) AS visits,
       COUNT(v.seen_at) AS seen,
       COUNT(CASE WHEN v.seen_at <= v.registered_at + INTERVAL l.target_min MINUTE THEN 1 END) AS in_time,
       ROUND(AVG(1.000000 * TIMESTAMPDIFF(MICROSECOND, v.registered_at, v.seen_at)) / 60000000, 1) AS average_min
FROM triage_level AS l
JOIN visit AS v USING (esi)
GROUP BY l.esi, l.name
ORDER BY esi;
