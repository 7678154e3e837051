-- What views, procedures and triggers share. Each may be run again.

DROP FUNCTION IF EXISTS is_suitable;
DROP FUNCTION IF EXISTS unit_may_go;
DROP FUNCTION IF EXISTS unit_next_states;
DROP FUNCTION IF EXISTS minutes_between;
DROP FUNCTION IF EXISTS this_month;
DROP PROCEDURE IF EXISTS begin_own_transaction;
DROP PROCEDURE IF EXISTS refuse_null;

DELIMITER //

CREATE FUNCTION is_suitable(level VARCHAR(20), priority TINYINT) RETURNS TINYINT
  DETERMINISTIC NO SQL
  COMMENT '1 if an ambulance of this level of care may go to a call of this priority'
RETURN priority > 1 OR level <> 'basic'
//

-- The arrows of the state machine in chapter 02; a test holds the two against each other.
CREATE FUNCTION unit_next_states(from_status VARCHAR(20)) RETURNS VARCHAR(60)
  DETERMINISTIC NO SQL
  COMMENT 'The states that an ambulance may enter from this one, with commas between; NULL: there is no such state'
RETURN CASE from_status
  WHEN 'available' THEN 'notified'
  WHEN 'notified' THEN 'en_route,available'
  WHEN 'en_route' THEN 'on_scene,available'
  WHEN 'on_scene' THEN 'transporting,available'
  WHEN 'transporting' THEN 'at_hospital'
  WHEN 'at_hospital' THEN 'available'
END
//

CREATE FUNCTION unit_may_go(from_status VARCHAR(20), to_status VARCHAR(20)) RETURNS TINYINT
  DETERMINISTIC NO SQL
  COMMENT '1 if an ambulance may go from one state to the other'
RETURN COALESCE(FIND_IN_SET(to_status, unit_next_states(from_status)) > 0, 0)
//

CREATE FUNCTION minutes_between(earlier DATETIME(3), later DATETIME(3)) RETURNS DECIMAL(9,1)
  DETERMINISTIC NO SQL
  COMMENT 'Minutes from one instant to another, rounded to a tenth; NULL if one is missing'
-- 1.000000: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
RETURN ROUND(1.000000 * TIMESTAMPDIFF(MICROSECOND, earlier, later) / 60000000, 1)
//

-- Anybody may move the clock of their session by SET TIMESTAMP, and with it NOW() and UTC_TIMESTAMP(), but not SYSDATE().
CREATE FUNCTION this_month() RETURNS DATETIME
  NOT DETERMINISTIC NO SQL
  COMMENT 'When the present month began, in UTC, by the server''s clock'
RETURN DATE_FORMAT(TIMESTAMPADD(SECOND, UNIX_TIMESTAMP(SYSDATE()), '1970-01-01'), '%Y-%m-01')
//

-- START TRANSACTION alone would commit, in silence, what the caller has begun. SET TRANSACTION is refused in the middle of a transaction
-- (1568), and leaves it as it is. READ COMMITTED, because whoever has waited for a lock is to see what was committed by then.
CREATE PROCEDURE begin_own_transaction()
  CONTAINS SQL
  COMMENT 'Begins a transaction; refused, with nothing undone, to a caller who is in the middle of one'
BEGIN
  DECLARE EXIT HANDLER FOR 1568
    SIGNAL SQLSTATE '25001' SET MYSQL_ERRNO = 1568,
      MESSAGE_TEXT = 'This procedure has a transaction of its own. COMMIT or ROLLBACK yours first; nothing of it was undone.';
  SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
  START TRANSACTION;
END
//

-- The server alone would name a column, or a CHECK, of a table that the caller has never heard of.
CREATE PROCEDURE refuse_null(IN arguments JSON)
  CONTAINS SQL
  COMMENT 'Refuses a call in which one of these arguments, each under its name, is NULL; says which'
BEGIN
  DECLARE complaint VARCHAR(128); -- MESSAGE_TEXT takes no more
  SET complaint = (
    SELECT LEFT(CONCAT('NULL is given for ', GROUP_CONCAT(argument ORDER BY argument SEPARATOR ', '), '.'), 128)
    FROM JSON_TABLE(JSON_KEYS(arguments), '$[*]' COLUMNS (argument VARCHAR(64) PATH '$')) AS named
    WHERE JSON_TYPE(JSON_EXTRACT(arguments, CONCAT('$.', argument))) = 'NULL');
  IF complaint IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = complaint;
  END IF;
END
//

DELIMITER ;
