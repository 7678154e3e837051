-- question: How many calls come from within some distance of each station?
-- why: It says how much of the town a station covers by itself.
-- concept: a join on a distance
-- chapter: 05-questions
-- columns: station_code text, calls_near integer, percent_of_all decimal(1)
-- ordered: yes
-- ranges: km 0.0 to 1000.0
SET @km = 2.5;

-- 100.000000, not 100: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT s.station_code,
       COUNT(c.call_id) AS calls_near,
       ROUND(100.000000 * COUNT(c.call_id) / (SELECT COUNT(*) FROM emergency_call), 1) AS percent_of_all
FROM station AS s
LEFT JOIN emergency_call AS c ON ST_Distance_Sphere(c.location, s.location) <= 1000 * @km
GROUP BY s.station_id, s.station_code
ORDER BY station_code;
