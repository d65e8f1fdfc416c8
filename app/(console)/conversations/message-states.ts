/** What becomes of a message of ours, in words. */
export const MESSAGE_STATES: Readonly<Record<string, string>> = {
  scheduled: "Planned",
  queued: "Queued",
  blocked: "Blocked",
  cancelled: "Taken back",
  sent: "Sent",
  unsure: "Unsure whether it arrived",
  delivered: "Delivered",
  read: "Read",
  failed: "Failed",
}
