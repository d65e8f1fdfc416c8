import { z } from "zod"
import { can, type Role } from "@/lib/can"
import type { Colleague } from "@/lib/leads/schema"
import { query } from "@/lib/operation"

/** Who may own a lead here, by name. */
export const listColleagues = query({
  name: "leads.colleagues",
  may: "leads.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<Colleague[]> {
    const members = await tx.member.findMany({
      where: { active: true, OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }] },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    })
    return members
      .filter((member) => can(member.roles as Role[], "leads.work"))
      .map(({ id, name }) => ({ id, name }))
  },
})
