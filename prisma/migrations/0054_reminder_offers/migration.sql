-- What was offered to whoever asked for another time by reply.
alter table "AppointmentReminder" add column "offered" json not null default '[]';
