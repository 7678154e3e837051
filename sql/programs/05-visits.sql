-- How a visit ends.

DROP PROCEDURE IF EXISTS admit;
DROP PROCEDURE IF EXISTS discharge;

DELIMITER //

-- The lock on the visit keeps a discharge out between the question whether the patient is there and the decision.
CREATE PROCEDURE admit(IN of_visit INT, IN to_ward VARCHAR(20), IN by_physician INT, IN at_instant DATETIME(3))
  MODIFIES SQL DATA
  COMMENT 'Decides that a patient goes to a ward; the bed stays taken until they leave'
BEGIN
  DECLARE seen, departed DATETIME(3);
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END; -- no such visit: seen stays NULL
  DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  START TRANSACTION;
  SELECT seen_at, departed_at INTO seen, departed FROM visit WHERE visit_id = of_visit FOR UPDATE;
  IF seen IS NULL OR departed IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Nobody can be admitted who is not there or was not seen by a physician.';
  ELSEIF at_instant < seen THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Nobody can be admitted before a physician has seen them.';
  END IF;
  INSERT INTO disposition (visit_id, decided_at, decision, physician_id, ward)
    VALUES (of_visit, at_instant, 'admitted', by_physician, to_ward);
  COMMIT;
END
//

-- The decision and the departure: both or neither.
CREATE PROCEDURE discharge(IN of_visit INT, IN by_physician INT, IN at_instant DATETIME(3))
  MODIFIES SQL DATA
  COMMENT 'Decides that a patient goes home, and notes the departure'
BEGIN
  DECLARE seen, departed DATETIME(3);
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END; -- no such visit: seen stays NULL
  DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  START TRANSACTION;
  SELECT seen_at, departed_at INTO seen, departed FROM visit WHERE visit_id = of_visit FOR UPDATE;
  IF seen IS NULL OR departed IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Nobody can be discharged who is not there or was not seen by a physician.';
  END IF;
  INSERT INTO disposition (visit_id, decided_at, decision, physician_id)
    VALUES (of_visit, at_instant, 'discharged', by_physician);
  -- If a CHECK refuses this instant, the handler takes the decision back too.
  UPDATE visit SET departed_at = at_instant WHERE visit_id = of_visit;
  COMMIT;
END
//

DELIMITER ;
