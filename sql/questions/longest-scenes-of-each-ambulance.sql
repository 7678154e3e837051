-- question: Which were the three longest stays on scene of each ambulance, from on scene (eTimes.06) to left scene (.09)
--   or, without a transport, in service (.13)?
-- why: A long scene is an entrapment, or a patient who refused for an hour; both are worth a talk.
-- concept: the top rows of each group with LATERAL
-- chapter: 05-questions
-- columns: call_sign text, minutes integer, call_no text, on_scene_at instant
-- ordered: yes

-- A scene ends when the patient leaves it, or, if nobody is transported, when the unit is free again.
-- 1.000000: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT a.call_sign, ROUND(1.000000 * top.microseconds / 60000000) AS minutes, top.call_no, top.on_scene_at
FROM ambulance AS a
JOIN LATERAL (
  SELECT TIMESTAMPDIFF(MICROSECOND, d.on_scene_at, COALESCE(t.left_scene_at, d.in_service_at)) AS microseconds,
         c.call_no, d.on_scene_at
  FROM dispatch AS d
  JOIN emergency_call AS c USING (call_id)
  LEFT JOIN transport AS t USING (dispatch_id)
  WHERE d.ambulance_id = a.ambulance_id
    AND d.on_scene_at IS NOT NULL AND COALESCE(t.left_scene_at, d.in_service_at) IS NOT NULL
  ORDER BY microseconds DESC, c.call_no
  LIMIT 3
) AS top ON TRUE
ORDER BY call_sign, minutes DESC, call_no;
