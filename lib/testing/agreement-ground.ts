import { inClinic } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { addLead, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { addMs, DAY_MS, HOUR_MS, now } from "@/lib/time"

type Given = {
  scorer?: string
  was?: string
  rules?: string[]
  beside?: Partial<Prisma.ScoreUncheckedCreateInput>
  person?: string
  disputed?: string[]
  status?: string
  daysAgo?: number
}

/** One lead as rules or a model saw it, what a person set, and how it ended; its id. */
export async function decidedLead({ clinic, member }: LeadGround, given: Given): Promise<string> {
  const {
    scorer = "rules-1",
    was = "HOT",
    rules = [],
    beside,
    person,
    disputed = [],
    status,
    daysAgo = 1,
  } = given
  const createdAt = addMs(now(), -daysAgo * DAY_MS)
  const lead = await addLead(clinic.id, { createdAt, ...(status && { status }) })
  const common = { clinicId: clinic.id, leadId: lead.id, urgency: "none", confidence: 0.8, score: 4 }
  const reasons = rules.map((rule) => ({ rule, label: rule, quote: "", start: 0, end: 0, messageId: null }))
  await inClinic(clinic.id, async (tx) => {
    await tx.score.create({
      data: { ...common, id: newId(), scorer, classification: was, reasons, createdAt, ...beside },
    })
    if (person)
      await tx.score.create({
        data: {
          ...common,
          id: newId(),
          scorer: "member",
          classification: person,
          reasons: [],
          memberId: member.id,
          reason: "Asked them",
          disputed,
          createdAt: addMs(createdAt, HOUR_MS),
        },
      })
  })
  return lead.id
}

/** A clinic in which people and outcomes bore out some scores and not others. */
export async function agreementGround() {
  const ground = await leadGround()
  const otherwise = await decidedLead(ground, { rules: ["price", "pay"], person: "COLD" })
  await decidedLead(ground, { rules: ["price"], person: "HOT" })
  await decidedLead(ground, { rules: ["price"], person: "HOT", disputed: ["price"] })
  await decidedLead(ground, {
    scorer: "a-model",
    was: "WARM",
    rules: ["price", "model:asks_price"],
    beside: { ruleScorer: "rules-1", ruleClassification: "COLD", ruleScore: 2, ruleUrgency: "none" },
    person: "WARM",
  })
  await decidedLead(ground, { rules: ["pay"], status: "won" })
  await decidedLead(ground, { rules: ["pay"], status: "lost" })
  await decidedLead(ground, { was: "COLD", rules: ["later"], status: "lost" })
  await decidedLead(ground, { rules: ["price"], person: "COLD", daysAgo: 60 })
  return { ...ground, otherwise }
}
