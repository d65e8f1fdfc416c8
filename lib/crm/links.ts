import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"

export const HUBSPOT = "hubspot"

export type Link = {
  id: string
  patientId: string
  externalId: string | null
  status: string
  because: string | null
  /** Field → keyed hash of what we wrote last. */
  written: Record<string, string>
  /** Property, or "*" for the contact itself → when it changed there, in ms. */
  heard: Record<string, number>
}

export type Standing = { link: Link | null; stop: "erased_there" | "deleted_there" | null }

const COLUMNS = Prisma.sql`link.id, link."patientId", link."externalId", link.status, link.because, link.written, link.heard`

/** How each person stands with the CRM, records merged into theirs included. One statement. */
export async function standingLinks(tx: Tx, patientIds: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await tx.$queryRaw<(Link & { of: string })[]>`
    with recursive same as (
      select id as "of", id, 0 as step from unnest(${[...new Set(patientIds)]}::uuid[]) as given (id)
      union all
      select same."of", other.id, same.step + 1 from "Patient" other
      join same on other."mergedIntoId" = same.id where same.step < 20
    )
    select same."of", ${COLUMNS} from same
    join "CrmLink" link on link."patientId" = same.id and link.provider = ${HUBSPOT}
    order by same.step, link."createdAt"`
  const found = new Map<string, Standing>()
  for (const { of, ...link } of rows) {
    const known = found.get(of) ?? { link: null, stop: null }
    const isErased = link.status === "erased" || known.stop === "erased_there"
    const own = known.link ?? (link.status === "erased" ? null : link)
    const stop = isErased ? "erased_there" : own?.status === "deleted" ? "deleted_there" : null
    found.set(of, { link: own, stop })
  }
  return found
}

/** The links to one contact there, held until the end of the transaction. */
export const takeLinks = (tx: Tx, externalIds: readonly string[]): Promise<Link[]> => tx.$queryRaw<Link[]>`
  select ${COLUMNS} from "CrmLink" link
  where link.provider = ${HUBSPOT} and link."externalId" = any(${[...externalIds]}::text[])
  order by link.id for update`

/** That a person's contact is this one, with what was just written of it. An erased link stays as it is. */
export async function keepLink(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  externalId: string,
  written: Readonly<Record<string, string>> = {},
): Promise<void> {
  const hasWritten = Object.keys(written).length > 0
  await tx.$executeRaw`
    insert into "CrmLink" (id, "clinicId", "patientId", provider, "externalId", written, "writtenAt", "updatedAt")
    values (${newId()}::uuid, ${ctx.clinicId}::uuid, ${patientId}::uuid, ${HUBSPOT}, ${externalId},
      ${JSON.stringify(written)}::json, ${hasWritten ? ctx.now : null}::timestamptz, ${ctx.now}::timestamptz)
    on conflict ("clinicId", provider, "patientId") do update set
      "externalId" = excluded."externalId", status = 'linked', because = null, "endedAt" = null,
      written = ("CrmLink".written::jsonb || excluded.written::jsonb)::json,
      "writtenAt" = coalesce(excluded."writtenAt", "CrmLink"."writtenAt"), "updatedAt" = excluded."updatedAt"
    where "CrmLink".status <> 'erased'`
}

/** Where each record's person is now: itself, or what it was merged into. */
export async function standingIds(tx: Tx, patientIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ of: string; id: string }[]>`
    with recursive way as (
      select id as "of", id, "mergedIntoId", 0 as step from "Patient" where id = any(${[...new Set(patientIds)]}::uuid[])
      union all
      select way."of", next.id, next."mergedIntoId", way.step + 1 from "Patient" next
      join way on next.id = way."mergedIntoId" where way.step < 50
    )
    select "of", id from way where "mergedIntoId" is null`
  return new Map(rows.map(({ of, id }) => [of, id]))
}
