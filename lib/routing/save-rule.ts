import { can, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { lockRules } from "@/lib/routing/lock"
import { SaveRuleInput, type Target } from "@/lib/routing/schema"
import { type Duty, MOST_RULES, type TARGET_ROLES } from "@/lib/routing/words"
import { t } from "@/lib/say"

/** Adds a rule at the end, or changes one. The same again changes nothing. */
export const saveRoutingRule = command({
  name: "routing.save",
  may: "routing.write",
  input: SaveRuleInput,
  async run({ ctx, tx, input }) {
    const { id, key, name, target: text, balance, pressing, ...conditions } = input
    await lockRules(tx, ctx)
    const target = await targetOf(tx, ctx, text)
    const kept = { name, conditions, target, balance, pressing }
    const known = await tx.routingRule.findFirst({ where: { id: id ?? key, removedAt: null } })
    if (id !== undefined && (!isId(id) || !known)) absent()
    if (known) {
      const { conditions: was, target: for_, ...rest } = known
      const before = {
        name: rest.name,
        conditions: was,
        target: for_,
        balance: rest.balance,
        pressing: rest.pressing,
      }
      if (JSON.stringify(before) === JSON.stringify(kept)) return { value: { id: known.id }, facts: [] }
      if (id === undefined) fail("conflict")
      await tx.routingRule.update({ where: { id: known.id }, data: { ...kept, updatedAt: ctx.now } })
      return {
        value: { id: known.id },
        facts: [fact("routing.changed", known.id, { before: said(before), after: said(kept) })],
      }
    }
    const last = await tx.routingRule.aggregate({
      where: { removedAt: null },
      _max: { position: true },
      _count: true,
    })
    if (last._count >= MOST_RULES)
      fail("wrong_state", {
        sentence: t("There are {n} rules already. Remove one first.", { n: MOST_RULES }),
      })
    const position = (last._max.position ?? 0) + 1
    await tx.routingRule.create({
      data: {
        ...kept,
        id: key,
        clinicId: ctx.clinicId,
        position,
        createdById: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    })
    return { value: { id: key }, facts: [fact("routing.added", key, { after: said(kept) })] }
  },
})

async function targetOf(tx: Tx, ctx: Ctx, text: string): Promise<Target> {
  const [kind, which = ""] = text.split(":")
  if (kind === "role") return { kind, role: which as (typeof TARGET_ROLES)[number] }
  if (kind === "duty") return { kind, duty: which as Duty }
  const member = isId(which) ? await tx.member.findUnique({ where: { id: which } }) : null
  const isHere = member?.active && (member.endsAt === null || member.endsAt > ctx.now)
  if (!isHere || !can(member.roles as Role[], "leads.work"))
    fail("invalid_input", { fields: { target: "This colleague cannot work leads." } })
  return { kind: "member", memberId: member.id }
}

/** For the record: everything but the words that a person gave it. */
const said = ({ name: _, conditions, ...rest }: { name: string; conditions: unknown }) => {
  const { campaign: __, ...told } = conditions as Record<string, unknown>
  return JSON.parse(JSON.stringify({ ...rest, conditions: told }))
}
