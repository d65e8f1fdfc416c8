import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { draftRuleSet } from "@/lib/rule-sets/draft"
import { editRuleSet } from "@/lib/rule-sets/edit"
import { findRuleSet } from "@/lib/rule-sets/find"
import { goLive } from "@/lib/rule-sets/go-live"
import { shadowPage } from "@/lib/rule-sets/shadow-page"
import { startShadow } from "@/lib/rule-sets/start-shadow"
import { NO_CHANGES, type RuleSetData } from "@/lib/scoring/rule-set"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"

export type RuleSetGround = {
  clinic: MadeClinic
  admin: Ctx
  id: string
  ctxFor(roles: readonly Role[]): Ctx
  strangerFor(roles: readonly Role[]): Ctx
}

/** A clinic with one draft. */
export async function ruleSetGround(change: Partial<RuleSetData> = {}): Promise<RuleSetGround> {
  const clinic = await makeClinic()
  const admin = await ctxWith(clinic, ["admin"])
  const { id } = await draftRuleSet(admin, { name: "Stricter", basedOnId: null })
  const { seenAt } = await findRuleSet(admin, { id })
  await editRuleSet(admin, { id, seenAt, name: "Stricter", note: "", data: { ...NO_CHANGES, ...change } })
  const strangerFor = await memberOf(await makeClinic())
  return { clinic, admin, id, ctxFor: await memberOf(clinic), strangerFor }
}

export const stored = (clinic: MadeClinic, id: string) =>
  inClinic(clinic.id, (tx) => tx.scoringRuleSet.findUniqueOrThrow({ where: { id } }))

/** Starts a trial and takes it to its end, as the job does. */
export async function tried({ clinic, admin, id }: RuleSetGround): Promise<void> {
  await startShadow(admin, { id })
  const { shadowRun } = await stored(clinic, id)
  const ctx = systemCtx(clinic.id, clinic, "shadow-rule-set")
  let seen = 0
  for (let after: string | null = ""; after !== null; ) {
    const page: { next: string | null; seen: number } = await shadowPage(ctx, {
      id,
      run: shadowRun ?? "",
      after,
      seen,
    })
    seen = page.seen
    after = page.next
  }
}

export async function liveGround(change: Partial<RuleSetData> = {}): Promise<RuleSetGround> {
  const ground = await ruleSetGround(change)
  await tried(ground)
  await goLive(ground.admin, { id: ground.id, reason: "As tried" })
  return ground
}
