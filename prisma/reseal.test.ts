import { randomBytes } from "node:crypto"
import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { seal, unseal } from "@/lib/seal"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember, makeUser } from "@/lib/testing/factory"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { factsUnderFormer, reseal, SEALED, UnopenedError } from "@/prisma/reseal"

const db = await testDatabase()
afterAll(closeDb)
// Keys without their patients: what is tested is how they are sealed.
await db.owner.query(`alter table "PatientKey" drop constraint "PatientKey_clinicId_patientId_fkey"`)

const [FIRST, SECOND, THIRD] = ["1", "2", "3"].map((digit) => digit.repeat(64)) as [string, string, string]
const use = (present: string, ...previous: string[]) => {
  process.env.ENCRYPTION_KEY = present
  process.env.ENCRYPTION_KEY_PREVIOUS = previous.join(",")
  resetEnv()
}
const rowOf = async (table: string, column: string, bound: string, id: string) =>
  (await db.owner.query(`select "${column}" as sealed from "${table}" where "${bound}" = $1`, [id])).rows[0]
    .sealed as Buffer

type Made = { place: (typeof SEALED)[number]; id: string; text: string }

/** One row in every sealed column, sealed with the key of the moment. */
async function fill(): Promise<Made[]> {
  const clinic = await makeClinic()
  const text = () => randomBytes(9).toString("hex")
  const made = SEALED.map((place): Made => ({ place, id: newId(), text: text() }))
  const of = (table: string, column = "") =>
    made.find((one) => one.place.table === table && one.place.column.includes(column)) as Made
  const [connection, platform, user] = [of("Connection"), of("PlatformConnection"), of("User")]
  const [patient, browser, mail] = [of("PatientKey"), of("PushSubscription"), of("Mail")]
  connection.id = await connectWhatsapp(clinic.id)
  await db.owner.query(`update "Connection" set sealed = $2 where id = $1`, [
    connection.id,
    seal(connection.text, connection.id),
  ])
  await platformDb().platformConnection.create({
    data: { id: platform.id, provider: newId(), scheme: "github", sealed: seal(platform.text, platform.id) },
  })
  user.id = (await makeUser()).id
  await platformDb().user.update({ where: { id: user.id }, data: { totpSealed: seal(user.text, user.id) } })
  await db.owner.query(`insert into "PatientKey" ("patientId", "clinicId", sealed) values ($1, $2, $3)`, [
    patient.id,
    clinic.id,
    seal(patient.text, patient.id),
  ])
  const { id: memberId } = await makeMember(clinic.id, ["doctor"])
  await db.owner.query(
    `insert into "PushSubscription" (id, "clinicId", "memberId", "endpointHash", host, device, sealed)
     values ($1::uuid, $2, $3, $1::text, 'push.test', 'A browser', $4)`,
    [browser.id, clinic.id, memberId, seal(browser.text, browser.id)],
  )
  await db.owner.query(
    `insert into "Mail" (id, "clinicId", "to", kind, subject, text, "effectKey", sealed)
     values ($1::uuid, $2, 'a@clinic.test', 'invitation', 'Come', '', $1::text, $3)`,
    [mail.id, clinic.id, seal(mail.text, mail.id)],
  )
  const place = of("ServicePlace")
  const service = await platformDb().softwareService.create({
    data: { id: newId(), name: `one-${place.id}`, title: "One", kind: "api" },
  })
  await platformDb().environment.upsert({
    where: { name: "staging" },
    create: { name: "staging", title: "Staging" },
    update: {},
  })
  await platformDb().servicePlace.create({
    data: {
      id: place.id,
      serviceId: service.id,
      environment: "staging",
      sealedSecrets: seal(place.text, place.id),
    },
  })
  const scrape = of("HostScrape")
  await platformDb().hostScrape.create({
    data: {
      id: scrape.id,
      host: scrape.id,
      address: "https://x.test",
      sealedToken: seal(scrape.text, scrape.id),
    },
  })
  const [address, secret] = [of("AlertChannel", "Address"), of("AlertChannel", "Secret")]
  secret.id = address.id
  await platformDb().alertChannel.create({
    data: {
      id: address.id,
      title: "Pager",
      kind: "webhook",
      sealedAddress: seal(address.text, address.id),
      sealedSecret: seal(secret.text, secret.id),
    },
  })
  return made
}

beforeEach(async () => {
  await db.owner.query(
    `truncate "Connection", "PlatformConnection", "PatientKey", "PushSubscription", "Mail",
     "ServicePlace", "HostScrape", "AlertChannel" cascade`,
  )
  await db.owner.query(`update "User" set "totpSealed" = null`)
})

it("seals everything anew, so that the former key can go", async () => {
  use(FIRST)
  const made = await fill()
  use(SECOND, FIRST)
  made.push(...(await fill()))
  expect((await reseal()).map(({ rows, resealed }) => [rows, resealed])).toEqual(SEALED.map(() => [2, 1]))
  use(SECOND)
  for (const { place, id, text } of made) {
    expect(unseal(await rowOf(place.table, place.column, place.bound, id), id)).toBe(text)
  }
  expect((await reseal()).every(({ resealed }) => resealed === 0)).toBe(true)
})

it("changes nothing when one row opens with no key, and names it", async () => {
  use(FIRST)
  const [connection] = await fill()
  use(THIRD)
  const [, platform] = await fill()
  use(SECOND, FIRST)
  const before = await rowOf("Connection", "sealed", "id", connection!.id)
  const failure = await reseal().catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(UnopenedError)
  expect((failure as UnopenedError).rows).toContain(`PlatformConnection ${platform!.id}`)
  expect((failure as UnopenedError).rows).toHaveLength(SEALED.length)
  expect((await rowOf("Connection", "sealed", "id", connection!.id)).equals(before)).toBe(true)
})

it("goes on where it was stopped, over more rows than a batch", async () => {
  use(FIRST)
  const clinic = await makeClinic()
  const ids = Array.from({ length: 1_203 }, newId)
  await db.owner.query(
    `insert into "PatientKey" ("patientId", "clinicId", sealed)
     select id, $2, sealed from unnest($1::uuid[], $3::bytea[]) as given (id, sealed)`,
    [ids, clinic.id, ids.map((id) => Buffer.from(seal(`key of ${id}`, id)))],
  )
  use(SECOND, FIRST)
  for (const id of ids.slice(0, 700)) {
    const anew = Buffer.from(seal(`key of ${id}`, id))
    await db.owner.query(`update "PatientKey" set sealed = $2 where "patientId" = $1`, [id, anew])
  }
  expect(await reseal()).toContainEqual({ table: "PatientKey", rows: 1_203, resealed: 503 })
})

it("counts what the audit trail keeps under a former key", async () => {
  use(FIRST)
  const id = newId()
  const personal = Buffer.concat([Buffer.of(2), Buffer.from(seal('{"reason":"why"}', id))])
  await db.owner.query(
    `insert into "Fact" (id, name, actor, "actorName", "subjectType", "subjectId", "requestId", personal)
     values ($1::uuid, 'webhook.ignored', 'member:x', 'X', 'webhook', $1::text, 'request', $2)`,
    [id, personal],
  )
  expect(await factsUnderFormer()).toBe(0)
  use(SECOND, FIRST)
  await reseal()
  expect(await factsUnderFormer()).toBe(1)
})

it("knows every sealed column there is", async () => {
  const { rows } = await db.owner.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name ~* 'sealed' and is_updatable = 'YES'`,
  )
  // A fact's personal words and a consent's evidence lie under their patient's key, which is what is sealed here.
  const known = rows.map(({ place }) => place).filter((place) => !/^(Fact|ConsentEvidence)\./.test(place))
  expect(known.sort()).toEqual(SEALED.map(({ table, column }) => `${table}.${column}`).sort())
})
