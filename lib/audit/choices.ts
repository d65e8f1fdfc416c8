import { z } from "zod"
import type { AuditChoices } from "@/lib/audit/schema"
import { actorLabel } from "@/lib/ctx"
import { query } from "@/lib/operation"

const MOST = 500

/** Everybody who ever did something here, and everything ever done: by hopping along two indexes, not by reading all facts. */
export const listAuditChoices = query({
  name: "audit.choices",
  may: "audit.read",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<AuditChoices> {
    if (grant.scope === "own") {
      const own = await tx.$queryRaw<{ name: string }[]>`
        select distinct name from "Fact" where actor = ${actorLabel(ctx.actor)} limit ${MOST}`
      return {
        actors: [{ actor: actorLabel(ctx.actor), name: ctx.actor.name }],
        names: own.map((one) => one.name).sort(),
        ownOnly: true,
      }
    }
    const actors = await tx.$queryRaw<{ actor: string; name: string }[]>`
      with recursive hop (actor) as (
        (select actor from "Fact" order by actor limit 1)
        union all
        select (select fact.actor from "Fact" fact where fact.actor > hop.actor order by fact.actor limit 1)
        from hop where hop.actor is not null
      )
      select hop.actor, latest."actorName" as name from hop
      cross join lateral (
        select "actorName" from "Fact" where actor = hop.actor order by "createdAt" desc limit 1
      ) latest
      where hop.actor is not null limit ${MOST}`
    const names = await tx.$queryRaw<{ name: string }[]>`
      with recursive hop (name) as (
        (select name from "Fact" order by name limit 1)
        union all
        select (select fact.name from "Fact" fact where fact.name > hop.name order by fact.name limit 1)
        from hop where hop.name is not null
      )
      select name from hop where name is not null limit ${MOST}`
    return {
      actors: actors.sort((one, other) => one.name.localeCompare(other.name)),
      names: names.map((one) => one.name),
      ownOnly: false,
    }
  },
})
