import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

/** What a webhook brings about comes by way of the worker. */
const SOON = { timeout: 45_000 }

/** Of a country where it is day whenever this runs: nobody is reminded at night. */
function awake(): string {
  const hour = new Date().getUTCHours()
  const digits = (many: number) => String(10 ** many + Math.floor(Math.random() * 9 * 10 ** many)).slice(1)
  if (hour < 12 || hour >= 23) return `8190${digits(8)}`
  return hour < 13 ? `4074${digits(7)}` : `519${digits(8)}`
}

type Whatsapp = (sending: { text: string; name: string; from: string }) => Promise<unknown>
type Person = { name: string; from: string }

/** Somebody who wrote just now, agreed to reminders, and was booked days ago for this minute of tomorrow. */
async function expected(
  runtime: Runtime,
  whatsapp: Whatsapp,
  first: string,
): Promise<Person & { on: string }> {
  const person = { name: `${first} ${randomUUID().slice(0, 8)}`, from: awake() }
  await whatsapp({ ...person, text: `Bună ziua, sunt ${person.name}` })
  const find = () =>
    readRows<{ id: string; clinicId: string }>(
      runtime,
      `select patient.id, patient."clinicId" from "Patient" patient where name = $1`,
      [person.name],
    )
  await expect.poll(async () => (await find()).length, SOON).toBe(1)
  const [{ id, clinicId } = { id: "", clinicId: "" }] = await find()
  await readRows(
    runtime,
    `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, method, "effectKey", "recordedAt")
     values (gen_random_uuid(), $1, $2, 'appointment_reminders', 'granted', 'member', 'in_person', gen_random_uuid()::text, now())`,
    [clinicId, id],
  )
  const [doctor, appointment] = [randomUUID(), randomUUID()]
  await readRows(
    runtime,
    `insert into "Practitioner" (id, "clinicId", name, colour, position) values ($1, $2, $3, 3, 900)`,
    [doctor, clinicId, `Dr ${first}`],
  )
  const [{ on } = { on: "" }] = await readRows<{ on: string }>(
    runtime,
    `insert into "Appointment" (id, "clinicId", "patientId", "practitionerId", "serviceId", "startsAt", "endsAt",
       "busyFrom", "busyUntil", "createdAt")
     select $1, $2, $3, $4, (select id from "Service" where "clinicId" = $2 and "retiredAt" is null order by position limit 1),
       at, at + interval '20 min', at, at + interval '20 min', now() - interval '3 days'
     from (
       select (date_trunc('minute', now() at time zone clinic."timeZone") + interval '1 day') at time zone clinic."timeZone" as at
       from "Clinic" clinic where id = $2
     ) times
     returning to_char("startsAt" at time zone (select "timeZone" from "Clinic" where id = $2), 'YYYY-MM-DD') as on`,
    [appointment, clinicId, id, doctor],
  )
  await readRows(
    runtime,
    `insert into engine.event (id, name, data, clinic_id)
     values ($1, 'appointment.booked', json_build_object('clinicId', $2::text, 'appointmentId', $3::text), $2::uuid)`,
    [randomUUID(), clinicId, appointment],
  )
  await readRows(runtime, "select pg_notify('engine_wake', '')")
  return { ...person, on }
}

const row = (page: Page, name: string) => page.getByRole("main").getByRole("row").filter({ hasText: name })

test("reminded a day before, Da and Nu by WhatsApp, and the desk sees at once who comes", async ({
  as,
  whatsapp,
  runtime,
  axe,
}) => {
  test.setTimeout(180_000)
  const ana = await expected(runtime, whatsapp, "Ana")
  const bogdan = await expected(runtime, whatsapp, "Bogdan")
  const page = await as("frontdesk", { viewport: { width: 1440, height: 900 } })
  const show = async (who: Person & { on: string }) => {
    await page.goto(`/appointments/reminders?on=${who.on}&show=silent`)
    await expect(row(page, who.name)).toBeVisible({ timeout: 5_000 })
  }
  await expect(() => show(ana)).toPass(SOON)
  await expect(row(page, ana.name)).toContainText(/Sent|Delivered|Read/)
  await expect(row(page, ana.name)).toContainText("No answer yet")
  await expect(() => show(bogdan)).toPass(SOON)
  expect(await axe(page)).toEqual([])

  await whatsapp({ ...ana, text: "Da, vin" })
  await whatsapp({ ...bogdan, text: "Nu mai pot veni" })
  await page.goto(`/appointments/reminders?on=${ana.on}&show=answered`)
  await expect(row(page, ana.name)).toContainText("Will come", SOON)
  await expect(row(page, bogdan.name)).toContainText("Cancelled", SOON)
  expect(await axe(page)).toEqual([])

  await page.goto("/tasks?tab=role")
  const task = page.getByRole("main").getByText("Call a patient who cancelled at short notice")
  await expect(task.first()).toBeVisible()
})
