-- rule: Every treatment has a row of its kind.
-- guards: treatment_kind.total
-- reason: The row of treatment is written first, and MySQL has no constraint that waits for the second row.
-- documents: cannot break it: the kind and its details stand in one document, and the validator of treatments asks for both.
-- columns: treatment_id integer, kind text

SELECT t.treatment_id, t.kind
FROM treatment AS t
LEFT JOIN medication AS m ON m.treatment_id = t.treatment_id
LEFT JOIN `procedure` AS p ON p.treatment_id = t.treatment_id
LEFT JOIN imaging AS i ON i.treatment_id = t.treatment_id
LEFT JOIN observation AS o ON o.treatment_id = t.treatment_id
WHERE COALESCE(m.treatment_id, p.treatment_id, i.treatment_id, o.treatment_id) IS NULL
ORDER BY t.treatment_id;
