import { heardOfMessages } from "@/lib/answers/of-messages"
import type { ThreadEntry } from "@/lib/conversations/schema"
import type { Place } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import type { Message } from "@/lib/generated/prisma/client"
import { messageExtras } from "@/lib/leads/message-extras"
import { toMessageView } from "@/lib/leads/message-view"
import { messageLine } from "@/lib/leads/message-words"
import { reactionsOn, type ShownReaction } from "@/lib/leads/reactions"
import { mediaOfMessages } from "@/lib/media/of-messages"
import { failedWords } from "@/lib/messaging/words"
import type { MessageDetail } from "@/lib/providers/message"

type MessageEntry = Extract<ThreadEntry, { entry: "message" }>
type Beside = {
  reactions: Map<string, ShownReaction[]>
  quoted: Map<string, { id: string; body: string }>
}

/** Everything of ours and theirs at an address before a place, newest first; reactions stand on what they are about. */
export async function threadMessages(
  tx: Tx,
  contactId: string,
  now: Date,
  cursor: Place | null,
  take: number,
): Promise<MessageEntry[]> {
  const messages = await tx.message.findMany({
    where: { contactId, kind: { not: "reaction" }, ...beforePlace(cursor) },
    orderBy: [{ saidAt: "desc" }, { id: "desc" }],
    take,
  })
  if (messages.length === 0) return []
  const extras = await messageExtras(tx, messages)
  const beside = await besideOf(tx, messages)
  const media = await mediaOfMessages(
    tx,
    messages.map((one) => one.id),
  )
  const heard = await heardOfMessages(
    tx,
    messages.map((one) => one.id),
  )
  return messages.map((one) => {
    const extra = extras.get(one.id)
    const external = one.externalId ?? ""
    return {
      entry: "message",
      id: one.id,
      at: one.saidAt.toISOString(),
      direction: one.direction === "out" ? "out" : "in",
      externalId: one.externalId,
      kind: one.kind,
      body: one.body,
      detail: one.revokedAt ? null : one.detail,
      view: one.revokedAt ? null : toMessageView(one),
      earlier: extra?.earlier ?? [],
      media: one.revokedAt ? null : (media.get(one.id) ?? toldMedia(one)),
      status: one.status,
      statusAt: one.statusAt.toISOString(),
      because: WITH_REASON.has(one.status) ? failedWords(one.failedBecause) : null,
      by: extra?.by ?? null,
      purpose: one.purpose,
      sendAt: one.sendAt?.toISOString() ?? null,
      undoUntil:
        one.status === "scheduled" && one.sendAt && one.sendAt > now ? one.sendAt.toISOString() : null,
      editedAt: one.editedAt?.toISOString() ?? null,
      revokedAt: one.revokedAt?.toISOString() ?? null,
      patientId: one.patientId,
      replyTo: one.replyToExternalId
        ? (beside.quoted.get(one.replyToExternalId) ?? { id: null, body: null })
        : null,
      reactions: (beside.reactions.get(external) ?? []).map(inWords),
      heard: heard.get(one.id) ?? null,
    }
  })
}

/** A file that was told of and that nobody has fetched. */
function toldMedia({ id, detail }: Message): MessageEntry["media"] {
  const { media } = (detail ?? {}) as MessageDetail
  return media
    ? { id, mime: media.mime, fileName: media.fileName ?? null, size: media.size ?? null, href: null }
    : null
}

const WITH_REASON: ReadonlySet<string> = new Set(["failed", "blocked", "unsure"])

const beforePlace = (cursor: Place | null) =>
  cursor
    ? { OR: [{ saidAt: { lt: cursor.value ?? "" } }, { saidAt: cursor.value ?? "", id: { lt: cursor.id } }] }
    : {}

const MOST_BESIDE = 500

async function besideOf(tx: Tx, messages: readonly Message[]): Promise<Beside> {
  const rows = await tx.message.findMany({
    where: {
      OR: [
        {
          kind: "reaction",
          revokedAt: null,
          replyToExternalId: { in: messages.flatMap((one) => one.externalId ?? []) },
        },
        {
          kind: { not: "reaction" },
          externalId: { in: messages.flatMap((one) => one.replyToExternalId ?? []) },
        },
      ],
    },
    orderBy: [{ saidAt: "asc" }, { id: "asc" }],
    take: MOST_BESIDE,
  })
  const quoted = rows.filter((row) => row.kind !== "reaction")
  return {
    reactions: reactionsOn(rows),
    quoted: new Map(quoted.map((row) => [row.externalId ?? "", { id: row.id, body: messageLine(row) }])),
  }
}

const inWords = (one: ShownReaction): ShownReaction =>
  one.because === undefined ? one : { ...one, because: failedWords(one.because) }
