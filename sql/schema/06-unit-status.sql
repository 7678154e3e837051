-- The log of the ambulances' states: many rows, always read by time, so it is partitioned by time.
-- MySQL allows no foreign key on a partitioned table (error 1506): a rule checks the two references instead.

CREATE TABLE unit_status_event (
  event_id      BIGINT       NOT NULL AUTO_INCREMENT,
  changed_at    DATETIME(3)  NOT NULL,
  ambulance_id  SMALLINT     NOT NULL,
  status        ENUM('available','notified','en_route','on_scene','transporting','at_hospital') NOT NULL COMMENT 'The state entered',
  dispatch_id   INT          NULL COMMENT 'NULL: not on a dispatch',
  PRIMARY KEY (event_id, changed_at)
) COMMENT = 'One row: an ambulance enters a state'
PARTITION BY RANGE COLUMNS (changed_at) (
  PARTITION q1 VALUES LESS THAN ('2025-04-01'),
  PARTITION q2 VALUES LESS THAN ('2025-07-01'),
  PARTITION q3 VALUES LESS THAN ('2025-10-01'),
  PARTITION q4 VALUES LESS THAN ('2026-01-01'),
  PARTITION later VALUES LESS THAN (MAXVALUE)
);
