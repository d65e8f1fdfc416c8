-- A notice may also have been kept here, and what was checked twice is checked once.

alter table "OperationNotice" drop constraint "OperationNotice_status_check";
alter table "AlertSetting" drop constraint "AlertSetting_severity_check1";
alter table "AlertSilence" drop constraint "AlertSilence_check1";
alter table "AlertChannel" drop constraint "AlertChannel_kind_check1", drop constraint "AlertChannel_atLeast_check1";
