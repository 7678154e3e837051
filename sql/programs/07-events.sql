-- What the server would do by itself, by the clock. It is made DISABLED: an event runs whether anybody looks or not, and a
-- workbook whose data change overnight has other answers in the morning. To try it: ALTER EVENT forget_old_audits ENABLE.

DROP EVENT IF EXISTS forget_old_audits;

CREATE EVENT forget_old_audits
  ON SCHEDULE EVERY 1 DAY
  DISABLE
  COMMENT 'Deletes audits of dispositions that are older than ten years'
DO
  DELETE FROM disposition_audit WHERE changed_at < CURRENT_TIMESTAMP - INTERVAL 10 YEAR;
