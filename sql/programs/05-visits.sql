-- How a visit ends.

DROP PROCEDURE IF EXISTS admit;
DROP PROCEDURE IF EXISTS discharge;

DELIMITER //

CREATE PROCEDURE admit(IN of_visit INT, IN to_ward VARCHAR(20), IN by_physician INT, IN at_instant DATETIME(3))
  MODIFIES SQL DATA
  COMMENT 'Decides that a patient goes to a ward; the bed stays taken until they leave'
BEGIN
  IF NOT EXISTS (SELECT 1 FROM visit WHERE visit_id = of_visit AND seen_at IS NOT NULL AND departed_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Nobody can be admitted who is not there or was not seen by a physician.';
  END IF;
  INSERT INTO disposition (visit_id, decided_at, decision, physician_id, ward)
    VALUES (of_visit, at_instant, 'admitted', by_physician, to_ward);
END
//

-- The decision and the departure: both or neither.
CREATE PROCEDURE discharge(IN of_visit INT, IN by_physician INT, IN at_instant DATETIME(3))
  MODIFIES SQL DATA
  COMMENT 'Decides that a patient goes home, and notes the departure'
BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  START TRANSACTION;
  INSERT INTO disposition (visit_id, decided_at, decision, physician_id)
    VALUES (of_visit, at_instant, 'discharged', by_physician);
  UPDATE visit SET departed_at = at_instant WHERE visit_id = of_visit AND departed_at IS NULL;
  IF ROW_COUNT() = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The patient has left already.';
  END IF;
  COMMIT;
END
//

DELIMITER ;
