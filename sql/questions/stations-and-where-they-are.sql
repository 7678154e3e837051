-- question: Which ambulance stations are there, and where?
-- why: Every distance in the workbook is measured from one of these places.
-- concept: SELECT and ORDER BY
-- chapter: 05-questions
-- columns: station_code text, name text, longitude decimal(6), latitude decimal(6)
-- ordered: yes

-- A POINT knows which of its numbers is the latitude; casting them makes six exact digits of a floating-point number.
SELECT station_code, name,
       CAST(ST_Longitude(location) AS DECIMAL(9,6)) AS longitude,
       CAST(ST_Latitude(location) AS DECIMAL(9,6)) AS latitude
FROM station
ORDER BY station_code;
