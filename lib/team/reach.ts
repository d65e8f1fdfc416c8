import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { t } from "@/lib/say"

export type StoredMember = {
  id: string
  userId: string
  name: string
  roles: string[]
  active: boolean
  endsAt: Date | null
  createdAt: Date
}

export type StoredAccount = {
  memberId: string
  email: string
  disabledAt: Date | null
  secondFactor: boolean
  elsewhere: boolean
  sessions: number
  lastSeenAt: Date | null
}

/** A member of the caller's clinic; anybody else is not found. */
export const findMemberRow = async (tx: Tx, id: string): Promise<StoredMember> =>
  (isId(id) ? await tx.member.findUnique({ where: { id } }) : null) ?? absent()

/** A member of the caller's clinic, locked so that changes queue; anybody else is not found. */
export async function lockMember(tx: Tx, id: string): Promise<StoredMember> {
  if (!isId(id)) return absent()
  const [row] = await tx.$queryRaw<StoredMember[]>`
    select id, "userId", name, roles, active, "endsAt", "createdAt" from "Member" where id = ${id}::uuid for update`
  return row ?? absent()
}

/** What may be known of the members' accounts, by member. */
export async function accountsOf(
  tx: Tx,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, StoredAccount>> {
  const rows = await tx.$queryRaw<StoredAccount[]>`select * from team_accounts(${[...ids]}::uuid[], ${now})`
  return new Map(rows.map((row) => [row.memberId, row]))
}

/**
 * The same where an admin may go with it: all the clinic's admins are locked too, in the one order that everybody keeps.
 * Of two who take the role from one another at the same instant, the second then finds that she is the last.
 */
export async function lockMemberAndAdmins(tx: Tx, id: string): Promise<StoredMember> {
  if (!isId(id)) return absent()
  const rows = await tx.$queryRaw<StoredMember[]>`
    select id, "userId", name, roles, active, "endsAt", "createdAt" from "Member"
    where id = ${id}::uuid or (active and 'admin' = any (roles)) order by id for update`
  return rows.find((row) => row.id === id.toLowerCase()) ?? absent()
}

/** How people sign in is theirs; a clinic may set it anew only for who works nowhere else. */
export async function refuseElsewhere(tx: Tx, id: string, now: Date): Promise<StoredAccount> {
  const account = (await accountsOf(tx, [id], now)).get(id) ?? absent()
  if (account.elsewhere) {
    fail("wrong_state", {
      sentence:
        "This person works or worked outside this clinic too, so this clinic alone cannot change how they sign in.",
    })
  }
  return account
}

/** Refuses when nobody else in the clinic would be an admin. Their rows are held: lockMemberAndAdmins. */
export async function refuseLastAdmin(tx: Tx, member: StoredMember, now: Date): Promise<void> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    select id from "Member" where active and 'admin' = any (roles) and ("endsAt" is null or "endsAt" > ${now})`
  const others = admins.map(({ id }) => id).filter((id) => id !== member.id)
  if (admins.length === others.length) return
  const accounts = await accountsOf(tx, others, now)
  if ([...accounts.values()].some((account) => !account.disabledAt)) return
  fail("wrong_state", {
    sentence: t("{name} is the clinic's last admin. Make somebody else an admin first.", {
      name: member.name,
    }),
  })
}

export function refuseSelf(ctx: Ctx, id: string, sentence: string): void {
  if (ctx.actor.kind === "member" && ctx.actor.memberId === id) fail("wrong_state", { sentence })
}
