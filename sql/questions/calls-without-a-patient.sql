-- question: For which calls was nobody found or named, and from which number did they come?
-- why: Such calls tie up ambulances; those from withheld numbers cannot be called back.
-- concept: IS NULL
-- chapter: 05-questions
-- columns: call_no text, received_at instant, caller_phone text?
-- ordered: yes

-- `patient_id = NULL` would find nothing: a comparison with NULL is neither true nor false.
SELECT call_no, received_at, caller_phone
FROM emergency_call
WHERE patient_id IS NULL
ORDER BY received_at, call_no;
