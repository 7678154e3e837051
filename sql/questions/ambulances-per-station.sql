-- question: How many ambulances does each station have, those without one included?
-- why: A station without an ambulance is a building, and the town around it waits longer.
-- concept: LEFT JOIN, and COUNT of a column that may be NULL
-- chapter: 05-questions
-- columns: station_code text, name text, ambulances integer, advanced integer
-- ordered: yes

-- COUNT(*) would count the row that LEFT JOIN makes for an empty station; COUNT(column) passes over its NULL.
SELECT s.station_code, s.name,
       COUNT(a.ambulance_id) AS ambulances,
       COUNT(CASE WHEN a.kind <> 'basic' THEN 1 END) AS advanced
FROM station AS s
LEFT JOIN ambulance AS a USING (station_id)
GROUP BY s.station_id, s.station_code, s.name
ORDER BY station_code;
