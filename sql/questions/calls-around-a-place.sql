-- question: Which calls came from within some kilometres of a place, and from how far?
-- why: After a fire or a leak the control room asks who else has called from there.
-- concept: a spatial index: a box that it can find, then the exact distance
-- chapter: 05-questions
-- columns: call_no text, received_at instant, distance_m integer
-- ordered: yes
-- ranges: longitude -170.0 to 170.0, latitude -80.0 to 80.0, km 0.0 to 50.0
SET @longitude = 3.2;
SET @latitude = 54.7;
SET @km = 0.5;

-- The index knows boxes, not circles: MBRContains finds what lies in the box around the circle, whose diagonal is the LINESTRING, and
-- ST_Distance_Sphere is asked of those few only. A degree of latitude is 111.2 km long; by 111 the box is a little too large, never too small.
SELECT call_no, received_at,
       CAST(ROUND(ST_Distance_Sphere(location, ST_SRID(POINT(@longitude, @latitude), 4326))) AS SIGNED) AS distance_m
FROM emergency_call
WHERE MBRContains(ST_SRID(LINESTRING(
        POINT(@longitude - @km / 111 / COS(RADIANS(@latitude)), @latitude - @km / 111),
        POINT(@longitude + @km / 111 / COS(RADIANS(@latitude)), @latitude + @km / 111)), 4326), location)
  AND ST_Distance_Sphere(location, ST_SRID(POINT(@longitude, @latitude), 4326)) <= 1000 * @km
ORDER BY distance_m, call_no;
