import { readSetting } from "@/lib/clinics/settings"
import type { Ctx } from "@/lib/ctx"
import { inClinic, type Tx } from "@/lib/db"
import { type ModelAccount, modelAccount } from "@/lib/models/account"
import { MODEL_SETTING, type ModelSetting } from "@/lib/models/setting"

export type Model = { account: ModelAccount; setting: ModelSetting }

const KEPT_MS = 3_000
const MOST_KEPT = 1_000
type Kept = { untilMs: number; model: Model | null }
const kept = new Map<string, Kept>()

/** The model that scores for this clinic, or null. Asked once in some seconds: with none set, a score costs nothing more. */
export async function liveModel(ctx: Ctx): Promise<Model | null> {
  const known = kept.get(ctx.clinicId)
  if (known && known.untilMs > performance.now()) return known.model
  const model = await inClinic(ctx.clinicId, (tx) => readModel(tx, ctx))
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(ctx.clinicId, { untilMs: performance.now() + KEPT_MS, model })
  return model
}

export async function readModel(tx: Tx, ctx: Ctx): Promise<Model | null> {
  const account = await modelAccount(tx, ctx)
  if (!account) return null
  const setting = await readSetting(tx, ctx, MODEL_SETTING)
  return setting.enabled ? { account, setting } : null
}

/** What was set counts at once in this process, and within seconds in the others. */
export const forgetModels = (): void => kept.clear()
