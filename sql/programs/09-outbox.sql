-- What MySQL has decided and MongoDB is still to be told. A change and its event are written in one transaction: both or neither.
-- A relay reads the events in order and applies them to the documents; it may be killed at any instant and started again.

-- It is not dropped when the script runs again: an event that is lost is never sent.
CREATE TABLE IF NOT EXISTS outbox (
  event_id      BIGINT       NOT NULL AUTO_INCREMENT COMMENT 'The order; begins at 1 again in a table that is made anew',
  event_uuid    CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID())
                             COMMENT 'Never given twice, in whatever table: MongoDB notes it, and so knows an event that comes again',
  visit_id      INT          NOT NULL COMMENT 'Events of one visit are sent one after the other. No foreign key: an event outlives what it tells of',
  kind          VARCHAR(30)  NOT NULL COMMENT 'What happened, such as treatment_given',
  payload       JSON         NOT NULL COMMENT 'What the documents need to know, as extended JSON: an instant is {"$date": ...}',
  noted_at      TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  sent_at       TIMESTAMP(3) NULL COMMENT 'NULL: the documents may not have it yet',
  PRIMARY KEY (event_id),
  UNIQUE KEY outbox_event_uuid (event_uuid),
  KEY outbox_unsent (sent_at, event_id),
  KEY outbox_visit (visit_id, sent_at, event_id)
) COMMENT = 'One row: an event that is to reach the documents';

DROP PROCEDURE IF EXISTS give_events_uuids;

DELIMITER //

-- A table that was made before there was event_uuid gets it here, in steps: MySQL refuses ADD COLUMN with DEFAULT (UUID()), 1674. Whatever
-- step it ended at, it may run again; events that come meanwhile have their UUID by the default.
CREATE PROCEDURE give_events_uuids()
  MODIFIES SQL DATA
BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.COLUMNS
                 WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'outbox' AND COLUMN_NAME = 'event_uuid') THEN
    ALTER TABLE outbox ADD COLUMN event_uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER event_id;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS
                 WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'outbox' AND INDEX_NAME = 'outbox_event_uuid') THEN
    ALTER TABLE outbox ALTER COLUMN event_uuid SET DEFAULT (UUID());
    UPDATE outbox SET event_uuid = UUID() WHERE event_uuid IS NULL;
    ALTER TABLE outbox
      MODIFY event_id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'The order; begins at 1 again in a table that is made anew',
      MODIFY event_uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID())
        COMMENT 'Never given twice, in whatever table: MongoDB notes it, and so knows an event that comes again',
      ADD UNIQUE KEY outbox_event_uuid (event_uuid);
  END IF;
END
//

DELIMITER ;

CALL give_events_uuids();
DROP PROCEDURE give_events_uuids;

DROP EVENT IF EXISTS forget_sent_events;

-- An event that is not marked stays, however old. MongoDB's note of a marked one goes after a week, too, by an index of its own.
CREATE EVENT forget_sent_events
  ON SCHEDULE EVERY 1 DAY
  DISABLE
  COMMENT 'Deletes events that were sent more than a week ago'
DO
  DELETE FROM outbox WHERE sent_at < CURRENT_TIMESTAMP - INTERVAL 7 DAY;
