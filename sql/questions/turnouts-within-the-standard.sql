-- question: How often does a crew set out within the standard, by the station it starts from?
-- why: NFPA 1710 asks for 60 seconds from unit notified to en route in nine of ten cases.
-- concept: a generated column, a ratio, and a percentile beside it
-- chapter: 05-questions
-- columns: station_code text, dispatches integer, in_time integer, percent decimal(1), p90_s integer, meets_standard boolean
-- ordered: yes
SET @standard_s = 60;

WITH ranked AS (
  -- turnout_s is eTimes.05 - .03, computed by the table itself.
  SELECT s.station_code, d.turnout_s,
         COUNT(*) OVER (PARTITION BY s.station_id) AS dispatches,
         ROW_NUMBER() OVER (PARTITION BY s.station_id ORDER BY d.turnout_s) AS place
  FROM dispatch AS d
  JOIN ambulance AS a USING (ambulance_id)
  JOIN station AS s USING (station_id)
  WHERE d.turnout_s IS NOT NULL
), summed AS (
  SELECT station_code,
         COUNT(*) AS dispatches,
         COUNT(CASE WHEN turnout_s <= @standard_s THEN 1 END) AS in_time,
         MAX(CASE WHEN place = CEIL(0.9 * dispatches) THEN turnout_s END) AS p90_s
  FROM ranked
  GROUP BY station_code
)
-- 100.000000, not 100: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT station_code, dispatches, in_time,
       ROUND(100.000000 * in_time / dispatches, 1) AS percent,
       p90_s,
       p90_s <= @standard_s AS meets_standard
FROM summed
ORDER BY station_code;
