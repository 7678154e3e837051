-- question: Which nurses have assisted in all kinds of treatment that were ever given?
-- why: They can be sent to any bed.
-- concept: relational division, by two NOT EXISTS
-- chapter: 05-questions
-- columns: staff_no text, area text
-- ordered: yes

-- No kind of treatment exists in which there is no treatment that the nurse assisted.
SELECT s.staff_no, CAST(n.area AS CHAR) AS area
FROM nurse AS n
JOIN staff AS s USING (staff_id)
WHERE NOT EXISTS (
  SELECT 1
  FROM (SELECT DISTINCT kind FROM treatment) AS k
  WHERE NOT EXISTS (
    SELECT 1
    FROM assist AS x
    JOIN treatment AS t USING (treatment_id)
    WHERE x.nurse_id = n.staff_id AND t.kind = k.kind
  )
)
ORDER BY staff_no;
