import type { Ctx } from "@/lib/ctx"
import { actorLabel } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { sealPersonal } from "@/lib/personal"

/** `subject.happened`, past tense; the same name in audit, event, log and timeline. */
export type FactName = `${string}.${string}`

export type Fact = {
  name: FactName
  subjectType: string
  subjectId: string
  /** The patient it is about, where it is about one: who looked, and whose key seals `personal`. */
  patientId?: string
  /** Words, names and numbers of a person. `before`, `after` and `reason` hold ids and the product's own words only. */
  personal?: Prisma.InputJsonValue
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
  reason?: string
}

export function fact(
  name: FactName,
  subjectId: string,
  rest: Omit<Fact, "name" | "subjectId" | "subjectType"> & { subjectType?: string } = {},
): Fact {
  return { subjectType: name.slice(0, name.indexOf(".")), ...rest, name, subjectId }
}

const PERSONAL_KEYS = /^(name|phone|email|body|text|address)$/i

/** Whose reason may stand unsealed as a sentence: why a colleague was let in or shut out, or the product's own words. */
const PLAIN_REASONS = /^(member\.\w+|access\.granted|webhook\.died|task\.finished)$/

/** Where a person's name or words stand in what is not sealed: a path such as `after.name`, or nothing. */
export function personalKeyIn({ name, patientId, before, after, reason }: Fact): string | undefined {
  const isSentence = reason !== undefined && /\s/.test(reason)
  if (isSentence && (patientId || !PLAIN_REASONS.test(name))) return "reason"
  return pathIn(before, "before") ?? pathIn(after, "after")
}

function pathIn(value: unknown, path: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (PERSONAL_KEYS.test(key) && typeof inner === "string") return `${path}.${key}`
    const found = pathIn(inner, `${path}.${key}`)
    if (found) return found
  }
  return undefined
}

/** Writes what happened in the transaction that did it. What is personal is sealed under the patient's key. */
export async function record(tx: Tx, ctx: Ctx, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return
  // So that every test of every command is a test of this, too.
  if (process.env.NODE_ENV === "test")
    for (const one of facts)
      if (personalKeyIn(one)) throw new Error(`${one.name}: ${personalKeyIn(one)} belongs into personal`)
  const given = facts.map((one) => ({ id: newId(), ...one }))
  const sealed = await sealPersonal(tx, ctx.clinicId, given)
  await tx.fact.createMany({
    data: given.map(({ personal: _, ...one }) => ({
      clinicId: ctx.clinicId,
      actor: actorLabel(ctx.actor),
      actorName: ctx.actor.name,
      requestId: ctx.requestId,
      createdAt: ctx.now,
      ...one,
      personal: sealed.get(one.id),
    })),
  })
}
