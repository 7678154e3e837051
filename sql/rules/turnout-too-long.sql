-- rule: A unit that is notified rolls within half an hour.
-- reason: NFPA 1710 asks for 60 seconds at the 90th percentile. Beyond half an hour the button was forgotten, and one such row moves
--   an average.
-- columns: side text, response_id text, notified_at instant, en_route_at instant, turnout_s integer

SELECT side, response_id, notified_at, en_route_at, TIMESTAMPDIFF(SECOND, notified_at, en_route_at) AS turnout_s
FROM checked_response
WHERE en_route_at > notified_at + INTERVAL 30 MINUTE
ORDER BY side, response_id;
