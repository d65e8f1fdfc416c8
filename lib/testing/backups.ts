import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { fileHeads } from "@/lib/audit/head-file"
import { sealFacts } from "@/lib/audit/seal"
import { databaseAt } from "@/lib/backups/scratch"
import { systemCtx } from "@/lib/ctx"
import { ownerClient, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import type { TestDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { now } from "@/lib/time"

/** A folder that is gone after the file's tests. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rounds-copies-"))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A clinic with patients, and facts in a sealed chain: something to copy. Words that a careless copy would break. */
export async function filled(db: Pick<TestDatabase, "owner">, patients = 20) {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  await addPatients(db, clinic.id, patients)
  await addFacts(db, clinic.id, patients)
  await sealFacts({ keeper: fileHeads(tempHeads) })
  return { clinic, ctxFor }
}

const tempHeads = join(tmpdir(), `rounds-heads-${process.pid}-${newId()}`)
afterAll(() => rmSync(tempHeads, { recursive: true, force: true }))

const ODD = 'Ionuț \\N \\. \t "O\'Hara" 𝒳 \\x00'

export const addPatients = ({ owner }: Pick<TestDatabase, "owner">, clinicId: string, many: number) =>
  owner.query(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "createdAt", "updatedAt")
     select gen_random_uuid(), $1, $2 || n, lower($2) || n, now(), now() from generate_series(1, $3) n`,
    [clinicId, ODD, many],
  )

export const addFacts = ({ owner }: Pick<TestDatabase, "owner">, clinicId: string, many: number) =>
  owner.query(
    `insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", after, "requestId", "createdAt")
     select gen_random_uuid(), $1, 'patient.seen', 'system:test', $2, 'patient', gen_random_uuid(), '{"n": 1}', 'r', now()
     from generate_series(1, $3)`,
    [clinicId, ODD, many],
  )

/** An empty database on the same server, gone after the file's tests. */
export async function emptyDatabase(url: string): Promise<string> {
  const name = `t_${newId().replaceAll("-", "")}`
  const asked = async (text: string) => {
    const client = ownerClient("test", databaseAt(url, "postgres"))
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await asked(`create database ${name} template template0`)
  afterAll(() => asked(`drop database if exists ${name} with (force)`))
  return databaseAt(url, name)
}

/** The platform's own context in a clinic, and members' of it and of another. */
export async function backupGround() {
  const clinic = await makeClinic()
  return {
    clinic,
    ctxFor: await memberOf(clinic),
    strangerFor: await memberOf(await makeClinic()),
    system: systemCtx(
      clinic.id,
      { slug: clinic.slug, name: clinic.name, timeZone: clinic.timeZone },
      "backup",
    ),
  }
}

type Given = Partial<{
  status: string
  startedAt: Date
  provenAt: Date
  place: string
  store: string
  cause: string
}>

/** A copy on record, of which nothing lies anywhere; done unless said otherwise. */
export async function makeCopyRow(given: Given = {}): Promise<string> {
  const id = newId()
  const data = {
    id,
    method: "snapshot",
    status: "done",
    store: "folder",
    place: id,
    startedAt: now(),
    ...given,
  }
  await platformDb().backup.create({ data })
  return id
}

export async function makeDrillRow(backupId: string, status = "running"): Promise<string> {
  const id = newId()
  await platformDb().restoreDrill.create({ data: { id, backupId, status, startedAt: now() } })
  return id
}

/** Ends what a test left under way: there is one of each at a time in the whole database. */
export async function endRunning(): Promise<void> {
  const data = { status: "failed", because: "left" }
  await platformDb().backup.updateMany({ where: { status: "running" }, data })
  await platformDb().restoreDrill.updateMany({ where: { status: "running" }, data })
}
