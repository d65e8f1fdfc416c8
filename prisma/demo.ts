import { ROLES, type Role } from "@/lib/can"
import { enginePool, inClinic, platformDb, type Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { emit } from "@/lib/outbox"
import { seal } from "@/lib/seal"
import { hashPassword } from "@/lib/sessions/password"
import { addMs, now } from "@/lib/time"
import { seedAccess } from "@/prisma/demo/access"
import { seedAlerts } from "@/prisma/demo/alerts"
import { seedAudits } from "@/prisma/demo/answers"
import { seedAppointments } from "@/prisma/demo/appointments"
import { seedCampaigns } from "@/prisma/demo/campaigns"
import { channelConnections } from "@/prisma/demo/channels"
import {
  CLINICS,
  COOLIFY_TOKEN,
  type DemoClinic,
  EAS_SECRET,
  GITHUB_SECRET,
  PASSWORD,
  VERIFY_TOKEN,
} from "@/prisma/demo/clinics"
import { seedConsents } from "@/prisma/demo/consents"
import { conversationsOf, seedConversations } from "@/prisma/demo/conversations"
import { seedCrm } from "@/prisma/demo/crm"
import { idOf } from "@/prisma/demo/dice"
import { buildHistory, type RunRow, stepIdOf } from "@/prisma/demo/history"
import { seedIncidents } from "@/prisma/demo/incidents"
import { buildRerun, seedJobs } from "@/prisma/demo/jobs"
import { buildLeads, type DemoRows } from "@/prisma/demo/leads"
import { seedMedia } from "@/prisma/demo/media"
import { seedPatients } from "@/prisma/demo/patients"
import { STAFF } from "@/prisma/demo/people"
import { seedProbes } from "@/prisma/demo/probes"
import { seedReports } from "@/prisma/demo/reports"
import { seedRequests } from "@/prisma/demo/requests"
import { seedRouting } from "@/prisma/demo/routing"
import { seedRuleSets } from "@/prisma/demo/rule-sets"
import { seedSchedules } from "@/prisma/demo/schedules"
import { seedSoftware } from "@/prisma/demo/software"
import { seedTasks } from "@/prisma/demo/tasks"
import { seedTeam } from "@/prisma/demo/team"
import { seedTemplates } from "@/prisma/demo/templates"
import { seedUrgent } from "@/prisma/demo/urgent"
import { connectPlatform } from "@/prisma/platform-connections"

const DONE = "demo.seeded"
const CHUNK = 500

/**
 * Two living clinics, the same every time but for the hour they are counted from. Safe to run again: ids follow from
 * what a row is, the hour is kept with the first clinic, and a finished seeding is not repeated.
 */
export async function seedDemo(): Promise<"seeded" | "already there"> {
  const db = platformDb()
  await connectPlatform("github", GITHUB_SECRET)
  await connectPlatform("coolify", COOLIFY_TOKEN)
  await connectPlatform("eas", EAS_SECRET)
  if (await db.fact.findFirst({ where: { clinicId: null, name: DONE } })) return "already there"
  const first = await db.clinic.findUnique({ where: { slug: CLINICS[0]!.slug } })
  const anchor = first?.createdAt ?? now()
  const passwordHash = await hashPassword(PASSWORD)
  for (const clinic of CLINICS) await seedClinic(clinic, anchor, passwordHash)
  await seedSchedules({ clinicId: null, timeZone: "UTC" }, anchor)
  await seedReports(anchor)
  await seedSoftware(anchor)
  await seedProbes(anchor)
  await seedIncidents(anchor)
  await seedAlerts(anchor)
  await db.fact.create({
    data: {
      id: idOf(DONE, anchor),
      name: DONE,
      actor: "system:demo",
      actorName: "demo",
      subjectType: "demo",
      subjectId: "demo",
      requestId: "demo",
      createdAt: anchor,
    },
  })
  return "seeded"
}

async function seedClinic(clinic: DemoClinic, anchor: Date, passwordHash: string): Promise<void> {
  const db = platformDb()
  const { slug, name, timeZone, country, currency, language, isDefault } = clinic
  const clinicId = idOf(`clinic ${slug}`, anchor)
  await db.clinic.createMany({
    data: [{ id: clinicId, slug, name, timeZone, country, currency, language, isDefault, createdAt: anchor }],
    skipDuplicates: true,
  })
  const memberId = (role: Role) => idOf(`member ${role} ${slug}`, anchor)
  const userId = (role: Role) => idOf(`user ${role} ${slug}`, anchor)
  await db.user.createMany({
    data: ROLES.map((role) => ({
      id: userId(role),
      email: `${role}@${slug}.demo`,
      name: STAFF[slug][role],
      isPlatform: role === "operator" || role === "auditor",
      passwordHash,
      createdAt: anchor,
    })),
    skipDuplicates: true,
  })
  await db.member.createMany({
    data: ROLES.map((role) => ({
      id: memberId(role),
      clinicId,
      userId: userId(role),
      name: STAFF[slug][role],
      roles: [role],
      createdAt: anchor,
    })),
    skipDuplicates: true,
  })
  await seedTeam({ clinic, clinicId, adminId: memberId("admin"), passwordHash, anchor })
  // One person of the platform serves every clinic, and so sees the clinic switch.
  const [home] = CLINICS
  if (home && home !== clinic) {
    const guest = idOf(`member guest operator ${slug}`, anchor)
    const user = { userId: idOf(`user operator ${home.slug}`, anchor), name: STAFF[home.slug].operator }
    await db.member.createMany({
      // Later than at home: sign-in leads to the oldest membership.
      data: [{ id: guest, clinicId, ...user, roles: ["operator"], createdAt: addMs(anchor, 1) }],
      skipDuplicates: true,
    })
  }
  const connectionId = idOf(`connection whatsapp ${slug}`, anchor)
  const formId = idOf(`connection lead-form ${slug}`, anchor)
  const crmId = idOf(`connection hubspot ${slug}`, anchor)
  const crmSecrets = {
    secrets: ["demo-hubspot-secret"],
    apiKey: env().HUBSPOT_ACCESS_TOKEN ?? "demo-access-token",
  }
  const secrets = JSON.stringify({
    secrets: [clinic.secret],
    verifyToken: VERIFY_TOKEN,
    apiKey: "demo-access-token",
  })
  await db.connection.createMany({
    data: [
      {
        id: connectionId,
        clinicId,
        provider: "whatsapp",
        scheme: clinic.scheme,
        externalId: clinic.phoneNumberId,
        settings: clinic.scheme === "meta" ? { wabaId: "102290129340001" } : {},
        sealed: seal(secrets, connectionId),
        createdAt: anchor,
      },
      {
        id: crmId,
        clinicId,
        provider: "hubspot",
        scheme: "v3",
        sealed: seal(JSON.stringify(crmSecrets), crmId),
        createdAt: anchor,
      },
      {
        id: formId,
        clinicId,
        provider: "lead-form",
        scheme: "token",
        sealed: seal(JSON.stringify({ secrets: [] }), formId),
        createdAt: anchor,
      },
      ...channelConnections(slug, clinicId, anchor),
    ],
    skipDuplicates: true,
  })
  const staff = {
    doctor: memberId("doctor"),
    coordinator: memberId("coordinator"),
    frontdesk: memberId("frontdesk"),
  }
  const rows = buildLeads(clinic, clinicId, staff, anchor)
  const history = buildHistory(clinic, clinicId, rows, anchor)
  await insertRows(clinicId, rows, history, conversationsOf(slug, clinicId, rows, anchor))
  await inClinic(clinicId, (tx) => seedMedia(tx, clinicId, anchor))
  await inClinic(clinicId, (tx) => seedPatients(tx, { slug, clinicId, anchor, rows, staff }))
  await inClinic(clinicId, async (tx) =>
    emit(tx, await seedConversations(tx, { slug, clinicId, timeZone, anchor, rows, memberId })),
  )
  await inClinic(clinicId, (tx) => seedRouting(tx, { slug, clinicId, anchor, rows, memberId }))
  await inClinic(clinicId, (tx) => seedTasks(tx, { slug, clinicId, anchor, rows, memberId }))
  await inClinic(clinicId, async (tx) =>
    emit(tx, await seedUrgent(tx, { slug, clinicId, timeZone, anchor, rows, memberId })),
  )
  await inClinic(clinicId, (tx) =>
    seedRuleSets(tx, { slug, clinicId, anchor, rows, adminId: memberId("admin") }),
  )
  const listed = { slug, clinicId, connectionId, anchor, adminId: memberId("admin") }
  await inClinic(clinicId, (tx) => seedTemplates(tx, listed))
  await inClinic(clinicId, (tx) => seedCampaigns(tx, { slug, name, clinicId, anchor, rows, memberId }))
  await inClinic(clinicId, (tx) => seedConsents(tx, { clinic, clinicId, anchor, rows, memberId }))
  await inClinic(clinicId, (tx) => seedRequests(tx, { slug, clinicId, anchor, rows, memberId }))
  await inClinic(clinicId, (tx) => seedAudits(tx, { slug, name, clinicId, timeZone, anchor }))
  await inClinic(clinicId, (tx) => seedCrm(tx, { slug, clinicId, country, anchor, rows }))
  await seedAppointments({ clinic, clinicId, anchor, rows, memberId })
  const [patient] = rows.patients
  if (patient) {
    const { id, name: called, nameFolded } = patient
    const about = { slug, clinicId, anchor, memberId, operatorUserId: userId("operator") }
    await inClinic(clinicId, (tx) => seedAccess(tx, { ...about, patient: { id, name: called, nameFolded } }))
  }
  const jobs = { slug, clinicId, anchor, runs: history.runs }
  const rerun = buildRerun(jobs)
  await insertRuns([...history.runs, ...rerun.again])
  await seedSchedules({ clinicId, timeZone }, anchor)
  const admin = { adminId: memberId("admin"), adminName: STAFF[slug].admin }
  await inClinic(clinicId, (tx) => seedJobs(tx, { ...jobs, ...admin, rerun }))
}

async function insertRows(
  clinicId: string,
  rows: DemoRows,
  history: ReturnType<typeof buildHistory>,
  conversations: ReturnType<typeof conversationsOf>,
): Promise<void> {
  const skipDuplicates = true
  // One table a transaction: a busy machine takes longer over all of them than one transaction may last.
  const inserts: ((tx: Tx) => Promise<unknown>)[] = [
    (tx) => tx.patient.createMany({ data: rows.patients, skipDuplicates }),
    (tx) => tx.contact.createMany({ data: rows.contacts, skipDuplicates }),
    (tx) => tx.patientContact.createMany({ data: rows.links, skipDuplicates }),
    (tx) => tx.lead.createMany({ data: rows.leads, skipDuplicates }),
    (tx) => tx.conversation.createMany({ data: conversations, skipDuplicates }),
    (tx) => tx.message.createMany({ data: rows.messages, skipDuplicates }),
    (tx) => tx.messageVersion.createMany({ data: rows.versions, skipDuplicates }),
    (tx) => tx.score.createMany({ data: rows.scores, skipDuplicates }),
    (tx) => tx.leadNote.createMany({ data: rows.notes, skipDuplicates }),
    (tx) => tx.notification.createMany({ data: rows.notifications, skipDuplicates }),
    (tx) => tx.fact.createMany({ data: rows.facts, skipDuplicates }),
    (tx) => tx.webhookDelivery.createMany({ data: history.deliveries, skipDuplicates }),
    (tx) => tx.webhookEvent.createMany({ data: history.events, skipDuplicates }),
  ]
  for (const insert of inserts) await inClinic(clinicId, insert)
}

async function insertRuns(runs: readonly RunRow[]): Promise<void> {
  for (let from = 0; from < runs.length; from += CHUNK) {
    const some = runs.slice(from, from + CHUNK)
    const steps = some.flatMap((run) =>
      run.steps.map((step, index) => ({
        ...step,
        run_id: run.id,
        id: stepIdOf(step.name),
        clinic_id: run.clinic_id,
        seq: index + 1,
        attempt: run.status === "failed" ? run.attempt : 0,
      })),
    )
    const attempts = some.flatMap((run) =>
      run.attempts.map((one) => ({
        ...one,
        run_id: run.id,
        step_id: stepIdOf(one.step),
        clinic_id: run.clinic_id,
      })),
    )
    await enginePool().query(INSERT_EVENTS, [JSON.stringify(some)])
    await enginePool().query(INSERT_RUNS, [JSON.stringify(some)])
    await enginePool().query(INSERT_STEPS, [JSON.stringify(steps)])
    await enginePool().query(INSERT_ATTEMPTS, [JSON.stringify(attempts)])
  }
}

const INSERT_EVENTS = `
  insert into engine.event (id, name, data, clinic_id, created_at, fanned_at)
  select event_id, event_name, event_data, clinic_id, created_at, created_at
  from json_to_recordset($1::json) as run
    (event_id text, event_name text, event_data json, clinic_id uuid, created_at timestamptz)
  on conflict do nothing`

const INSERT_RUNS = `
  insert into engine.run (id, function_id, event_id, event_name, clinic_id, subject_id, status, attempt, max_attempts,
    output, error, created_at, started_at, finished_at)
  select id, function_id, event_id, event_name, clinic_id, subject_id, status, attempt, max_attempts,
    output, error, created_at, started_at, finished_at
  from json_to_recordset($1::json) as run (id uuid, function_id text, event_id text, event_name text, clinic_id uuid,
    subject_id text, status text, attempt integer, max_attempts integer, output json, error json,
    created_at timestamptz, started_at timestamptz, finished_at timestamptz)
  on conflict do nothing`

const INSERT_STEPS = `
  insert into engine.step (run_id, id, name, op, state, clinic_id, attempt, output, error, seq, created_at, started_at, finished_at)
  select run_id, id, name, 'StepRun', 'done', clinic_id, attempt, output, error, seq, started_at, started_at, finished_at
  from json_to_recordset($1::json) as step (run_id uuid, id text, name text, clinic_id uuid, attempt integer,
    output json, error json, seq bigint, started_at timestamptz, finished_at timestamptz)
  on conflict do nothing`

const INSERT_ATTEMPTS = `
  insert into engine.attempt (run_id, step_id, clinic_id, attempt, outcome, error, started_at, finished_at)
  select run_id, step_id, clinic_id, attempt, case when attempt = 4 then 'failed' else 'retry' end, error, started_at, finished_at
  from json_to_recordset($1::json) as one (run_id uuid, step_id text, clinic_id uuid, attempt integer, error json,
    started_at timestamptz, finished_at timestamptz)
  where not exists (select from engine.attempt there where there.run_id = one.run_id)`
