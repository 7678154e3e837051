-- question: When was each patient treated last, those never treated included?
-- why: An inner join would leave out exactly the patients whom nobody has treated yet.
-- concept: a scalar subquery in the SELECT list
-- chapter: 05-questions
-- columns: mrn text, last_treated_at instant?
-- ordered: yes

-- NULL sorts first, so the patients without a treatment open the list.
SELECT pt.mrn, (
         SELECT MAX(t.started_at)
         FROM arrival AS a
         JOIN visit AS v USING (arrival_id)
         JOIN treatment AS t USING (visit_id)
         WHERE a.patient_id = pt.patient_id
       ) AS last_treated_at
FROM patient AS pt
ORDER BY last_treated_at, mrn;
