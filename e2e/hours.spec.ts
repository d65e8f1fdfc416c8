import type { Page } from "@playwright/test"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

/** What a demo clinic's calendar is built on: the clinic whose screens no other test counts by. */
const CLINIC = { clinic: "lakeview" } as const
const unique = () => Math.random().toString(36).slice(2, 8)
const main = (page: Page) => page.getByRole("main")

async function addPractitioner(page: Page, name: string): Promise<void> {
  await page.goto("/settings/practitioners")
  await main(page).getByRole("button", { name: "New practitioner" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Name").fill(name)
  await dialog.getByText("Violet").click()
  await dialog.getByRole("button", { name: "Add" }).click()
  await expect(main(page).getByRole("heading", { level: 1, name })).toBeVisible()
}

test("a practitioner gets hours, services and an absence, and what stands in its way is shown", async ({
  as,
  axe,
  runtime,
}) => {
  const page = await as("admin", CLINIC)
  const name = `Dr Ilinca ${unique()}`
  await addPractitioner(page, name)
  await main(page).getByRole("button", { name: "Set hours" }).click()
  const hours = page.getByRole("dialog", { name: "Set hours" })
  await hours.getByRole("button", { name: "Monday: add a time" }).click()
  await hours.getByRole("button", { name: "The same until Friday" }).click()
  await hours.getByRole("button", { name: "Save" }).click()
  await expect(main(page).getByRole("region", { name: "Hours" }).getByText("09:00–17:00")).toHaveCount(5)

  const services = main(page).getByRole("region", { name: "Services" })
  await services.getByRole("checkbox").first().check()
  await services.getByRole("button", { name: "Save the services" }).click()
  await expect(services.getByRole("button", { name: "Save the services" })).toHaveCount(0)
  expect(await axe(page)).toEqual([])

  // Somebody is booked with them: past the booking screens, which have tests of their own.
  await readRows(
    runtime,
    `with person as (select id, "clinicId" from "Practitioner" where name = $1)
     insert into "Appointment" (id, "clinicId", "patientId", "practitionerId", "serviceId", "startsAt", "endsAt", "busyFrom", "busyUntil")
     select gen_random_uuid(), person."clinicId", patient.id, person.id, service."serviceId", t.at, t.at + interval '30 minutes',
       t.at, t.at + interval '30 minutes'
     from person
     join lateral (select id from "Patient" where "clinicId" = person."clinicId" order by id limit 1) patient on true
     join "ServicePractitioner" service on service."practitionerId" = person.id
     cross join (select timestamptz '2037-03-03 15:00Z' as at) t returning id`,
    [name],
  )
  await main(page).getByRole("button", { name: "Enter an absence" }).click()
  const dialog = page.getByRole("dialog", { name: "Enter an absence" })
  await dialog.getByLabel("Why").selectOption({ label: "Vacation" })
  await dialog.getByLabel("First day").fill("2037-03-02")
  await dialog.getByLabel("Last day").fill("2037-03-06")
  await dialog.getByRole("button", { name: "Enter", exact: true }).click()
  await expect(dialog.getByText("1 appointment stands in the way")).toBeVisible()
  await dialog.getByRole("button", { name: "Enter it anyway" }).click()
  const absences = main(page).getByRole("region", { name: "Absences and extra hours" })
  await expect(absences.getByText("1 appointment stands in it")).toBeVisible()
  await absences.getByRole("button", { name: /^Take back/ }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click()
  await expect(absences.getByText("None ahead")).toBeVisible()
})

test("rooms and services are made, changed and taken out of use; a year's holidays are taken over once", async ({
  as,
  axe,
}) => {
  const page = await as("admin", CLINIC)
  const room = `Room ${unique()}`
  await page.goto("/settings/rooms")
  await main(page).getByRole("button", { name: "New room" }).click()
  await page.getByRole("dialog").getByLabel("Name").fill(room)
  await page.getByRole("dialog").getByRole("button", { name: "Add the room" }).click()
  const line = main(page).getByRole("listitem").filter({ hasText: room })
  await expect(line).toBeVisible()
  expect(await axe(page)).toEqual([])

  const service = `Whitening ${unique()}`
  await page.goto("/settings/services")
  await main(page).getByRole("button", { name: "New service" }).click()
  const dialog = page.getByRole("dialog", { name: "New service" })
  await dialog.getByLabel("Name", { exact: true }).fill(service)
  await dialog.getByLabel("Minutes").fill("45")
  await dialog.getByLabel("Free after").fill("10")
  await dialog.getByLabel(room).check()
  expect(await axe(page)).toEqual([])
  await dialog.getByRole("button", { name: "Add the service" }).click()
  const made = main(page).getByRole("listitem").filter({ hasText: service })
  await expect(
    made.getByText(
      `45 minutes · 10 min free after · begins every 15 min · again after 6 months · in ${room}`,
    ),
  ).toBeVisible()
  await made.getByRole("button", { name: `More for ${service}` }).click()
  await page.getByRole("menuitem", { name: "Take out of use" }).click()
  await expect(made.getByText("Out of use")).toBeVisible()

  await page.goto("/settings/opening?country=DE&year=2041")
  const holidays = main(page).getByRole("region", { name: "Public holidays" })
  await expect(holidays.getByText("Day of German Unity")).toBeVisible()
  await holidays.getByRole("button", { name: "Close on 9 days" }).click()
  await expect(holidays.getByText("Closed", { exact: true })).toHaveCount(9)
  await expect(holidays.getByRole("button", { name: /^Close on/ })).toHaveCount(0)
  expect(await axe(page)).toEqual([])
})

test("a calendar's address is shown once, read by a program, and dead once it is revoked", async ({
  as,
  axe,
  request,
}) => {
  const page = await as("frontdesk", CLINIC)
  await page.goto("/settings/calendars")
  await main(page).getByRole("button", { name: "New calendar" }).click()
  await page.getByRole("dialog").getByLabel("What it shows").selectOption({ label: "The whole clinic" })
  await page.getByRole("dialog").getByRole("button", { name: "Make the address" }).click()
  const shown = page.getByRole("dialog", { name: "The calendar’s address" })
  const url = await shown.getByLabel("Address", { exact: true }).inputValue()
  await shown.getByRole("button", { name: "Done" }).click()
  const row = main(page).getByRole("listitem").filter({ hasText: "never read yet" }).first()
  await expect(row).toContainText("Initials only")
  expect(await axe(page)).toEqual([])

  const answer = await request.get(url)
  expect(answer.status()).toBe(200)
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8")
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/)
  const again = await request.get(url, { headers: { "if-none-match": answer.headers().etag ?? "" } })
  expect(again.status()).toBe(304)

  await page.reload()
  await main(page).getByRole("button", { name: "Revoke The whole clinic" }).first().click()
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click()
  await expect(page.getByText("Revoked.")).toBeVisible()
  expect((await request.get(url)).status()).toBe(404)
})

test("the settings' map stands beside the page, and on a phone opens from one line", async ({ as, axe }) => {
  const page = await as("admin", { viewport: { width: 1440, height: 900 } })
  await page.goto("/settings/rooms")
  const map = page.getByRole("navigation", { name: "Settings" })
  await expect(map.getByRole("link", { name: "Rooms" })).toHaveAttribute("aria-current", "page")
  await map.getByRole("link", { name: "Services" }).click()
  await expect(page).toHaveURL("/settings/services")

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(map.getByRole("link", { name: "Rooms" })).toBeHidden()
  await map.getByRole("button").click()
  expect(await axe(page)).toEqual([])
  await map.getByRole("link", { name: "Rooms" }).click()
  await expect(page).toHaveURL("/settings/rooms")
  await expect(map.getByRole("link", { name: "Services" })).toBeHidden()
})
