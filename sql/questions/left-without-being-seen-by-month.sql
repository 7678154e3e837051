-- question: Which part of the visits of each month ended with the patient leaving unseen?
-- why: Five in a hundred and more is the usual mark of a crowded department.
-- concept: a ratio of conditional counts
-- chapter: 05-questions
-- columns: month text, visits integer, left_unseen integer, percent decimal(1)
-- ordered: yes

WITH ended AS (
  SELECT DATE_FORMAT(v.registered_at, '%Y-%m') AS month, d.decision
  FROM visit AS v
  JOIN disposition AS d USING (visit_id)
)
-- 100.000000, not 100: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT month,
       COUNT(*) AS visits,
       COUNT(CASE WHEN decision = 'left_without_being_seen' THEN 1 END) AS left_unseen,
       ROUND(100.000000 * COUNT(CASE WHEN decision = 'left_without_being_seen' THEN 1 END) / COUNT(*), 1) AS percent
FROM ended
GROUP BY month
ORDER BY month;
