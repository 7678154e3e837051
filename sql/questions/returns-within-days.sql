-- question: Which visits began within some days after the same patient had left?
-- why: A quick return may mean that the patient was sent home too early.
-- concept: LAG over each patient's visits
-- chapter: 05-questions
-- columns: mrn text, visit_no text, registered_at instant, previous_visit_no text, hours_between decimal(1)
-- ordered: yes
-- ranges: days 0 to 3660
SET @days = 14;

WITH in_turn AS (
  SELECT a.patient_id, v.visit_no, v.registered_at,
         LAG(v.visit_no) OVER earlier AS previous_visit_no,
         LAG(v.departed_at) OVER earlier AS left_at
  FROM visit AS v
  JOIN arrival AS a USING (arrival_id)
  -- Without PARTITION BY the visit before would be anybody's.
  WINDOW earlier AS (PARTITION BY a.patient_id ORDER BY v.registered_at, v.visit_id)
)
-- 1.000000: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT pt.mrn, t.visit_no, t.registered_at, t.previous_visit_no,
       ROUND(1.000000 * TIMESTAMPDIFF(MICROSECOND, t.left_at, t.registered_at) / 3600000000, 1) AS hours_between
FROM in_turn AS t
JOIN patient AS pt USING (patient_id)
WHERE t.registered_at <= t.left_at + INTERVAL @days DAY
ORDER BY registered_at, visit_no;
