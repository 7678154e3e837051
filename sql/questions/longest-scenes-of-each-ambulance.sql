-- question: Which were the three longest stays on scene of each ambulance?
-- why: A long scene is an entrapment, or a patient who refused for an hour; both are worth a talk.
-- concept: the top rows of each group with LATERAL
-- chapter: 05-questions
-- columns: call_sign text, minutes integer, call_no text, on_scene_at instant
-- ordered: yes

SELECT a.call_sign, top.minutes, top.call_no, top.on_scene_at
FROM ambulance AS a
JOIN LATERAL (
  SELECT TIMESTAMPDIFF(MINUTE, d.on_scene_at, t.left_scene_at) AS minutes, c.call_no, d.on_scene_at
  FROM dispatch AS d
  JOIN transport AS t USING (dispatch_id)
  JOIN emergency_call AS c USING (call_id)
  WHERE d.ambulance_id = a.ambulance_id
  ORDER BY minutes DESC, c.call_no
  LIMIT 3
) AS top ON TRUE
ORDER BY call_sign, minutes DESC, call_no;
