import { beforeAll, describe, expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { newId } from "@/lib/ids"
import { addLeadNote } from "@/lib/leads/add-note"
import { changeLeadStatus } from "@/lib/leads/change-status"
import { countLeads } from "@/lib/leads/count"
import { findLead } from "@/lib/leads/find"
import { listLeads } from "@/lib/leads/list"
import { overrideScore } from "@/lib/leads/override-score"
import { listPatientTimeline } from "@/lib/leads/patient-timeline"
import { scoreLead } from "@/lib/leads/score"
import { listTimeline } from "@/lib/leads/timeline"
import { announce } from "@/lib/live/announce"
import { openStream } from "@/lib/live/stream"
import { listNotifications } from "@/lib/notifications/list"
import { notifyLead } from "@/lib/notifications/notify-lead"
import { findPatient } from "@/lib/patients/find"
import { listPatients } from "@/lib/patients/list"
import { previewSplit } from "@/lib/patients/preview-split"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead, addMessage, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { addMs, MINUTE_MS, now } from "@/lib/time"
import { countForNav } from "@/lib/today/counts"
import { loadBeside, loadToday } from "@/lib/today/load"
import { searchAll } from "@/lib/today/search"

const db = await testDatabase()

/** What is checked is the answer, not the screen: none of these may be anywhere in it. */
const NAME = /Zanubia|Quartermaine/i
const NUMBER = /712[\s.-]*398[\s.-]*(4|451)|71239845/
const WORDS = /gnarled molar|cheap flight|implant.*please/i
const STAFF_WORDS = /overheard at the desk|grudging reason|went to her cousin/i
/** Of a lead that is not urgent: only a score says these. */
const SCORE =
  /:"HOT"|"HOT":\d|hot_lead","leadId":"|HOT ·|Asks|"score":\s*[1-5]|"confidence":\s*0\.|"dueAt":\s*"|notified/

let ground: LeadGround
let own: { id: string }
beforeAll(async () => {
  ground = await leadGround({
    name: "Zanubia Quartermaine",
    address: "+40712398451",
    dueAt: addMs(now(), 20 * MINUTE_MS),
    lastMessage: "The gnarled molar again",
  })
  const { lead, clinic, ctxFor } = ground
  const admin = ctxFor(["admin"])
  const job = systemCtx(clinic.id, clinic, "lead-scoring-workflow")
  // The member who asks was a doctor once and was told of it then.
  await db.owner.query(`update "Member" set roles = '{doctor}' where id = $1`, [ground.member.id])
  const messageId = await addMessage(
    lead,
    "The gnarled molar again. Two implants please, today, and a cheap flight",
  )
  const { scoreId } = await scoreLead(job, { leadId: lead.id, messageId })
  await notifyLead(job, { leadId: lead.id, kind: "hot_lead", scoreId: scoreId ?? "" })
  await addLeadNote(admin, { id: lead.id, key: newId(), body: "Overheard at the desk: Zanubia pays cash" })
  await overrideScore(admin, {
    id: lead.id,
    key: newId(),
    score: 4,
    urgency: "none",
    reason: "A grudging reason",
  })
  await changeLeadStatus(admin, { id: lead.id, to: "lost", reason: "Zanubia went to her cousin" })
  await changeLeadStatus(admin, { id: lead.id, to: "contacted", reason: "Came back" })
  await db.owner.query(
    `update "Lead" set status = 'new', "waitingSince" = now(), "dueAt" = now() + interval '20 minutes' where id = $1`,
    [lead.id],
  )
  const colleague = await makeMember(clinic.id, ["coordinator"])
  own = await addLead(clinic.id, { ownerId: colleague.id, lastMessage: "gnarled molar", name: "Zanubia Two" })
})

/** Everything of these addresses that a member with these roles is sent, by address. */
async function answersTo(roles: readonly Role[]): Promise<Record<string, string>> {
  const { lead, ctxFor } = ground
  const ctx = ctxFor(roles)
  const asked: Record<string, (ctx: Ctx) => Promise<unknown>> = {
    "/api/leads": (ctx) => listLeads(ctx, {}),
    "/api/leads by wait": (ctx) => listLeads(ctx, { sort: "waitingSince", due: "waiting" }),
    "/api/leads by score": (ctx) => listLeads(ctx, { sort: "-score" }),
    "/api/leads by class": (ctx) => listLeads(ctx, { classification: "HOT" }),
    "/api/leads by clock": (ctx) => listLeads(ctx, { due: "running", sort: "dueAt" }),
    "/api/leads by name": (ctx) => listLeads(ctx, { q: "Zanubia" }),
    "/api/leads/counts": (ctx) => countLeads(ctx, {}),
    "/leads/[id]": (ctx) => findLead(ctx, { id: lead.id }),
    "/leads/[id] of a colleague": (ctx) => findLead(ctx, { id: own.id }),
    "/api/leads/[id]/timeline": (ctx) => listTimeline(ctx, { id: lead.id }),
    "/api/patients": (ctx) => listPatients(ctx, {}),
    "/api/patients by name": (ctx) => listPatients(ctx, { q: "Zanubia" }),
    "/api/patients sorted by name": (ctx) => listPatients(ctx, { sort: "name" }),
    "/patients/[id]": (ctx) => findPatient(ctx, { id: lead.patientId }),
    "/api/patients/[id]/timeline": (ctx) => listPatientTimeline(ctx, { id: lead.patientId }),
    "/patients/[id]/split": (ctx) => previewSplit(ctx, { id: lead.patientId }),
    "/api/today": (ctx) => loadToday(ctx, `${lead.id},${own.id}`),
    "/ beside the board": (ctx) => loadBeside(ctx),
    "/api/counts": (ctx) => countForNav(ctx),
    "/api/search by name": (ctx) => searchAll(ctx, "Zanubia"),
    "/api/search by number": (ctx) => searchAll(ctx, "8451"),
    "/api/search by id": (ctx) => searchAll(ctx, lead.id),
    "/api/notifications": (ctx) => listNotifications(ctx, {}),
    "/api/stream": heard,
  }
  const said: Record<string, string> = {}
  for (const [address, ask] of Object.entries(asked)) {
    // A refusal is an answer too: what it says is looked at like the rest.
    const answer = await ask(ctx).catch((error) => ({ refused: error.code, sentence: error.sentence }))
    said[address] = typeof answer === "string" ? answer : JSON.stringify(answer)
  }
  return said
}

/** The stream's own bytes, while things happen to the lead. */
async function heard(ctx: Ctx): Promise<string> {
  const leave = new AbortController()
  const response = openStream(ctx, leave.signal, async () => "same")
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ""
  const gone = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += value
      if (text.includes("refresh") && !text.includes("change")) tellAll(ctx)
      if (text.includes("change")) leave.abort()
    }
  })()
  const late = setTimeout(() => leave.abort(), 3_000)
  tellAll(ctx)
  await gone
  clearTimeout(late)
  return text
}

function tellAll({ clinicId }: Ctx): void {
  for (const name of ["lead.scored", "message.received", "notification.sent", "lead.taken"])
    announce(clinicId, name, ground.lead.id)
}

const places = (answers: Record<string, string>, canary: RegExp): string[] =>
  Object.keys(answers).filter((address) => canary.test(answers[address]!))

describe("what is sent", () => {
  it("to a coordinator holds all of it: these words would be seen", async () => {
    const answers = await answersTo(["coordinator"])
    for (const canary of [NAME, NUMBER, WORDS, STAFF_WORDS, SCORE])
      expect(places(answers, canary).length, String(canary)).toBeGreaterThan(1)
    expect(answers["/api/stream"]).toContain(ground.lead.id)
  })

  it.each([["operator"], ["auditor"]] as const)("to the %s holds no name, number or word", async (role) => {
    const answers = await answersTo([role])
    for (const canary of [NAME, NUMBER, WORDS, STAFF_WORDS]) expect(places(answers, canary)).toEqual([])
    expect(answers["/api/leads"]).toContain("Z. Q.")
    expect(answers["/api/stream"]).toContain("lead.scored")
    expect(answers["/api/stream"]).not.toContain(ground.lead.id)
  })

  it.each([["auditor"], ["frontdesk"]] as const)("to the %s tells no score", async (role) => {
    expect(places(await answersTo([role]), SCORE)).toEqual([])
  })

  it("to the front desk holds names and numbers, and no word of a lead that is not its own", async () => {
    const answers = await answersTo(["frontdesk"])
    expect(places(answers, WORDS)).toEqual([])
    expect(places(answers, NAME)).toContain("/api/leads")
  })

  it("to a caregiver holds nothing of any lead", async () => {
    const answers = await answersTo(["caregiver"])
    const canaries = [NAME, NUMBER, WORDS, STAFF_WORDS, SCORE, new RegExp(ground.lead.id), /Z\. Q\./]
    for (const canary of canaries) expect(places(answers, canary), String(canary)).toEqual([])
  })
})
