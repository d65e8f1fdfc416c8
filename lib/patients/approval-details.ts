import type { ApprovalDetails } from "@/lib/approvals/kinds"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Patient } from "@/lib/generated/prisma/client"
import { MergeInput, SplitInput, UndoMergeInput } from "@/lib/patients/merge-schema"
import { planUndo } from "@/lib/patients/undo-plan"
import { languageName } from "@/lib/patients/words"
import { spokenPhone } from "@/lib/phone"
import { exactDay } from "@/lib/time"

const NOTHING = "Not known"
type Row = ApprovalDetails["rows"][number]

/** Both records and, of what they say differently, whose word was chosen. */
export async function mergeDetails(tx: Tx, ctx: Ctx, given: unknown): Promise<ApprovalDetails> {
  const input = MergeInput.parse(given)
  const found = await tx.patient.findMany({ where: { id: { in: [input.keptId, input.mergedId] } } })
  const kept = found.find((one) => one.id === input.keptId)
  const merged = found.find((one) => one.id === input.mergedId)
  if (!kept || !merged) return { rows: [], patientIds: [] }
  const day = (at: Date | null) => (at ? exactDay(at, "UTC") : NOTHING)
  const language = (code: string | null) => (code ? languageName(code) : NOTHING)
  const chosen = (term: string, side: "kept" | "merged", say: (one: Patient) => string): Row[] => {
    if (say(kept) === say(merged)) return []
    // Where the chosen side says nothing, the other's word stays: see mergeNow.
    const [wanted, other] = side === "kept" ? [kept, merged] : [merged, kept]
    return [{ term, value: say(wanted) === NOTHING ? say(other) : say(wanted) }]
  }
  return {
    rows: [
      { term: "The record that stays", value: whoIs(ctx, kept) },
      { term: "Merged into it", value: whoIs(ctx, merged) },
      ...chosen("Name afterwards", input.name, (one) => one.name),
      ...chosen("Birth date afterwards", input.birthDate, (one) => day(one.birthDate)),
      ...chosen("Language afterwards", input.language, (one) => language(one.language)),
    ],
    patientIds: [kept.id, merged.id],
  }
}

/** Whose record it is, the name of the new one, and which enquiries and numbers go. */
export async function splitDetails(tx: Tx, ctx: Ctx, given: unknown): Promise<ApprovalDetails> {
  const input = SplitInput.parse(given)
  const patient = await tx.patient.findUnique({ where: { id: input.id } })
  if (!patient) return { rows: [], patientIds: [] }
  const leads = await tx.lead.findMany({
    where: { id: { in: input.leads }, patientId: patient.id },
    select: { createdAt: true },
    orderBy: { createdAt: "asc" },
  })
  const contacts = await tx.contact.findMany({
    where: { id: { in: input.contacts } },
    select: { address: true },
    orderBy: { address: "asc" },
  })
  const list = (all: string[]) => (all.length > 0 ? all.join(", ") : "None")
  return {
    rows: [
      { term: "Out of the record of", value: whoIs(ctx, patient) },
      { term: "A record of their own for", value: input.name },
      {
        term: "Enquiries that go",
        value: list(leads.map((lead) => exactDay(lead.createdAt, ctx.clinic.timeZone))),
      },
      { term: "Numbers that go", value: list(contacts.map((one) => spokenPhone(one.address))) },
    ],
    patientIds: [patient.id],
  }
}

/** Which two are taken apart, and what goes back. */
export async function undoDetails(tx: Tx, ctx: Ctx, given: unknown): Promise<ApprovalDetails> {
  const { merge, kept, merged, back } = await planUndo(tx, UndoMergeInput.parse(given).id)
  return {
    rows: [
      { term: "The record that stays", value: whoIs(ctx, kept) },
      { term: "Becomes a record again", value: whoIs(ctx, merged) },
      { term: "Merged", value: exactDay(merge.createdAt, ctx.clinic.timeZone) },
      { term: "Goes back", value: `${back.leads.length} enquiries, ${back.contacts.length} numbers` },
    ],
    patientIds: [kept.id, merged.id],
    links: [{ label: "See what it would do", href: `/patients/${kept.id}/merge?undo=${merge.id}` }],
  }
}

const whoIs = (ctx: Ctx, { name, createdAt }: Patient): string =>
  `${name}, known since ${exactDay(createdAt, ctx.clinic.timeZone)}`
