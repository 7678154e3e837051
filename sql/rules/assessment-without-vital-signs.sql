-- rule: Every assessment has at least one reading of the vital signs.
-- guards: measures.Assessment.min
-- reason: The readings are written after the assessment, and MySQL has no constraint that waits for them.
-- documents: cannot break it: an assessment holds its readings, and the validator of dispatches asks for one at least.
-- columns: dispatch_id integer, assessment_no integer

SELECT a.dispatch_id, a.assessment_no
FROM assessment AS a
LEFT JOIN vital_sign AS v ON v.dispatch_id = a.dispatch_id AND v.assessment_no = a.assessment_no
WHERE v.vital_no IS NULL
ORDER BY a.dispatch_id, a.assessment_no;
