-- question: How many hours did each ambulance spend free, on the way (from the notification on), on scene and
--   at the hospital?
-- why: One that is never free is missing at the next call; one that is always free could move.
-- concept: LEAD for the length of a state, then a pivot
-- chapter: 05-questions
-- columns: call_sign text, available_h decimal(1), driving_h decimal(1), on_scene_h decimal(1), at_hospital_h decimal(1)
-- ordered: yes

WITH lasted AS (
  -- A status lasts until the next event of the same ambulance; the last of all has no end and counts 0.
  -- 1.000000: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
  SELECT a.call_sign, e.status,
         1.000000 * COALESCE(TIMESTAMPDIFF(MICROSECOND, e.changed_at, LEAD(e.changed_at) OVER (
           PARTITION BY e.ambulance_id ORDER BY e.changed_at, e.event_id)), 0) AS microseconds
  FROM unit_status_event AS e
  JOIN ambulance AS a USING (ambulance_id)
)
SELECT call_sign,
       ROUND(SUM(CASE WHEN status = 'available' THEN microseconds ELSE 0 END) / 3600000000, 1) AS available_h,
       ROUND(SUM(CASE WHEN status IN ('notified', 'en_route', 'transporting') THEN microseconds ELSE 0 END) / 3600000000, 1)
         AS driving_h,
       ROUND(SUM(CASE WHEN status = 'on_scene' THEN microseconds ELSE 0 END) / 3600000000, 1) AS on_scene_h,
       ROUND(SUM(CASE WHEN status = 'at_hospital' THEN microseconds ELSE 0 END) / 3600000000, 1) AS at_hospital_h
FROM lasted
GROUP BY call_sign
ORDER BY call_sign;
