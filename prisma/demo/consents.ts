import { createHash } from "node:crypto"
import type { Role } from "@/lib/can"
import { PATIENT_WORDS, type PatientLanguage, patientLanguage } from "@/lib/consents/patient-phrases"
import { toPolicy } from "@/lib/consents/policy"
import { receiptRecord } from "@/lib/consents/receipt-record"
import { addMonths } from "@/lib/consents/record"
import {
  CONSENT_MONTHS,
  type ConsentMethod,
  type ConsentSource,
  PURPOSES,
  type Purpose,
  purposesOf,
} from "@/lib/consents/words"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { sealPersonal } from "@/lib/personal"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { dice, idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"
import { policiesOf } from "@/prisma/demo/policies"
import { scrawl } from "@/prisma/demo/scrawl"

type Given = {
  clinic: DemoClinic
  clinicId: string
  anchor: Date
  rows: DemoRows
  memberId: (role: Role) => string
}
type Way = { source: ConsentSource; method: ConsentMethod }
const WAYS: readonly Way[] = [
  { source: "web_form", method: "form" },
  { source: "member", method: "in_person" },
  { source: "whatsapp", method: "double_opt_in" },
  { source: "import", method: "import" },
]

/** A ledger as two years leave it: every state, what ends soon, questions that wait, receipts and what shows them. */
export async function seedConsents(tx: Tx, given: Given): Promise<void> {
  const { clinic, clinicId, anchor, rows, memberId } = given
  const policies = policiesOf(given)
  await tx.policyVersion.createMany({ data: policies, skipDuplicates: true })
  const [before, now] = policies
  if (!before || !now) return
  const throws = dice(clinic.seed + 43)
  const consents: Prisma.ConsentCreateManyInput[] = []
  const evidence: (Prisma.ConsentEvidenceCreateManyInput & { personal?: Prisma.InputJsonValue })[] = []
  const receipts: Prisma.ConsentReceiptCreateManyInput[] = []
  const requests: Prisma.ConsentRequestCreateManyInput[] = []
  const asked = new Set<string>()
  rows.patients.forEach((patient, n) => {
    const id = (what: string, at: Date) => idOf(`consent ${what} ${n} ${clinic.slug}`, at)
    const language = patientLanguage(patient.language)
    const contactId = rows.links.find((link) => link.patientId === patient.id)?.contactId
    // Every ninth has decided nothing yet; every seventh of these is asked just now.
    if (n % 9 === 8) {
      if (contactId && n % 7 < 2 && !asked.has(contactId)) {
        asked.add(contactId)
        const openedAt = addMs(anchor, -throws.between(2, 140) * HOUR_MS)
        requests.push(
          requestOf(
            given,
            patient.id,
            contactId,
            id("request", openedAt),
            language,
            now.label,
            openedAt,
            "open",
          ),
        )
      }
      return
    }
    const way = WAYS[n % WAYS.length] ?? WAYS[0]!
    // Of two years, and of each twelfth the last weeks before its end.
    const days = n % 12 === 5 ? 730 - throws.between(3, 80) : n % 31 === 7 ? 760 : throws.between(1, 640)
    const decidedAt = addMs(anchor, -days * DAY_MS)
    const policy = days > 200 ? before : now
    const receiptId =
      way.method === "in_person" || way.method === "double_opt_in" ? id("receipt", decidedAt) : null
    const evidenceId = receiptId ? id("evidence", decidedAt) : null
    const requestId = way.method === "double_opt_in" && contactId ? id("request", decidedAt) : null
    const chosen = chosenBy(throws)
    const made = chosen.map(({ purpose, status }): Prisma.ConsentCreateManyInput & { purpose: string } => ({
      id: id(purpose, decidedAt),
      clinicId,
      patientId: patient.id ?? "",
      purpose,
      status,
      policyVersion: way.method === "import" ? null : policy.label,
      ...way,
      requestId,
      evidenceId,
      receiptId,
      evidence:
        way.source === "web_form"
          ? {
              form: "hosted",
              language,
              version: policy.label,
              words: PATIENT_WORDS[language].sentences[purpose],
            }
          : undefined,
      effectKey: `demo:${n}:${purpose}`,
      memberId: way.source === "member" ? memberId("frontdesk") : null,
      recordedAt: decidedAt,
      expiresAt: status === "granted" ? addMonths(decidedAt, CONSENT_MONTHS) : null,
      createdAt: decidedAt,
    }))
    consents.push(...made)
    if (requestId && contactId)
      requests.push(
        requestOf(
          given,
          patient.id,
          contactId,
          requestId,
          language,
          policy.label,
          decidedAt,
          "granted",
          chosen,
        ),
      )
    if (evidenceId)
      evidence.push({
        id: evidenceId,
        clinicId,
        patientId: patient.id ?? "",
        kind: way.method === "in_person" ? "signature" : "page",
        memberId: way.method === "in_person" ? memberId("frontdesk") : null,
        witnessId: way.method === "in_person" && n % 2 === 0 ? memberId("coordinator") : null,
        createdAt: decidedAt,
        personal:
          way.method === "in_person"
            ? { png: scrawl(n) }
            : { network: "86.124.17.0", userAgent: "Mozilla/5.0 (Linux; Android 15) Mobile" },
      })
    if (receiptId)
      receipts.push({
        id: receiptId,
        clinicId,
        patientId: patient.id ?? "",
        requestId,
        language,
        policyVersion: policy.label,
        record: receiptRecord({
          receiptId,
          recordId: id("record", decidedAt),
          principalId: id("principal", decidedAt),
          language,
          madeAt: decidedAt,
          clinic,
          policy: toPolicy({ ...policy, privacyUrl: policy.privacyUrl }),
          policyVersion: policy.label,
          decisions: made.map((one) => ({
            consentId: one.id,
            purpose: one.purpose as Purpose,
            status: one.status as "granted" | "denied",
            method: way.method,
            decidedAt,
            expiresAt: (one.expiresAt as Date | null) ?? null,
          })),
        }),
        expiresAt: addMonths(decidedAt, CONSENT_MONTHS),
        effectKey: `demo:${n}`,
        memberId: way.method === "in_person" ? memberId("frontdesk") : null,
        createdAt: decidedAt,
      })
    const offers = made.find((one) => one.purpose === "marketing_whatsapp" && one.status === "granted")
    if (offers && n % 6 === 0) {
      const at = addMs(anchor, -throws.between(1, Math.max(2, Math.min(days - 1, 90))) * DAY_MS)
      consents.push({
        ...offers,
        ...{
          id: id("withdrawal", at),
          status: "withdrawn",
          source: "page",
          method: "explicit",
          expiresAt: null,
        },
        ...{ evidence: undefined, receiptId: null, requestId: null, evidenceId: null },
        ...{ effectKey: `demo:${n}:withdrawal`, recordedAt: at, createdAt: at, memberId: null },
      })
    }
  })
  const sealed = await sealPersonal(tx, clinicId, evidence)
  await tx.consentEvidence.createMany({
    data: evidence.map(({ personal: _, ...one }) => ({ ...one, sealed: sealed.get(one.id) })),
    skipDuplicates: true,
  })
  await tx.consentRequest.createMany({ data: requests, skipDuplicates: true })
  await tx.consentReceipt.createMany({ data: receipts, skipDuplicates: true })
  await tx.consent.createMany({ data: await withoutBreach(tx, clinicId, consents), skipDuplicates: true })
}

/** Who got an offer lately had not withdrawn before it: a demo clinic keeps the law. */
async function withoutBreach(
  tx: Tx,
  clinicId: string,
  consents: Prisma.ConsentCreateManyInput[],
): Promise<Prisma.ConsentCreateManyInput[]> {
  const offers = await tx.message.findMany({
    where: { clinicId, purpose: "marketing", campaignId: { not: null }, status: { not: "blocked" } },
    select: { patientId: true },
  })
  const written = new Set(offers.map(({ patientId }) => patientId))
  return consents.filter((one) => one.status !== "withdrawn" || !written.has(one.patientId))
}

type Chosen = { purpose: Purpose; status: "granted" | "denied" }

function chosenBy(throws: ReturnType<typeof dice>): Chosen[] {
  const some: [Purpose, number][] = [
    ["appointment_reminders", 0.92],
    ["treatment_updates", 0.8],
    ["marketing_whatsapp", 0.6],
    ["marketing_email", 0.35],
    ["call_recording", 0.4],
  ]
  return [
    { purpose: "data_processing", status: "granted" },
    ...some.flatMap(([purpose, share]): Chosen[] =>
      throws.chance(0.7) ? [{ purpose, status: throws.chance(share) ? "granted" : "denied" }] : [],
    ),
  ]
}

function requestOf(
  { clinicId, memberId, clinic }: Given,
  patientId: string | undefined,
  contactId: string,
  id: string,
  language: PatientLanguage,
  policyVersion: string,
  openedAt: Date,
  status: "open" | "granted",
  chosen: readonly Chosen[] = [{ purpose: "data_processing", status: "granted" }],
): Prisma.ConsentRequestCreateManyInput {
  const asked =
    status === "open" ? ["appointment_reminders", "marketing_whatsapp"] : chosen.map((one) => one.purpose)
  return {
    id,
    clinicId,
    patientId: patientId ?? "",
    contactId,
    kind: "double_opt_in",
    purposes: purposesOf(asked.filter((one) => Object.hasOwn(PURPOSES, one))),
    policyVersion,
    language,
    status,
    tokenHash: new Uint8Array(createHash("sha256").update(`demo ${clinic.slug} ${id}`).digest()),
    openedById: memberId("frontdesk"),
    openedAt,
    expiresAt: addMs(openedAt, 7 * DAY_MS),
    answeredAt: status === "open" ? null : openedAt,
    effectKey: `demo:${id}`,
    createdAt: openedAt,
  }
}
