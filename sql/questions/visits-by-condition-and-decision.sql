-- question: How do visits end, by the condition on arrival, with a total for each condition and one for all?
-- why: A table in a report has its sums in it.
-- concept: GROUP BY … WITH ROLLUP, and GROUPING
-- chapter: 05-questions
-- columns: is_total boolean, condition_on_arrival text?, is_subtotal boolean, decision text?, visits integer
-- ordered: yes

-- The NULLs that ROLLUP writes look like missing values; GROUPING says which of them stand for "all".
SELECT GROUPING(v.condition_on_arrival) AS is_total,
       CAST(v.condition_on_arrival AS CHAR) AS condition_on_arrival,
       GROUPING(d.decision) AS is_subtotal,
       CAST(d.decision AS CHAR) AS decision,
       COUNT(*) AS visits
FROM visit AS v
JOIN disposition AS d USING (visit_id)
GROUP BY v.condition_on_arrival, d.decision WITH ROLLUP
ORDER BY is_total, condition_on_arrival, is_subtotal, decision;
