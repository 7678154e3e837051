-- question: Which paramedic handed patients over to which nurse at least so often, and how often with
--   a written report?
-- why: A handover is where facts are lost; a written report keeps them.
-- concept: a ternary relationship joined to the same table twice
-- chapter: 05-questions
-- columns: paramedic_no text, nurse_no text, handovers integer, written integer
-- ordered: yes
-- ranges: at_least 1 to 1000000
SET @at_least = 2;

SELECT p.staff_no AS paramedic_no, n.staff_no AS nurse_no,
       COUNT(*) AS handovers,
       COUNT(CASE WHEN h.report <> 'verbal' THEN 1 END) AS written
FROM handover AS h
JOIN staff AS p ON p.staff_id = h.paramedic_id
JOIN staff AS n ON n.staff_id = h.nurse_id
GROUP BY p.staff_id, p.staff_no, n.staff_id, n.staff_no
HAVING COUNT(*) >= @at_least
ORDER BY handovers DESC, paramedic_no, nurse_no;
