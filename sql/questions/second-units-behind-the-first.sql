-- question: How long after the first unit did the second reach the same call, both on scene (eTimes.06)?
-- why: In a cardiac arrest the second crew brings the hands that the first lacks.
-- concept: LEAD
-- chapter: 05-questions
-- columns: call_no text, first_unit text, second_unit text, seconds_behind integer
-- ordered: yes

WITH came AS (
  SELECT c.call_no, a.call_sign, d.on_scene_at,
         ROW_NUMBER() OVER in_turn AS nth,
         LEAD(a.call_sign) OVER in_turn AS next_unit,
         LEAD(d.on_scene_at) OVER in_turn AS next_at
  FROM dispatch AS d
  JOIN emergency_call AS c USING (call_id)
  JOIN ambulance AS a USING (ambulance_id)
  WHERE d.on_scene_at IS NOT NULL
  WINDOW in_turn AS (PARTITION BY d.call_id ORDER BY d.on_scene_at, d.dispatch_id)
)
SELECT call_no, call_sign AS first_unit, next_unit AS second_unit,
       ROUND(TIMESTAMPDIFF(MICROSECOND, on_scene_at, next_at) / 1000000) AS seconds_behind
FROM came
WHERE nth = 1 AND next_at IS NOT NULL
ORDER BY call_no;
