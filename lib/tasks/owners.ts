import { z } from "zod"
import { can, ROLES, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"
import { memberIdOf } from "@/lib/tasks/reach"
import type { TaskOwners } from "@/lib/tasks/schema"
import type { TaskOwner } from "@/lib/tasks/words"

const WORKING = ROLES.filter((role) => can([role], "tasks.write"))

/** Who of the clinic can be given a task: members at work, and the roles that have any. */
export const listTaskOwners = query({
  name: "tasks.owners",
  may: "tasks.write",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<TaskOwners> {
    const members = await tx.member.findMany({
      where: atWork(ctx),
      select: { id: true, name: true, roles: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    })
    const held = new Set(members.flatMap((one) => one.roles))
    return {
      me: memberIdOf(ctx),
      members: members.map(({ id, name }) => ({ id, name })),
      roles: WORKING.filter((role) => held.has(role)),
    }
  },
})

const atWork = (ctx: Ctx) => ({
  active: true,
  roles: { hasSome: [...WORKING] },
  OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
})

/** "member:…" or "role:…" as an owner, refused beside the field for who cannot work tasks here. */
export async function readOwner(tx: Tx, ctx: Ctx, owner: string): Promise<TaskOwner> {
  const [kind, of = ""] = owner.split(":")
  if (kind === "role") {
    if (can([of as Role], "tasks.write")) return { role: of as Role }
    return fail("invalid_input", { fields: { owner: "This role does no tasks." } })
  }
  const member = await tx.member.findFirst({ where: { id: of, ...atWork(ctx) }, select: { id: true } })
  return member
    ? { memberId: member.id }
    : fail("invalid_input", { fields: { owner: "This colleague cannot do tasks here." } })
}
