import type { Words } from "@/lib/say"

/** What colleagues do with conversations, as far as it is said outside their screens. */
export const INBOX_RO: Words = {
  "A conversation is yours": "O conversație este a ta",
  "A colleague named you in a note": "Un coleg te-a menționat într-o notă",
  "A conversation is back": "O conversație a revenit",
  "See what was written, and answer.": "Vezi ce s-a scris și răspunde.",
  "See what they ask.": "Vezi ce te întreabă.",
  "Its time has come: see what is to be done.": "I-a venit timpul: vezi ce este de făcut.",
  Conversation: "Conversație",
  "List of conversations": "Lista conversațiilor",
  "Waits until a conversation that was put away is due, and brings it back.":
    "Așteaptă până când o conversație amânată ajunge la termen și o readuce.",
}
