-- question: Which station is nearest to each critical call, how far is it, and did a unit of it go?
-- why: Where the nearest station's unit was out, the town has too few there.
-- concept: distances on the sphere between points with SRID 4326
-- chapter: 05-questions
-- columns: call_no text, station_code text, distance_km decimal(1), own_unit_went boolean
-- ordered: yes
-- ranges: priority 1 to 4
SET @priority = 1;

WITH measured AS (
  -- In metres along the surface of a ball of 6,371,009 m, the mean radius of WGS 84.
  SELECT c.call_id, c.call_no, s.station_id, s.station_code,
         ST_Distance_Sphere(c.location, s.location) AS distance_m
  FROM emergency_call AS c
  CROSS JOIN station AS s
  WHERE c.priority = @priority
), ranked AS (
  SELECT call_id, call_no, station_id, station_code, distance_m,
         ROW_NUMBER() OVER (PARTITION BY call_id ORDER BY distance_m, station_code) AS place
  FROM measured
)
-- Tenths of a kilometre: the last digits of a floating-point distance differ between languages.
SELECT r.call_no, r.station_code, CAST(r.distance_m / 1000 AS DECIMAL(6,1)) AS distance_km,
       EXISTS (
         SELECT 1
         FROM dispatch AS d
         JOIN ambulance AS a USING (ambulance_id)
         WHERE d.call_id = r.call_id AND a.station_id = r.station_id
       ) AS own_unit_went
FROM ranked AS r
WHERE r.place = 1
ORDER BY call_no;
