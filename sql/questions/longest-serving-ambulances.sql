-- question: Which three ambulances have been in service the longest?
-- why: They are the next to be replaced.
-- concept: ORDER BY with LIMIT
-- chapter: 05-questions
-- columns: call_sign text, plate text, in_service_on date
-- ordered: yes

-- Two ambulances may have come on one day: without the call sign, which of them is third would be left to chance.
SELECT call_sign, plate, in_service_on
FROM ambulance
ORDER BY in_service_on, call_sign
LIMIT 3;
