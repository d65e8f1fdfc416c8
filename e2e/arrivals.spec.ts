import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { makeOwnClinic } from "./own-clinic"
import { signedIn } from "./sign-in"

/**
 * A clinic where it is about noon, whenever this runs: a doctor who works all day, and three people who were to come ten
 * minutes ago.
 */
async function clinicAtNoon(runtime: Runtime) {
  const clinic = await makeOwnClinic(runtime, "Arrival Dental")
  const run = (text: string, ...values: unknown[]) => readRows(runtime, text, [clinic.id, ...values])
  const [{ hour } = { hour: 12 }] = await readRows<{ hour: number }>(
    runtime,
    "select extract(hour from now() at time zone 'UTC')::int as hour",
  )
  const ahead = 12 - hour
  // The sign is the other way round in these names.
  await run(
    `update "Clinic" set "timeZone" = $2 where id = $1`,
    `Etc/GMT${ahead >= 0 ? "-" : "+"}${Math.abs(ahead)}`,
  )
  const [doctor, service] = [randomUUID(), randomUUID()]
  await run(`insert into "Practitioner" (id, "clinicId", name, colour) values ($2, $1, 'Dr Ana', 2)`, doctor)
  await run(
    `insert into "Service" (id, "clinicId", name, minutes, "needsRoom") values ($2, $1, 'Check-up', 30, false)`,
    service,
  )
  await run(
    `insert into "ServicePractitioner" ("clinicId", "serviceId", "practitionerId") values ($1, $2, $3)`,
    service,
    doctor,
  )
  await run(
    `insert into "WorkingHours" (id, "clinicId", "practitionerId", weekday, "fromMinute", "untilMinute")
     select gen_random_uuid(), $1, $2, weekday, 0, 1440 from generate_series(1, 7) weekday`,
    doctor,
  )
  for (const [n, name] of ["Zoe Quill", "Yan Moss", "Xenia Holt"].entries()) {
    const patient = randomUUID()
    await run(
      `insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt") values ($2, $1, $3, lower($3), now())`,
      patient,
      name,
    )
    await run(
      `insert into "Appointment" (id, "clinicId", "patientId", "practitionerId", "serviceId", "startsAt", "endsAt", "busyFrom", "busyUntil")
       select gen_random_uuid(), $1, $2, $3, $4, at, at + interval '5 min', at, at + interval '5 min'
       from (select now() - make_interval(mins => 10 + 6 * $5) as at) times`,
      patient,
      doctor,
      service,
      n,
    )
  }
  return clinic
}

const inColumn = (page: Page, column: string, name: string) =>
  page.getByRole("main").getByRole("region", { name: column }).getByRole("listitem").filter({ hasText: name })

test("a day at the desk: check in, begin, complete, not come, and a step taken back", async ({
  browser,
  baseURL,
  runtime,
  axe,
}) => {
  test.setTimeout(90_000)
  const clinic = await clinicAtNoon(runtime)
  const context = await browser.newContext({
    baseURL,
    storageState: await signedIn(baseURL as string, clinic.email),
  })
  const page = await context.newPage()
  await page.goto("/appointments/arrivals")
  const zoe = (column: string) => inColumn(page, column, "Zoe Quill")
  await expect(zoe("Expected").getByText("min late")).toBeVisible()
  expect(await axe(page)).toEqual([])

  await zoe("Expected").getByRole("button", { name: "Check in" }).click()
  await expect(zoe("Checked in").getByText("waits 0 min")).toBeVisible()
  // With keys: the card keeps the focus where it went, and e takes the next step.
  await zoe("Checked in").getByRole("link").focus()
  await page.keyboard.press("e")
  await expect(zoe("In session")).toBeVisible()
  await zoe("In session").getByRole("button", { name: "Complete" }).click()
  const complete = page.getByRole("dialog", { name: "Complete the appointment" })
  await complete.getByLabel("What came of it?").selectOption("plan_given")
  await complete.getByLabel("What is there to say").fill("Wants to think it over")
  await complete.getByRole("button", { name: "Complete" }).click()
  await expect(zoe("Done and not come").getByText("Completed")).toBeVisible()

  const yan = (column: string) => inColumn(page, column, "Yan Moss")
  await yan("Expected").getByRole("button", { name: "More for Yan Moss" }).click()
  await page.getByRole("menuitem", { name: "Did not come" }).click()
  await expect(yan("Done and not come").getByText("Did not come")).toBeVisible()
  await yan("Done and not come").getByRole("button", { name: "More for Yan Moss" }).click()
  await page.getByRole("menuitem", { name: "Take the last step back" }).click()
  await expect(yan("Expected")).toBeVisible()

  // What the desk wrote is there for whoever opens it; a link shows the same.
  await zoe("Done and not come").getByRole("link").click()
  const sheet = page.getByRole("dialog", { name: "Zoe Quill" })
  await expect(sheet.getByText("Wants to think it over")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.reload()
  await expect(sheet.getByText("Treatment plan given")).toBeVisible()
  await sheet.getByRole("button", { name: "Close" }).click()
  await expect(sheet).toBeHidden()

  await page.getByRole("link", { name: "Print the day" }).click()
  await expect(page.getByRole("main").getByRole("table").getByText("Xenia Holt")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await context.close()
})

test("booked in three keystrokes once it is known for whom, and found in the list", async ({
  browser,
  baseURL,
  runtime,
  axe,
}) => {
  test.setTimeout(90_000)
  const clinic = await clinicAtNoon(runtime)
  const context = await browser.newContext({
    baseURL,
    storageState: await signedIn(baseURL as string, clinic.email),
  })
  const page = await context.newPage()
  await page.goto("/appointments/list")
  await expect(page.getByRole("main").getByText("No appointments yet")).toBeVisible()
  await page.keyboard.press("b")
  const panel = page.getByRole("dialog", { name: "Book an appointment" })
  await panel.getByLabel("Who is it for?").fill("Quill")
  await expect(panel.getByRole("button", { name: /Zoe Quill/ })).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(panel.locator("input[name=slot]:checked")).toBeFocused()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press("Enter")
  await expect(panel.getByText("Kept for you")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press("Enter")
  await expect(panel).toBeHidden()
  await expect(page.getByRole("table", { name: "Appointments" }).getByText("Zoe Quill")).toBeVisible()
  const held = await readRows<{ status: string }>(
    runtime,
    `select status from "SlotHold" where "clinicId" = $1`,
    [clinic.id],
  )
  expect(held).toEqual([{ status: "used" }])
  await context.close()
})

for (const look of [
  { colorScheme: "light" as const, viewport: { width: 1280, height: 800 } },
  { colorScheme: "dark" as const, viewport: { width: 390, height: 844 } },
])
  test(`the demo's list and board are fit for all, ${look.colorScheme} at ${look.viewport.width} px`, async ({
    as,
    axe,
  }) => {
    const page = await as("frontdesk", look)
    await page.goto("/appointments/list")
    await expect(page.getByRole("table", { name: "Appointments" })).toBeVisible()
    expect(await axe(page)).toEqual([])
    await page.goto("/appointments/arrivals?on=2031-01-01")
    await expect(page.getByRole("main").getByText("Nobody comes on this day")).toBeVisible()
    expect(await axe(page)).toEqual([])
  })

test("an operator sees initials and can change nothing", async ({ as }) => {
  const page = await as("operator")
  await page.goto("/appointments/list")
  const table = page.getByRole("table", { name: "Appointments" })
  await expect(table).toBeVisible()
  await expect(page.getByRole("main").getByRole("button", { name: "Book" })).toHaveCount(0)
  await expect(table.getByText(/^(\p{Lu}\. ?)+$/u).first()).toBeVisible()
})

test.describe("who may not", () => {
  test.use({ expectedErrors: [/403/] })

  test("an auditor has no appointments", async ({ as }) => {
    expect((await (await as("auditor")).goto("/appointments/arrivals"))?.status()).toBe(403)
  })
})
