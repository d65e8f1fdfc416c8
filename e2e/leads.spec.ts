import { randomUUID } from "node:crypto"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

const HOT = "Hi, how much for a full All-on-4? I can pay this month, when can I come?"
const number = () => `4072${Math.floor(1_000_000 + Math.random() * 8_999_999)}`
const unique = (first: string) => `${first} ${randomUUID().slice(0, 8)}`

test("the list: tabs, filters, search and order are the address, and Back works", async ({ as, axe }) => {
  const page = await as("coordinator")
  await page.goto("/leads")
  const rows = page.getByRole("table", { name: "Leads" }).getByRole("row")
  await expect(rows.nth(1)).toBeVisible()
  expect(await axe(page)).toEqual([])

  await page.getByRole("navigation", { name: "Leads" }).getByRole("link", { name: /HOT/ }).click()
  await expect(page).toHaveURL(/classification=HOT/)
  await expect(rows.filter({ hasText: "Warm" })).toHaveCount(0)
  await page.getByRole("combobox", { name: "Any status" }).selectOption("open")
  await expect(page).toHaveURL(/status=open/)
  await page.getByRole("columnheader", { name: "Due" }).getByRole("link").click()
  await expect(page).toHaveURL(/sort=-dueAt/)
  await page.goBack()
  await expect(page).not.toHaveURL(/sort=/)

  await page.keyboard.press("/")
  await page.keyboard.type("zzz nobody")
  await expect(page.getByText("No lead matches")).toBeVisible()
  await expect(page).toHaveURL(/q=zzz/)
})

test("pages follow one another by cursor, each lead once", async ({ as }) => {
  const page = await as("admin")
  await page.goto("/leads")
  const links = page.getByRole("table", { name: "Leads" }).locator("a[data-open]")
  await expect(links).toHaveCount(50)
  const first = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")))
  await page.getByRole("link", { name: "Next" }).click()
  await expect(page).toHaveURL(/cursor=/)
  await expect(links.first()).not.toHaveAttribute("href", first[0] as string)
  const second = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")))
  expect(second.filter((href) => first.includes(href))).toEqual([])
})

test("what comes in waits behind a pill and moves nothing", async ({ as, whatsapp }) => {
  const page = await as("coordinator")
  await page.goto("/leads")
  const links = page.getByRole("table", { name: "Leads" }).locator("a[data-open]")
  const top = await links.first().getAttribute("href")
  const name = unique("Dora")
  await whatsapp({ text: HOT, name, from: number() })
  await expect(page.getByRole("button", { name: /new/ })).toBeVisible()
  await expect(links.first()).toHaveAttribute("href", top as string)
  // Others' leads come in meanwhile, too, and wait behind the same pill.
  await expect(async () => {
    await page.getByRole("button", { name: /new/ }).click({ timeout: 1_000 })
    await expect(page.getByRole("link", { name })).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test("a lead by keyboard: walk to it, take it, open it, note, status, override with a reason", async ({
  as,
  whatsapp,
  runtime,
  axe,
}) => {
  const name = unique("Elena")
  await whatsapp({ text: HOT, name, from: number() })
  const page = await as("coordinator")
  await expect(async () => {
    await page.goto(`/leads?q=${encodeURIComponent(name)}`)
    await expect(page.getByRole("link", { name })).toBeVisible({ timeout: 500 })
    await expect(page.getByText("Hot", { exact: true })).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press("j")
  await page.keyboard.press("e")
  await expect(page.getByText(`${name} is yours.`)).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible()
  await expect(page.getByRole("region", { name: "Why hot" })).toContainText("All-on-4")
  await expect(page.getByText(/\d+:\d\d left/).first()).toBeVisible()
  expect(await axe(page)).toEqual([])

  await page.getByLabel("Note for colleagues").fill("Prefers mornings")
  await page.keyboard.press("Control+Enter")
  const timeline = page.getByRole("list", { name: /What happened/ })
  await expect(timeline.getByText("Prefers mornings")).toBeVisible()
  await expect(page.getByLabel("Note for colleagues")).toHaveValue("")

  await page.getByRole("button", { name: "Status" }).click()
  await page.getByRole("menuitem", { name: "Contacted" }).click()
  await expect(page.getByText(/\d+:\d\d left/)).toHaveCount(0)

  await page.getByRole("button", { name: "Override score" }).click()
  const dialog = page.getByRole("dialog", { name: new RegExp(`Score ${name}`) })
  await dialog.getByLabel("Score").selectOption("2")
  await dialog.getByRole("button", { name: "Set score" }).click()
  await expect(dialog).toBeVisible()
  await dialog.getByLabel("Reason").fill("Only compares prices")
  await dialog.getByRole("button", { name: "Set score" }).click()
  await expect(page.getByRole("region", { name: "Why cold" })).toContainText("The rules say")
  await expect(page.getByRole("region", { name: "Why cold" })).toContainText("Only compares prices")

  const facts = await readRows<{ name: string }>(
    runtime,
    `select fact.name from "Fact" fact join "Lead" lead on lead.id::text = fact."subjectId"
     join "Patient" patient on patient.id = lead."patientId"
     where patient.name = $1 and fact.actor like 'member:%' order by fact."createdAt", fact.id`,
    [name],
  )
  expect(facts.map((one) => one.name)).toEqual([
    "lead.taken",
    "lead.note_added",
    "lead.status_changed",
    "lead.score_overridden",
  ])
})

test("giving a lead up asks why, and keeps what was typed when it fails", async ({ as, whatsapp }) => {
  const name = unique("Felix")
  await whatsapp({ text: "What does whitening cost?", name, from: number() })
  const page = await as("admin")
  await expect(async () => {
    await page.goto(`/leads?q=${encodeURIComponent(name)}`)
    await page.getByRole("link", { name }).click({ timeout: 500 })
  }).toPass()
  await page.getByRole("button", { name: "Status" }).click()
  await page.getByRole("menuitem", { name: /Lost/ }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Reason").fill("x")
  await dialog.getByRole("button", { name: /Set to lost/ }).click()
  await expect(dialog.getByText("Say why, in a few words.").first()).toBeVisible()
  await expect(dialog.getByLabel("Reason")).toHaveValue("x")
  await dialog.getByLabel("Reason").fill("Chose another clinic")
  await dialog.getByRole("button", { name: /Set to lost/ }).click()
  await expect(
    page.getByRole("list", { name: /What happened/ }).getByText("Chose another clinic"),
  ).toBeVisible()
})

test.describe("refusals", () => {
  test.use({ expectedErrors: [/403|404/] })

  test("an unknown lead and another clinic's are the same real 404", async ({ as, runtime }) => {
    const [foreign] = await readRows<{ id: string }>(
      runtime,
      `select lead.id from "Lead" lead join "Clinic" clinic on clinic.id = lead."clinicId" where clinic.slug = 'lakeview' limit 1`,
    )
    const page = await as("admin")
    for (const id of [foreign?.id, "01890000-0000-7000-8000-000000000000", "nonsense"]) {
      const response = await page.goto(`/leads/${id}`)
      expect(response?.status(), id).toBe(404)
    }
  })

  test("a caregiver gets a 403 page that says so", async ({ as }) => {
    const page = await as("caregiver")
    const response = await page.goto("/leads")
    expect(response?.status()).toBe(403)
    await expect(page.getByText("Your role does not see this page")).toBeVisible()
  })
})

test("the operator sees initials and no word of a patient; the front desk no score", async ({ as, axe }) => {
  const operator = await as("operator")
  await operator.goto("/leads")
  await expect(operator.getByText("Masked for your role")).toBeVisible()
  const first = operator.getByRole("table", { name: "Leads" }).locator("a[data-open]").first()
  await expect(first).toHaveText(/^(\p{L}\. ?)+$/u)
  await first.click()
  await expect(operator.getByText("What was written is hidden for your role.").first()).toBeVisible()
  expect(await axe(operator)).toEqual([])

  const frontdesk = await as("frontdesk")
  await frontdesk.goto("/leads")
  await expect(frontdesk.getByRole("columnheader", { name: "Patient" })).toBeVisible()
  await expect(frontdesk.getByRole("columnheader", { name: "Score" })).toHaveCount(0)
})

test("on a phone, in the dark, without serious findings", async ({ as, axe }) => {
  const page = await as("doctor", { viewport: { width: 390, height: 844 }, colorScheme: "dark" })
  await page.goto("/leads")
  await expect(page.getByRole("table", { name: "Leads" }).getByRole("row").nth(1)).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByRole("table", { name: "Leads" }).locator("a[data-open]").first().click()
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
