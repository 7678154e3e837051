-- question: How many calls of each priority come on each day of the week?
-- why: The roster is made by the week; a combination without a call must show as 0 and not be missing.
-- concept: CROSS JOIN of all combinations, then LEFT JOIN
-- chapter: 05-questions
-- columns: weekday integer, weekday_name text, priority integer, calls integer
-- ordered: yes

WITH week (weekday, weekday_name) AS (
  VALUES ROW(1, 'Monday'), ROW(2, 'Tuesday'), ROW(3, 'Wednesday'), ROW(4, 'Thursday'),
         ROW(5, 'Friday'), ROW(6, 'Saturday'), ROW(7, 'Sunday')
)
-- WEEKDAY counts from 0; ISO 8601 counts the days from Monday, 1.
SELECT w.weekday, w.weekday_name, p.priority, COUNT(c.call_id) AS calls
FROM week AS w
CROSS JOIN dispatch_priority AS p
LEFT JOIN emergency_call AS c
  ON c.priority = p.priority AND WEEKDAY(c.received_at) + 1 = w.weekday
GROUP BY w.weekday, w.weekday_name, p.priority
ORDER BY weekday, priority;
