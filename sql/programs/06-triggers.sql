-- What happens by itself when rows change. Made after the data are loaded: a load is not refused row by row.

DROP TRIGGER IF EXISTS unit_status_event_allowed;
DROP TRIGGER IF EXISTS unit_status_event_stays;
DROP TRIGGER IF EXISTS disposition_noted;
DROP TRIGGER IF EXISTS disposition_changed;
DROP TRIGGER IF EXISTS disposition_removed;

-- Who changed which decision. It is not dropped with the triggers: an audit that is gone when a script runs again is none. Its columns
-- may change over the years, so what was there before and after is kept as JSON.
CREATE TABLE IF NOT EXISTS disposition_audit (
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

-- Two sessions that tell of one ambulance at once must not both find it available: the first locks the ambulance, and the second waits.
-- FOR SHARE reads what is committed by then, also in a transaction that began to read long before.
CREATE TRIGGER unit_status_event_allowed BEFORE INSERT ON unit_status_event FOR EACH ROW
BEGIN
  DECLARE last_status VARCHAR(20);
  DECLARE last_at DATETIME(3);
  DECLARE unit VARCHAR(20);
  DECLARE complaint VARCHAR(128); -- MESSAGE_TEXT takes no more
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END; -- no such ambulance, or no state yet: they stay NULL
  SELECT call_sign INTO unit FROM ambulance WHERE ambulance_id = NEW.ambulance_id FOR UPDATE;
  SET unit = COALESCE(unit, CONCAT('Ambulance ', NEW.ambulance_id)); -- a rule finds those that do not exist
  SELECT status, changed_at INTO last_status, last_at
    FROM unit_status_event AS e
    WHERE e.ambulance_id = NEW.ambulance_id
    ORDER BY e.ambulance_id, e.changed_at DESC, e.event_id DESC
    LIMIT 1 FOR SHARE;
  IF last_status IS NULL AND NEW.status <> 'available' THEN
    SET complaint = CONCAT(unit, ' has no state yet and cannot become ', NEW.status, ', only available.');
  ELSEIF NEW.changed_at < last_at THEN
    SET complaint = CONCAT(unit, ' is ', last_status, ' since ', last_at, ' UTC: nothing can happen before.');
  ELSEIF NOT unit_may_go(last_status, NEW.status) AND last_status IS NOT NULL THEN
    SET complaint = CONCAT(unit, ' is ', last_status, ' and cannot become ', NEW.status, ', only ',
                           REPLACE(unit_next_states(last_status), ',', ' or '), '.');
  END IF;
  IF complaint IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = complaint;
  END IF;
END
//

-- Otherwise an UPDATE would lead past the trigger above. DELETE stays allowed: old years are let go.
CREATE TRIGGER unit_status_event_stays BEFORE UPDATE ON unit_status_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'What an ambulance did is not rewritten. Note a new event instead.'
//

CREATE TRIGGER disposition_noted AFTER INSERT ON disposition FOR EACH ROW
  INSERT INTO disposition_audit (visit_id, changed_by, is_now) VALUES (NEW.visit_id, USER(), JSON_OBJECT(
    'decision', NEW.decision, 'decided_at', NEW.decided_at, 'physician_id', NEW.physician_id, 'ward', NEW.ward))
//

-- A decision that moves to another visit is gone from the one and new at the other.
CREATE TRIGGER disposition_changed AFTER UPDATE ON disposition FOR EACH ROW
BEGIN
  DECLARE before_it, after_it JSON;
  SET before_it = JSON_OBJECT(
    'decision', OLD.decision, 'decided_at', OLD.decided_at, 'physician_id', OLD.physician_id, 'ward', OLD.ward);
  SET after_it = JSON_OBJECT(
    'decision', NEW.decision, 'decided_at', NEW.decided_at, 'physician_id', NEW.physician_id, 'ward', NEW.ward);
  IF NEW.visit_id = OLD.visit_id THEN
    INSERT INTO disposition_audit (visit_id, changed_by, was, is_now) VALUES (OLD.visit_id, USER(), before_it, after_it);
  ELSE
    INSERT INTO disposition_audit (visit_id, changed_by, was, is_now)
      VALUES (OLD.visit_id, USER(), before_it, NULL), (NEW.visit_id, USER(), NULL, after_it);
  END IF;
END
//

CREATE TRIGGER disposition_removed AFTER DELETE ON disposition FOR EACH ROW
  INSERT INTO disposition_audit (visit_id, changed_by, was) VALUES (OLD.visit_id, USER(), JSON_OBJECT(
    'decision', OLD.decision, 'decided_at', OLD.decided_at, 'physician_id', OLD.physician_id, 'ward', OLD.ward))
//

DELIMITER ;
