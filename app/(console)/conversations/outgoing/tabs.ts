import type { OutgoingTab } from "@/lib/sending/schema"

export const TAB_WORDS: Record<OutgoingTab, string> = {
  blocked: "Blocked",
  scheduled: "Planned",
  unsure: "Unsure",
  failed: "Failed",
  sent: "Sent today",
}

/** What would stand here, where nothing does. */
export const NOTHING: Record<OutgoingTab, readonly [title: string, hint: string]> = {
  blocked: ["Nothing is blocked", "A message that may not leave is listed here with its reason."],
  scheduled: ["Nothing is planned", "What is to be sent later stands here until then and can be taken back."],
  unsure: [
    "Nothing is unsure",
    "Where an answer was lost and nobody knows whether a message arrived, it stands here.",
  ],
  failed: ["Nothing has failed", "What WhatsApp or another carrier did not take stands here."],
  sent: ["Nothing was sent today", "What leaves today is listed here, newest first."],
}
