-- rule: Every ambulance has a row of its kind.
-- guards: ambulance_kind.total
-- reason: The row of ambulance is written first, and MySQL has no constraint that waits for the second row.
-- documents: cannot break it: the kind and its equipment stand in one document, and the validator of units asks for both.
-- columns: ambulance_id integer, kind text

SELECT a.ambulance_id, a.kind
FROM ambulance AS a
LEFT JOIN basic_ambulance AS b ON b.ambulance_id = a.ambulance_id
LEFT JOIN advanced_ambulance AS v ON v.ambulance_id = a.ambulance_id
LEFT JOIN critical_care_ambulance AS c ON c.ambulance_id = a.ambulance_id
WHERE COALESCE(b.ambulance_id, v.ambulance_id, c.ambulance_id) IS NULL
ORDER BY a.ambulance_id;
