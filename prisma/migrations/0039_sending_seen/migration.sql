-- The sweep looks for what waits, by when it was queued and when it is due.
grant select ("statusAt", "sendAt") on "Message" to rounds_platform;
