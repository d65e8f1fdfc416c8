import type { Tx } from "@/lib/db"
import { messageLine } from "@/lib/leads/message-words"
import { reactionsOn } from "@/lib/leads/reactions"
import type { MessageExtras } from "@/lib/leads/schema"

type Stored = {
  id: string
  externalId: string | null
  replyToExternalId: string | null
  editedAt: Date | null
  revokedAt: Date | null
  sentById: string | null
  failedBecause: string | null
}

const MOST_BESIDE = 500

/**
 * What stands around the messages of a page: reactions in force, what each answers, and what edited ones said before.
 * One statement, and one more each where something was edited or written by a colleague. Only for those who may read the
 * words.
 */
export async function messageExtras(
  tx: Tx,
  messages: readonly Stored[],
): Promise<Map<string, MessageExtras>> {
  const ids = messages.flatMap((one) => one.externalId ?? [])
  const answered = messages.flatMap((one) => one.replyToExternalId ?? [])
  const beside = await tx.message.findMany({
    where: {
      OR: [
        { kind: "reaction", revokedAt: null, replyToExternalId: { in: ids } },
        { kind: { not: "reaction" }, externalId: { in: answered } },
      ],
    },
    orderBy: [{ saidAt: "asc" }, { id: "asc" }],
    take: MOST_BESIDE,
  })
  const reactions = reactionsOn(beside)
  const edited = messages
    .filter((one) => one.editedAt && !one.revokedAt)
    .flatMap((one) => one.externalId ?? [])
  const versions =
    edited.length === 0
      ? []
      : await tx.messageVersion.findMany({
          where: { targetExternalId: { in: edited }, kind: { not: "revoke" } },
          orderBy: [{ saidAt: "asc" }, { externalId: "asc" }],
          take: MOST_BESIDE,
        })
  const writers = [...new Set(messages.flatMap((one) => one.sentById ?? []))]
  const members =
    writers.length === 0
      ? []
      : await tx.member.findMany({ where: { id: { in: writers } }, select: { id: true, name: true } })
  return new Map(
    messages.map((one) => {
      const said = versions.filter((version) => version.targetExternalId === one.externalId)
      const target = beside.find(
        (other) => other.kind !== "reaction" && other.externalId === one.replyToExternalId,
      )
      return [
        one.id,
        {
          reactions: (reactions.get(one.externalId ?? "") ?? [])
            .filter((sign) => sign.because === undefined)
            .map((sign) => sign.emoji),
          // The newest wording is the message itself.
          earlier: inOrder(said).slice(0, -1),
          replyTo: one.replyToExternalId
            ? { ours: target ? target.direction === "out" : null, line: target ? messageLine(target) : null }
            : null,
          by: members.find((member) => member.id === one.sentById)?.name ?? null,
          because: one.failedBecause,
        },
      ]
    }),
  )
}

type Version = { kind: string; body: string; saidAt: Date }

const inOrder = (versions: readonly Version[]) =>
  [
    ...versions.filter((one) => one.kind === "original"),
    ...versions.filter((one) => one.kind === "edit"),
  ].map(({ body, saidAt }) => ({ body, at: saidAt.toISOString() }))
