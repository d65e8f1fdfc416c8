import { z } from "zod"
import { type Colleague, colleaguesHere } from "@/lib/conversations/colleague"
import { query } from "@/lib/operation"

/** Whom a conversation can be given to, and who can be called by name in a note. */
export const listConversationColleagues = query({
  name: "conversations.colleagues",
  may: "conversations.work",
  input: z.strictObject({}),
  run: ({ ctx, tx }): Promise<Colleague[]> => colleaguesHere(tx, ctx),
})
