-- question: How many visits of each triage level end in which decision, a column for each decision?
-- why: Whether triage foresees who must be admitted can be read from one small table.
-- concept: a pivot by conditional aggregation
-- chapter: 05-questions
-- columns: esi integer, name text,
--   discharged integer, admitted integer, transferred integer, left_early integer, died integer
-- ordered: yes

-- SQL needs to know its columns before it reads a row: one CASE for each decision.
SELECT l.esi, l.name,
       COUNT(CASE WHEN d.decision = 'discharged' THEN 1 END) AS discharged,
       COUNT(CASE WHEN d.decision = 'admitted' THEN 1 END) AS admitted,
       COUNT(CASE WHEN d.decision = 'transferred' THEN 1 END) AS transferred,
       COUNT(CASE WHEN d.decision IN ('left_without_being_seen', 'left_against_advice') THEN 1 END) AS left_early,
       COUNT(CASE WHEN d.decision = 'died' THEN 1 END) AS died
FROM triage_level AS l
LEFT JOIN visit AS v USING (esi)
LEFT JOIN disposition AS d USING (visit_id)
GROUP BY l.esi, l.name
ORDER BY esi;
