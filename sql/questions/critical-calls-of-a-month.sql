-- question: Which critical calls came in a month, and what did the callers say?
-- why: The control room reviews its most urgent calls month by month.
-- concept: WHERE with a half-open range of time
-- chapter: 05-questions
-- columns: call_no text, received_at instant, chief_complaint text
-- ordered: yes
-- domains: month_begins first of a month
SET @month_begins = DATE '2025-01-01';

-- From its first instant to before the first of the next month: no instant is in two months, none in neither.
SELECT call_no, received_at, chief_complaint
FROM emergency_call
WHERE priority = 1
  AND received_at >= CAST(@month_begins AS DATE)
  AND received_at < CAST(@month_begins AS DATE) + INTERVAL 1 MONTH
ORDER BY received_at, call_no;
