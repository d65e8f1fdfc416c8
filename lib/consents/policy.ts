import { z } from "zod"
import { PATIENT_LANGUAGES, type PatientLanguage } from "@/lib/consents/patient-phrases"
import { type Purpose, purposesOf } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

export type Controller = { name: string; address: string; contact: string; officer: string }
export type PolicyText = { intro: string; purposes: Partial<Record<Purpose, string>> }
export type Policy = {
  id: string
  number: number
  label: string
  title: string
  texts: Partial<Record<PatientLanguage, PolicyText>>
  purposes: Purpose[]
  jurisdiction: string
  controller: Controller
  privacyUrl: string
  standing: "valid" | "ask_again"
  publishedAt: Date | null
}

const Texts = z.partialRecord(
  z.enum(PATIENT_LANGUAGES),
  z.object({ intro: z.string(), purposes: z.record(z.string(), z.string()) }),
)
const ControllerShape = z.object({
  name: z.string(),
  address: z.string(),
  contact: z.string(),
  officer: z.string(),
})

type Stored = {
  id: string
  number: number
  label: string
  title: string
  texts: unknown
  purposes: string[]
  jurisdiction: string
  controller: unknown
  privacyUrl: string
  standing: string
  publishedAt: Date | null
}

/** What patients of the clinic are asked to agree to now; null where it has published none yet. */
export async function policyInForce(tx: Tx, ctx: Ctx): Promise<Policy | null> {
  const row = await tx.policyVersion.findFirst({ where: { clinicId: ctx.clinicId, status: "published" } })
  return row && toPolicy(row)
}

/** The version a decision names, as it was published. */
export async function policyNamed(tx: Tx, ctx: Ctx, label: string): Promise<Policy | null> {
  const row = await tx.policyVersion.findFirst({
    where: { clinicId: ctx.clinicId, label, status: { not: "draft" } },
  })
  return row && toPolicy(row)
}

export function toPolicy(row: Stored): Policy {
  return {
    ...row,
    texts: (Texts.safeParse(row.texts).data ?? {}) as Policy["texts"],
    purposes: purposesOf(row.purposes),
    controller: ControllerShape.parse(row.controller),
    standing: row.standing === "ask_again" ? "ask_again" : "valid",
  }
}
