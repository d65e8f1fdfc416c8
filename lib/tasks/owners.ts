import { z } from "zod"
import { can, ROLES, type Role } from "@/lib/can"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"

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

/**
 * "member:…" or "role:…" as an owner, refused beside the field for who cannot work tasks here, and for who sees no
 * patients where it is about one: what colleagues write of a patient would be hidden from them.
 */
export async function readOwner(
  tx: Tx,
  ctx: Ctx,
  owner: string,
  patientId?: string | null,
): Promise<TaskOwner> {
  const [kind, of = ""] = owner.split(":")
  if (kind === "role") {
    if (!can([of as Role], "tasks.write")) refuseOwner("This role does no tasks.")
    if (patientId && !namesPatients([of])) refuseOwner("This role sees no patients. Choose another.")
    return { role: of as Role }
  }
  const member = await tx.member.findFirst({
    where: { id: of, ...atWork(ctx) },
    select: { id: true, roles: true },
  })
  if (!member) return refuseOwner("This colleague cannot do tasks here.")
  if (patientId && !namesPatients(member.roles))
    refuseOwner("This colleague sees no patients. Choose another.")
  return { memberId: member.id }
}

const namesPatients = (roles: readonly string[]): boolean => {
  const scope = can(roles as Role[], "patients.read")?.scope
  return scope === "all" || scope === "own"
}

const refuseOwner = (sentence: string): never => fail("invalid_input", { fields: { owner: sentence } })
