-- question: Which systems of the body are people calling about?
-- why: They decide which equipment every ambulance must carry.
-- concept: DISTINCT
-- chapter: 05-questions
-- columns: body_system text
-- ordered: yes

SELECT DISTINCT p.body_system
FROM emergency_call AS c
JOIN clinical_problem AS p USING (problem_code)
ORDER BY body_system;
