import type { Page } from "@playwright/test"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

const stamp = () => `${process.pid}${Date.now().toString(36)}`
const letters = (text: string) => text.replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")
// Each walks through many pages.
test.describe.configure({ timeout: 120_000 })
let serial = 0
const number = () => `+4073${String(Date.now() % 1_000_000).padStart(6, "0")}${++serial % 10}`

async function addByHand(page: Page, name: string, phone: string): Promise<void> {
  await page.goto("/patients?new=1")
  const dialog = page.getByRole("dialog", { name: "New patient" })
  await dialog.getByLabel("Name").fill(name)
  await dialog.getByLabel("Phone").fill(phone)
  await dialog.getByRole("button", { name: "Add patient" }).click()
  const anyway = dialog.getByRole("button", { name: "Make a new record anyway" })
  const heading = page.getByRole("heading", { name, level: 1 })
  await expect(anyway.or(heading)).toBeVisible()
  if (await anyway.isVisible()) await anyway.click()
  await expect(heading).toBeVisible()
}

test("a thousand patients are imported, found, and known when the list comes again", async ({ as, axe }) => {
  const page = await as("coordinator")
  const mark = letters(stamp())
  const lines = Array.from(
    { length: 1_000 },
    (_, n) => `${mark}-${n};Ștefan ${mark}${letters(String(n))};${mark}${n}@example.test;30.05.1984;da`,
  )
  const text = ["Nr. fișă;Nume;E-mail;Data nașterii;consent_marketing_email", ...lines, `${mark}-x;;;;`].join(
    "\r\n",
  )
  const send = async () => {
    await page.goto("/patients/import")
    await page
      .getByLabel("A list in CSV")
      .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(text) })
    await page.getByRole("button", { name: "Check the list" }).click()
    await expect(page).toHaveURL(/\/patients\/import\/[0-9a-f-]{36}/)
  }
  await send()
  await expect(page.getByRole("button", { name: "Import 1,000" })).toBeVisible()
  await expect(page.getByText("No name")).toHaveCount(0)
  expect(await axe(page)).toEqual([])
  const startedMs = Date.now()
  await page.getByRole("button", { name: "Import 1,000" }).click()
  const address = page.url()
  await page.goto("/leads")
  await page.goto(address)
  await expect(page.getByRole("heading", { name: "Done" })).toBeVisible({ timeout: 60_000 })
  expect(Date.now() - startedMs).toBeLessThan(60_000)
  await expect(page.getByRole("link", { name: /Taken as new\s*1,000/ })).toBeVisible()
  await page.getByRole("link", { name: /Cannot be taken\s*1$/ }).click()
  await expect(page.getByText("No name")).toBeVisible()

  await page.goto(`/patients?q=${mark}${letters("777")}`)
  await page.getByRole("link", { name: `Ștefan ${mark}${letters("777")}` }).click()
  await expect(page.getByRole("region", { name: "Consents" })).toContainText("Offers by e-mail")

  await send()
  await expect(page.getByRole("link", { name: /Cannot be taken\s*1$/ })).toBeVisible()
  await expect(page.getByRole("link", { name: /Known, nothing new\s*1,000/ })).toBeVisible()
})

test("a record: edit, add a number that is shared, a relative and a note", async ({ as, axe }) => {
  const page = await as("frontdesk")
  const [mother, son] = [`Elena ${letters(stamp())}`, `Radu ${letters(stamp())}`]
  const shared = number()
  await addByHand(page, mother, shared)
  await addByHand(page, son, number())

  await page.getByRole("button", { name: "Edit" }).click()
  const edit = page.getByRole("dialog", { name: "Edit details" })
  await edit.getByLabel("Date of birth").fill("2015-03-09")
  await edit.getByLabel("Language").selectOption("de")
  await edit.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText(/\d+ years/)).toBeVisible()

  await page.getByRole("button", { name: "Add a number or address" }).click()
  const add = page.getByRole("dialog", { name: "Add a number or address" })
  await add.getByLabel("Number or address").fill(shared)
  await add.getByRole("button", { name: "Add" }).click()
  await add.getByLabel(/They share it/).check()
  await add.getByLabel("Whose it is").fill("mother's")
  await add.getByRole("button", { name: "Add" }).click()
  const contact = page.getByRole("region", { name: "Contact" })
  await expect(contact.getByRole("link", { name: mother })).toBeVisible()
  await expect(contact.getByText("mother's")).toBeVisible()

  await page.getByRole("button", { name: "Add a relative" }).click()
  const relative = page.getByRole("dialog", { name: "Add a relative" })
  await relative.getByRole("searchbox").fill(mother)
  await relative.getByRole("radio", { name: mother }).check()
  await relative.getByRole("button", { name: "Add" }).click()
  await expect(
    page.getByRole("region", { name: "Relatives" }).getByRole("link", { name: mother }),
  ).toBeVisible()

  await page.getByLabel("Note about the person").fill("Afraid of needles")
  await page.keyboard.press("Control+Enter")
  await expect(page.getByRole("list", { name: /What happened/ }).getByText("Afraid of needles")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByRole("region", { name: "Relatives" }).getByRole("link", { name: mother }).click()
  await expect(page.getByRole("region", { name: "Relatives" }).getByRole("link", { name: son })).toBeVisible()
})

test("two records become one, and two again", async ({ as, axe, runtime }) => {
  const page = await as("coordinator")
  const name = `Ioana ${letters(stamp())}`
  const phone = number()
  await addByHand(page, name, phone)
  const first = page.url()
  await addByHand(page, name, phone)
  const second = page.url()
  await page
    .getByRole("region", { name: "Maybe the same person" })
    .getByRole("link", { name: "Compare" })
    .click()
  await expect(page.getByRole("heading", { name: "Two records, one person" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByLabel("How do you know it is one person?").fill("Asked her on the phone")
  await page.getByRole("button", { name: "Merge into one" }).click()
  await expect(page.getByRole("region", { name: "Merged into this record" })).toContainText(name)

  await page.goto(first)
  await expect(page.getByText("The record you opened was merged into this one")).toBeVisible()
  expect(page.url()).toContain(second.split("/").at(-1) ?? "")
  await page.goto(`/patients?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole("table", { name: "Patients" }).locator("a[data-open]")).toHaveCount(1)

  await page.goto(second)
  await page.getByRole("link", { name: "Undo…" }).click()
  await page.getByLabel("Why are they two people?").fill("They are cousins")
  await page.getByRole("button", { name: "Take apart" }).click()
  await expect(page.getByRole("region", { name: "Maybe the same person" })).toBeVisible()
  const facts = await readRows<{ name: string }>(
    runtime,
    `select name from "Fact" where "patientId" = $1 and name like 'patient.merge%' order by seq`,
    [second.split("/").at(-1)],
  )
  expect(facts.map((one) => one.name)).toEqual(["patient.merged", "patient.merge_undone"])
})

test("the front desk proposes a merge, and a coordinator approves it", async ({ as, runtime }) => {
  const desk = await as("frontdesk")
  const name = `Dana ${letters(stamp())}`
  const phone = number()
  await addByHand(desk, name, phone)
  const first = desk.url()
  await addByHand(desk, name, phone)
  const kept = desk.url()
  await desk.goto(`${kept}/merge?with=${first.split("/").at(-1)}`)
  await desk.getByLabel("How do you know it is one person?").fill("Same card shown at the desk")
  await desk.getByRole("button", { name: "Propose to merge" }).click()
  await expect(desk.getByText(/Proposed\. A colleague decides/)).toBeVisible()
  await desk.goto(first)
  await expect(desk.getByText("was merged into this one")).toHaveCount(0)

  const coordinator = await as("coordinator")
  const [approval] = await readRows<{ id: string }>(
    runtime,
    `select id from "Approval" where kind = 'patients.merge' and "patientId" = $1`,
    [kept.split("/").at(-1)],
  )
  await coordinator.goto(`/settings/approvals/${approval?.id}`)
  await coordinator.getByRole("button", { name: "Approve" }).click()
  const dialog = coordinator.getByRole("dialog", { name: "Approve and do it now?" })
  await dialog.getByRole("button", { name: "Approve" }).click()
  await expect(dialog).toBeHidden()
  await expect(async () => {
    await coordinator.goto(first)
    await expect(coordinator.getByText("The record you opened was merged into this one")).toBeVisible({
      timeout: 500,
    })
  }).toPass()
})

test("masked for the operator; on a phone, in the dark, without serious findings", async ({ as, axe }) => {
  const operator = await as("operator")
  await operator.goto("/patients")
  await expect(operator.getByText("Masked for your role")).toBeVisible()
  await operator.getByRole("table", { name: "Patients" }).locator("a[data-open]").first().click()
  await expect(operator.getByRole("heading", { level: 1 })).toHaveText(/^(\p{L}\. ?)+$/u)
  await expect(operator.getByRole("button", { name: "Edit" })).toHaveCount(0)
  expect(await axe(operator)).toEqual([])

  const page = await as("doctor", { viewport: { width: 390, height: 844 }, colorScheme: "dark" })
  await page.goto("/patients")
  await expect(page.getByRole("table", { name: "Patients" }).getByRole("row").nth(1)).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByRole("table", { name: "Patients" }).locator("a[data-open]").first().click()
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
