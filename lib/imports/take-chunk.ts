import { recordConsent } from "@/lib/consents/record"
import { PURPOSES, type Purpose } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { isTarget } from "@/lib/imports/columns"
import { decidedFor, decisionsToTake } from "@/lib/imports/consents"
import { type Judged, judgeLines } from "@/lib/imports/judge"
import type { Person } from "@/lib/imports/line"
import { ChunkInput } from "@/lib/imports/schema"
import { cellsOf, findStored } from "@/lib/imports/store"
import { CHUNK } from "@/lib/imports/words"
import { command } from "@/lib/operation"
import { holdAddresses } from "@/lib/patients/intake"
import { foldName, lastFourOf } from "@/lib/patients/rules"
import { calendarDay, toDate } from "@/lib/time"

/**
 * Takes the lines of one chunk, judged anew: the world has gone on since the check. Each line once, however often it runs,
 * because what was taken is marked in the same transaction.
 */
export const takeChunk = command({
  name: "imports.takeChunk",
  may: "patients.import",
  input: ChunkInput,
  async run({ ctx, tx, input }) {
    const stored = await findStored(tx, input.id, true)
    const value = { id: stored.id, goesOn: stored.status === "importing" }
    if (!value.goesOn) return { value, facts: [] }
    const all = await tx.patientImportRow.findMany({
      where: { importId: stored.id },
      orderBy: { line: "asc" },
      skip: input.chunk * CHUNK,
      take: CHUNK,
    })
    const open = all.filter((row) => row.outcome === "create" || row.outcome === "update")
    if (open.length === 0)
      return { value, facts: await progress(tx, stored.id, (input.chunk + 1) * CHUNK, stored.total) }
    const targets = stored.kept.shape.targets.map((one) => (one && isTarget(one) ? one : null))
    const { country } = await tx.clinic.findUniqueOrThrow({ where: { id: ctx.clinicId } })
    const { timeZone } = ctx.clinic
    const clinic = { clinicId: ctx.clinicId, country, today: calendarDay(ctx.now, timeZone), timeZone }
    const lines = open.map(({ line, given }) => ({ line, cells: cellsOf(given) }))
    const first = await judgeLines(tx, lines, targets, clinic)
    await holdAddresses(tx, ctx, placesOf(first.flatMap((one) => one.person ?? [])))
    const judged = await judgeLines(tx, lines, targets, clinic)
    const taken = await take(tx, ctx, stored.id, judged)
    await tx.$executeRaw`
      update "PatientImportRow" row set outcome = done.outcome, "patientId" = done."patientId", problem = done.problem
      from json_to_recordset(${JSON.stringify(taken.rows)}::json)
        as done (line int, outcome text, "patientId" uuid, problem text)
      where row."importId" = ${stored.id}::uuid and row.line = done.line`
    await progress(tx, stored.id, (input.chunk + 1) * CHUNK, stored.total)
    return { value, facts: taken.facts }
  },
})

async function progress(tx: Tx, id: string, lines: number, total: number): Promise<Fact[]> {
  await tx.patientImport.update({ where: { id }, data: { done: Math.min(lines, total) } })
  return []
}

type Row = { line: number; outcome: string; patientId: string | null; problem: string | null }

async function take(
  tx: Tx,
  ctx: Ctx,
  importId: string,
  judged: readonly Judged[],
): Promise<{ rows: Row[]; facts: Fact[] }> {
  const { clinicId, now: createdAt } = ctx
  const facts: Fact[] = []
  const rows: Row[] = []
  const links: {
    patientId: string
    person: { phone?: string | null; email?: string | null }
    isNew: boolean
  }[] = []
  const made: { id: string; person: Person; line: number }[] = []
  for (const { line, outcome, person, match, problem } of judged) {
    if (!person || !match) {
      rows.push({ line, outcome: "invalid", patientId: null, problem })
      continue
    }
    const { known, adds } = match
    const patientId = known?.id ?? idFrom(`imported ${importId} ${line}`)
    rows.push({
      line,
      outcome: known ? (outcome === "same" ? "same" : "updated") : "created",
      patientId,
      problem,
    })
    links.push({ patientId, person: known ? adds : person, isNew: !known })
    if (!known) made.push({ id: patientId, person, line })
    else if (Object.keys(adds).length > 0) await add(tx, patientId, adds)
    if (outcome !== "same") {
      facts.push(
        fact("patient.imported", patientId, {
          patientId,
          after: { importId, line, ...(known ? { fields: Object.keys(adds) } : { source: "import" }) },
          personal: { after: known ? { ...adds } : { name: person.name } },
        }),
      )
    }
  }
  await tx.patient.createMany({
    data: made.map(({ id, person: { name, language, externalRef, birthDate } }) => ({
      id,
      clinicId,
      name,
      nameFolded: foldName(name),
      language,
      externalRef,
      birthDate: birthDate ? toDate(`${birthDate}T00:00:00Z`) : null,
      source: "import",
      createdAt,
    })),
  })
  await link(tx, ctx, links)
  // Offers may have been stopped inside WhatsApp at a number before anybody was known there.
  const deciding = new Set(
    judged.filter((one) => Object.keys(one.consents).length > 0).map((one) => one.line),
  )
  const people = rows.flatMap((row) => (row.patientId && deciding.has(row.line) ? row.patientId : []))
  const decided = await decidedFor(tx, people, ctx.clinic)
  for (const { line, consents } of judged) {
    const patientId = rows.find((row) => row.line === line)?.patientId
    if (!patientId) continue
    const still = decisionsToTake(consents, decided.get(patientId) ?? new Map())
    for (const [purpose, status] of Object.entries(still.consents)) {
      if (!isPurpose(purpose)) continue
      const evidence = { importId, line, column: `consent_${purpose}` }
      const effectKey = `import:${importId}:${line}:${purpose}`
      const decision = { patientId, purpose, status, source: "import" as const, evidence, effectKey }
      facts.push(...(await recordConsent(tx, ctx, { ...decision, decidedAt: ctx.now })).facts)
    }
  }
  return { rows, facts }
}

const isPurpose = (word: string): word is Purpose => Object.hasOwn(PURPOSES, word)

async function add(tx: Tx, id: string, adds: Partial<Omit<Person, "consents">>): Promise<void> {
  const { name, birthDate, language, externalRef } = adds
  await tx.patient.update({
    where: { id },
    data: {
      ...(name && { name, nameFolded: foldName(name) }),
      ...(birthDate && { birthDate: toDate(`${birthDate}T00:00:00Z`) }),
      ...(language && { language }),
      ...(externalRef && { externalRef }),
    },
  })
}

const placesOf = (people: readonly { phone?: string | null; email?: string | null }[]) =>
  people.flatMap(({ phone, email }) => [
    ...(phone ? [{ channel: "voice" as const, address: phone }] : []),
    ...(email ? [{ channel: "email" as const, address: email }] : []),
  ])

async function link(
  tx: Tx,
  ctx: Ctx,
  links: readonly {
    patientId: string
    person: { phone?: string | null; email?: string | null }
    isNew: boolean
  }[],
): Promise<void> {
  const { clinicId, now: createdAt } = ctx
  const places = placesOf(links.map((one) => one.person))
  if (places.length === 0) return
  await tx.contact.createMany({
    data: places.map(({ channel, address }) => ({
      id: idFrom(`contact ${clinicId} ${channel} ${address}`),
      clinicId,
      channel,
      address,
      lastFour: lastFourOf(address),
      createdAt,
    })),
    skipDuplicates: true,
  })
  const contacts = await tx.contact.findMany({
    where: { channel: { in: ["voice", "email"] }, address: { in: places.map((one) => one.address) } },
    select: { id: true, channel: true, address: true },
  })
  const idOf = new Map(contacts.map((one) => [`${one.channel} ${one.address}`, one.id]))
  await tx.patientContact.createMany({
    data: links.flatMap(({ patientId, person, isNew }) =>
      placesOf([person]).flatMap(({ channel, address }, index) => {
        const contactId = idOf.get(`${channel} ${address}`)
        return contactId
          ? [{ clinicId, patientId, contactId, isPrimary: isNew && index === 0, createdAt }]
          : []
      }),
    ),
    skipDuplicates: true,
  })
}
