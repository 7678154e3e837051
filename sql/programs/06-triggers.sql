-- What happens by itself when rows change. Made after the data are loaded: a load is not refused row by row.

DROP TRIGGER IF EXISTS unit_status_event_allowed;
DROP TRIGGER IF EXISTS disposition_noted;
DROP TRIGGER IF EXISTS disposition_changed;
DROP TRIGGER IF EXISTS disposition_removed;
DROP TABLE IF EXISTS disposition_audit;

-- Who changed which decision: its columns may change over the years, so what was there before and after is kept as JSON.
CREATE TABLE disposition_audit (
  audit_id      INT          NOT NULL AUTO_INCREMENT,
  visit_id      INT          NOT NULL COMMENT 'No foreign key: the audit outlives what it tells of',
  changed_at    TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  changed_by    VARCHAR(100) NOT NULL COMMENT 'User and host of the session',
  was           JSON         NULL COMMENT 'The row before; NULL: there was none',
  is_now        JSON         NULL COMMENT 'The row after; NULL: it was deleted',
  PRIMARY KEY (audit_id),
  KEY disposition_audit_visit (visit_id)
) COMMENT = 'One row: a disposition was made, changed or deleted';

DELIMITER //

CREATE TRIGGER unit_status_event_allowed BEFORE INSERT ON unit_status_event FOR EACH ROW
BEGIN
  DECLARE last_status VARCHAR(20);
  DECLARE last_at DATETIME(3);
  DECLARE unit VARCHAR(8);
  DECLARE complaint VARCHAR(128);
  SELECT call_sign, status, since INTO unit, last_status, last_at
    FROM current_unit_status WHERE ambulance_id = NEW.ambulance_id;
  IF last_status IS NOT NULL AND NEW.changed_at < last_at THEN
    SET complaint = CONCAT(unit, ' is ', last_status, ' since ', last_at, ' UTC: nothing can happen before.');
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = complaint;
  ELSEIF last_status IS NOT NULL AND NOT unit_may_go(last_status, NEW.status) THEN
    SET complaint = CONCAT(unit, ' is ', last_status, ' and cannot become ', NEW.status, '.');
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = complaint;
  END IF;
END
//

CREATE TRIGGER disposition_noted AFTER INSERT ON disposition FOR EACH ROW
  INSERT INTO disposition_audit (visit_id, changed_by, is_now) VALUES (NEW.visit_id, USER(), JSON_OBJECT(
    'decision', NEW.decision, 'decided_at', NEW.decided_at, 'physician_id', NEW.physician_id, 'ward', NEW.ward))
//

CREATE TRIGGER disposition_changed AFTER UPDATE ON disposition FOR EACH ROW
  INSERT INTO disposition_audit (visit_id, changed_by, was, is_now) VALUES (NEW.visit_id, USER(), JSON_OBJECT(
    'decision', OLD.decision, 'decided_at', OLD.decided_at, 'physician_id', OLD.physician_id, 'ward', OLD.ward), JSON_OBJECT(
    'decision', NEW.decision, 'decided_at', NEW.decided_at, 'physician_id', NEW.physician_id, 'ward', NEW.ward))
//

CREATE TRIGGER disposition_removed AFTER DELETE ON disposition FOR EACH ROW
  INSERT INTO disposition_audit (visit_id, changed_by, was) VALUES (OLD.visit_id, USER(), JSON_OBJECT(
    'decision', OLD.decision, 'decided_at', OLD.decided_at, 'physician_id', OLD.physician_id, 'ward', OLD.ward))
//

DELIMITER ;
