import type { Role } from "@/lib/can"
import { createQuickReply } from "@/lib/conversations/create-quick-reply"
import { newId } from "@/lib/ids"
import { talkGround } from "@/lib/testing/conversations"

let serial = 0

/** A quick reply made by a member of a new clinic: their own, or everybody's. */
export async function quickReplyGround(
  isShared = false,
  texts: { en?: string; ro?: string } = { en: "Hello" },
) {
  const ground = await talkGround()
  const shortcut = `word-${++serial}`
  const roles: Role[] = isShared ? ["coordinator"] : ["frontdesk"]
  const input = { key: newId(), name: "A greeting", shortcut, texts, isShared }
  const { id } = await createQuickReply(ground.ctxFor(roles), input)
  return { ...ground, id, shortcut }
}
