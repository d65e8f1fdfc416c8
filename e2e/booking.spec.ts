import type { Page } from "@playwright/test"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

type Booked = { status: string; source: string; leadId: string | null; startsAt: Date }

const bookedOf = (runtime: Runtime, patientId: string) =>
  readRows<Booked>(
    runtime,
    `select status, source, "leadId", "startsAt" from "Appointment" where "patientId" = $1 order by "createdAt" desc, id desc`,
    [patientId],
  )

/** b opens, Enter takes the first free time, Enter books it. */
async function bookByKeys(page: Page): Promise<void> {
  await page.keyboard.press("b")
  const panel = page.getByRole("dialog", { name: "Book an appointment" })
  await expect(panel.getByRole("button", { name: /^Take / })).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(panel.getByRole("button", { name: "Book it" })).toBeVisible()
  await page.keyboard.press("Enter")
  // Another test books at the same clinic, and may be quicker.
  const others = panel.getByRole("region", { name: "What can be had instead" }).getByRole("button")
  await expect(async () => {
    if (await others.first().isVisible()) {
      await others.last().click()
      await panel.getByRole("button", { name: "Book it" }).click()
    }
    await expect(panel).toBeHidden({ timeout: 3_000 })
  }).toPass()
}

test("a lead is booked in three keystrokes, and goes with its appointment", async ({ as, runtime, axe }) => {
  test.setTimeout(90_000)
  const [lead] = await readRows<{ id: string; patientId: string }>(
    runtime,
    `select lead.id, lead."patientId" from "Lead" lead join "Clinic" clinic on clinic.id = lead."clinicId"
     where clinic.slug = 'northside' and lead.status in ('contacted', 'qualified') and lead."createdAt" < now() - interval '2 days'
       and not exists (select from "Appointment" one where one."patientId" = lead."patientId")
       and exists (select from "Patient" who where who.id = lead."patientId" and who."mergedIntoId" is null
         and who."erasedAt" is null and who."restrictedAt" is null)
     order by lead."createdAt" desc, lead.id limit 1`,
  )
  if (!lead) throw new Error("the demo has no lead without an appointment")
  const { id, patientId } = lead
  const page = await as("coordinator")
  await page.goto(`/leads/${id}`)
  const main = page.getByRole("main")
  await expect(main.locator("#slots").getByRole("listitem").first()).toBeVisible()
  expect(await axe(page)).toEqual([])
  await bookByKeys(page)
  await expect
    .poll(() => bookedOf(runtime, patientId))
    .toMatchObject([{ status: "scheduled", source: "lead", leadId: id }])
  await expect(main.locator("#appointments").getByRole("listitem")).toHaveCount(1)
  // The lead follows, and its story says so.
  await expect(main.getByText("Booked", { exact: true }).first()).toBeVisible({ timeout: 20_000 })
  await expect(main.locator("#timeline").getByText(/booked an appointment/)).toBeVisible()
  await page.goto(`/patients/${patientId}`)
  await expect(page.getByRole("main").locator("#appointments").getByRole("listitem")).toHaveCount(1)
})

test("whoever is written with is booked in three keystrokes", async ({ as, runtime, axe }) => {
  test.setTimeout(90_000)
  const [talk] = await readRows<{ id: string; patientId: string }>(
    runtime,
    `select talk.id, link."patientId" from "Conversation" talk
     join "PatientContact" link on link."clinicId" = talk."clinicId" and link."contactId" = talk."contactId"
     join "Patient" who on who.id = link."patientId" and who."mergedIntoId" is null and who."erasedAt" is null
       and who."restrictedAt" is null
     join "Clinic" clinic on clinic.id = talk."clinicId"
     where clinic.slug = 'northside' and talk.status = 'closed'
       and (select count(*) from "PatientContact" other where other."contactId" = talk."contactId") = 1
       and not exists (select from "Appointment" one where one."patientId" = link."patientId")
     order by talk.id limit 1`,
  )
  if (!talk) throw new Error("the demo has no conversation without an appointment")
  const { id, patientId } = talk
  const page = await as("frontdesk")
  await page.goto(`/conversations/${id}`)
  await expect(page.getByRole("main").locator("#appointments").getByText("Nothing is booked.")).toBeVisible()
  const list = page.getByRole("main").getByRole("list", { name: "Conversations" })
  await expect(list.getByRole("link").first()).toBeVisible()
  expect(await axe(page)).toEqual([])
  await bookByKeys(page)
  await expect.poll(() => bookedOf(runtime, patientId)).toMatchObject([{ source: "conversation" }])
  await expect(page.getByRole("main").locator("#appointments").getByRole("listitem")).toHaveCount(1)
})

test("Today shows each role the appointments that are theirs", async ({ as, axe }) => {
  test.setTimeout(90_000)
  const desk = await as("frontdesk")
  await desk.goto("/")
  await expect(desk.getByRole("main").locator("#arrivals")).toBeVisible()
  expect(await axe(desk)).toEqual([])
  const doctor = await as("doctor")
  await doctor.goto("/")
  await expect(doctor.getByRole("main").locator("#day")).toBeVisible()
  const coordinator = await as("coordinator")
  await coordinator.goto("/")
  for (const place of ["#offers", "#no-shows", "#recalls"])
    await expect(coordinator.getByRole("main").locator(place)).toBeVisible()
  expect(await axe(coordinator)).toEqual([])
})
