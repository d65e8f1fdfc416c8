import { keepEvidence } from "@/lib/consents/keep-evidence"
import { witnessWhere } from "@/lib/consents/list-witnesses"
import { makeReceipt } from "@/lib/consents/make-receipt"
import { policyInForce } from "@/lib/consents/policy"
import { recordConsent } from "@/lib/consents/record"
import { InPersonInput } from "@/lib/consents/schema"
import { standingConsents } from "@/lib/consents/standing"
import { type Purpose, purposesOf, REQUIRED_PURPOSE } from "@/lib/consents/words"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { patientForChange, patientReach } from "@/lib/patients/reach"

/**
 * What a patient decided at the desk: several purposes at once, with a signature drawn, or typed before a witness. Nothing
 * can be agreed to by whoever does not let their data be kept. The form's key makes a second press harmless.
 */
export const recordInPerson = command({
  name: "consents.recordInPerson",
  may: "consents.record",
  input: InPersonInput,
  async run({ ctx, tx, input, grant }) {
    const memberId = memberIdOf(ctx) ?? fail("forbidden")
    const patient = await patientForChange(tx, input.patientId, patientReach(ctx, grant))
    const effectKey = `in_person:${memberId}:${patient.id}:${input.key}`
    const known = await tx.consentReceipt.findUnique({
      where: { clinicId_effectKey: { clinicId: ctx.clinicId, effectKey } },
    })
    if (known) return { value: { receiptId: known.id }, facts: [] }
    const purposes = purposesOf(Object.keys(input.decisions))
    const granted = purposes.filter((one) => input.decisions[one] === "granted")
    await refuseWithoutKeeping(
      granted,
      async () =>
        (await standingConsents(tx, patient.id, ctx.now)).some(
          (one) => one.purpose === REQUIRED_PURPOSE && one.status === "granted",
        ),
      input.decisions[REQUIRED_PURPOSE],
    )
    const { png, signer, witness } = input
    if (granted.length > 0) refuseUnsigned(input)
    const witnessId = input.witnessId ? await colleagueBeside(tx, ctx, input) : null
    const evidenceId = await keepEvidence(tx, ctx, {
      patientId: patient.id,
      kind: png ? "signature" : "witness",
      png,
      signer: signer || undefined,
      witness: witness || undefined,
      witnessId,
    })
    const receiptId = newId()
    const policyVersion = (await policyInForce(tx, ctx))?.label ?? null
    const facts: Fact[] = []
    for (const purpose of purposes)
      facts.push(
        ...(
          await recordConsent(tx, ctx, {
            patientId: patient.id,
            purpose,
            status: input.decisions[purpose] ?? "denied",
            source: "member",
            method: "in_person",
            policyVersion,
            evidenceId,
            receiptId,
            evidence: { language: input.language },
            decidedAt: ctx.now,
            effectKey: `${effectKey}:${purpose}`,
          })
        ).facts,
      )
    const receipt = await makeReceipt(tx, ctx, {
      id: receiptId,
      patientId: patient.id,
      language: input.language,
      policyVersion,
      effectKey,
      send: input.sendReceipt,
    })
    return { value: { receiptId }, facts: [...facts, ...receipt.facts], events: receipt.events }
  },
})

/** Somebody who works here and is not whoever writes it down: nobody bears themselves out. */
async function colleagueBeside(tx: Tx, ctx: Ctx, { witnessId: id = "", witness }: Signed): Promise<string> {
  const refuse = (witnessId: string) => fail("invalid_input", { fields: { witnessId } })
  if (witness) return refuse("Choose a colleague or name somebody from outside, not both.")
  if (id === memberIdOf(ctx)) return refuse("Choose somebody else: you take the consent down yourself.")
  const found = isId(id)
    ? await tx.member.findFirst({ where: { ...witnessWhere(ctx), id }, select: { id: true } })
    : null
  return found?.id ?? refuse("Choose a colleague.")
}

async function refuseWithoutKeeping(
  granted: readonly Purpose[],
  stands: () => Promise<boolean>,
  given: "granted" | "denied" | undefined,
): Promise<void> {
  if (!granted.some((one) => one !== REQUIRED_PURPOSE) || given === "granted") return
  if (given === "denied" || !(await stands()))
    fail("invalid_input", {
      sentence: "Without the agreement to keep their data nothing else can be agreed to.",
      fields: { decisions: "Ask for keeping their data first." },
    })
}

type Signed = { png?: string; signer?: string; witness?: string; witnessId?: string }

function refuseUnsigned({ png, signer, witness, witnessId }: Signed): void {
  if (png) {
    if (!Buffer.from(png.slice(0, 16), "base64").subarray(0, 8).equals(PNG))
      fail("invalid_input", { fields: { png: "The signature cannot be read. Draw it again." } })
    return
  }
  if (!signer) fail("invalid_input", { fields: { png: "The patient signs here, or their name is typed." } })
  if (!witness && !witnessId)
    fail("invalid_input", { fields: { witness: "A typed name needs somebody who stood by." } })
}
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
