import { Prisma } from "@/lib/generated/prisma/client"
import { SAMPLE_KIND } from "@/lib/inbox/sample"
import type { LedgerSide } from "@/lib/inbox/words"

export type Matching = {
  side?: LedgerSide
  provider?: string
  fate?: "quarantined" | "dead"
  kind?: string
  reason?: string
  from?: Date
  to?: Date
}

/** Decided events that a person may put back into work, of those a filter means. */
export function matchingSql({ side, provider, fate, kind, reason, from, to }: Matching): Prisma.Sql {
  const all = [
    fate ? Prisma.sql`event.fate = ${fate}` : Prisma.sql`event.fate in ('quarantined', 'dead')`,
    Prisma.sql`event.kind <> ${SAMPLE_KIND}`,
  ]
  if (side === "platform") all.push(Prisma.sql`event."clinicId" is null`)
  if (provider) all.push(Prisma.sql`event.provider = ${provider}`)
  if (kind) all.push(Prisma.sql`event.kind = ${kind}`)
  if (reason) all.push(Prisma.sql`event.reason = ${reason}`)
  if (from) all.push(Prisma.sql`event."receivedAt" >= ${from}::timestamptz`)
  if (to) all.push(Prisma.sql`event."receivedAt" < ${to}::timestamptz`)
  return Prisma.join(all, " and ")
}
