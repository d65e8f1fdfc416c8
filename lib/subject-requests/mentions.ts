import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { asRegExp, nameMentions, numberMention, wordMention } from "@/lib/subject-requests/mention-rules"
import { WORDS, type Words } from "@/lib/subject-requests/places/colleagues"
import type { Ground } from "@/lib/subject-requests/places/place"
import { tableOf } from "@/lib/subject-requests/plan"

/** What stands where somebody was named. */
const GONE = "[…]"

/** By which patterns the person would be named; a name that somebody else here bears too is nobody's alone. */
export async function mentionsOf(tx: Tx, ground: Ground): Promise<string[]> {
  const people = await tx.$queryRaw<{ name: string; ref: string | null; isShared: boolean }[]>`
    select name, "externalRef" as ref, exists (
      select from "Patient" other where other."nameFolded" = one."nameFolded" and other."erasedAt" is null
        and other.id <> all(${ground.patientIds}::uuid[])
    ) as "isShared" from "Patient" one where id = any(${ground.patientIds}::uuid[])`
  const addresses = await tx.$queryRaw<{ address: string }[]>`
    select address from "Contact" where id = any(${ground.contactIds}::uuid[])
    union select address from "FormerAddress" where "contactId" = any(${ground.contactIds}::uuid[])
    union select username from "Contact" where id = any(${ground.contactIds}::uuid[]) and username is not null`
  const found = [
    ...people.flatMap((one) => (one.isShared ? [] : nameMentions(one.name))),
    ...people.map((one) => one.ref && wordMention(one.ref)),
    ...addresses.map(({ address }) => numberMention(address) ?? wordMention(address)),
  ]
  return [...new Set(found.flatMap((one) => one || []))]
}

/** Takes those mentions out of colleagues' words everywhere. Answers how many rows held one. */
export async function takeOutMentions(tx: Tx, mentions: readonly string[]): Promise<number> {
  if (mentions.length === 0) return 0
  const pattern = mentions.map((one) => `(?:${one})`).join("|")
  // A signed note at a shift's end stands, except to an erasure (migration 0048).
  await tx.$executeRaw`select set_config('app.erasing', 'on', true)`
  let rows = await dropViews(tx, pattern)
  for (const words of WORDS) if (!words.goes) rows += await takeOut(tx, words, pattern)
  await tx.$executeRaw`select set_config('app.erasing', '', true)`
  return rows
}

async function takeOut(tx: Tx, { table, columns, only }: Words, pattern: string): Promise<number> {
  const names = Object.entries(columns)
  const set = names.map(
    ([name, type]) =>
      Prisma.sql`${column(name)} = regexp_replace(${column(name)}::text, ${pattern}, ${GONE}, 'gi')::${Prisma.raw(type)}`,
  )
  const holds = names.map(([name]) => Prisma.sql`${column(name)}::text ~* ${pattern}`)
  return tx.$executeRaw`
    update ${tableOf({ table })} set ${Prisma.join(set, ", ")}
    where (${Prisma.join(holds, " or ")}) ${only ? Prisma.raw(`and ${only}`) : Prisma.empty}`
}

/** A filter is kept as an address writes it, so it is read here; one that seeks the person seeks nobody any more. */
async function dropViews(tx: Tx, pattern: string): Promise<number> {
  const views = await tx.savedView.findMany({ select: { id: true, name: true, query: true } })
  const named = asRegExp(pattern)
  const ids = views.filter((one) => named.test(`${one.name}\n${readable(one.query)}`)).map((one) => one.id)
  const { count } = await tx.savedView.deleteMany({ where: { id: { in: ids } } })
  return count
}

function readable(query: string): string {
  return [...new URLSearchParams(query)].map(([name, value]) => `${name} ${value}`).join("\n")
}

const column = (name: string): Prisma.Sql => Prisma.raw(`"${name}"`)
