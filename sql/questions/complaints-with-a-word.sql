-- question: Which calls have a word, whole and in any case of letters, in what the caller said?
-- why: Somebody looks for the call about the garage, and knows that word of it.
-- concept: a full-text index
-- chapter: 05-questions
-- columns: call_no text, priority integer, chief_complaint text
-- ordered: yes
-- domains: word word of 3 to 30 letters, but not about, are, com, for, from, how, that, the, this, und, was, what, when, where, who,
--   will, with, www
SET @word = 'garage';

-- The index keeps no word of fewer than three letters, and none of those that the header leaves out: they stand in every other sentence. To it
-- an accent makes no difference. The pattern says exactly what a whole word is, as in the other two languages: no letter, digit or _ beside it.
-- It has brackets around each letter: 'strasse' would find "Straße", which the others take for another word, and '[s][t][r][a][s][s][e]' does not.
SELECT call_no, priority, chief_complaint
FROM emergency_call
WHERE MATCH (chief_complaint) AGAINST (@word IN BOOLEAN MODE)
  AND REGEXP_LIKE(chief_complaint,
                  CONCAT('(^|[^\\p{L}\\p{N}_])', REGEXP_REPLACE(@word, '(.)', '[$1]'), '($|[^\\p{L}\\p{N}_])'), 'i')
ORDER BY call_no;
