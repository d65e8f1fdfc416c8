-- Free times are the gaps from one to the next: read from the index alone, however full the calendar.
drop index "Occupancy_clinicId_practitionerId_busyFrom_idx";
create index "Occupancy_by_practitioner" on "Occupancy" ("clinicId", "practitionerId", "busyFrom", "busyUntil", "expiresAt", id);
drop index "Occupancy_clinicId_roomId_busyFrom_idx";
create index "Occupancy_by_room" on "Occupancy" ("clinicId", "roomId", "busyFrom", "busyUntil", "expiresAt", id);
-- What one person keeps from the others just now; and holds that are old enough to be forgotten.
create index "SlotHold_of_member" on "SlotHold" ("clinicId", "heldById") where status = 'held';
create index "SlotHold_clinicId_expiresAt_idx" on "SlotHold" ("clinicId", "expiresAt");
-- Bookings and holds come and go all day: the map that lets an index answer alone has to keep up.
alter table "Occupancy" set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
