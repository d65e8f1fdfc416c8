import { readRows } from "./database"
import { expect, test } from "./fixtures"

test("the trail is filtered in the address and a fact opens with before and after", async ({ as, axe }) => {
  const page = await as("admin")
  await page.goto("/audit")
  await page.getByRole("combobox", { name: "Any act" }).selectOption({ label: "Lead: taken" })
  await expect(page).toHaveURL(/what=lead\.taken/)
  const rows = page.getByRole("table", { name: "Audit trail" }).getByRole("row")
  await expect(rows.filter({ hasText: "Lead: scored" })).toHaveCount(0)
  expect(await axe(page)).toEqual([])
  await rows.nth(1).getByRole("link").click()
  await expect(page).toHaveURL(/fact=/)
  const panel = page.getByRole("dialog", { name: "Lead: taken" })
  await expect(panel.getByRole("table", { name: "Before and after" })).toBeVisible()
  await expect(panel.getByRole("link", { name: "lead" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press("Escape")
  await expect(page).not.toHaveURL(/fact=/)
  await expect(page).toHaveURL(/what=lead\.taken/)
})

test("reading it is recorded once a view", async ({ as, runtime }) => {
  const subject = crypto.randomUUID()
  const page = await as("auditor")
  await page.goto(`/audit?q=${subject}`)
  await expect(page.locator("#main").getByText("Nothing matches")).toBeVisible()
  await page.reload()
  await expect(page.locator("#main").getByText("Nothing matches")).toBeVisible()
  const reads = await readRows<{ actorName: string }>(
    runtime,
    `select "actorName" from "Fact" where name = 'audit.read' and after->>'subject' = $1`,
    [subject],
  )
  expect(reads).toHaveLength(1)
})

test("a doctor sees own accesses only", async ({ as, axe }) => {
  const page = await as("doctor", { viewport: { width: 390, height: 844 }, colorScheme: "dark" })
  await page.goto("/audit")
  await expect(page.getByText("What you did here.", { exact: false })).toBeVisible()
  await expect(page.getByRole("combobox", { name: "Anybody" })).toHaveCount(0)
  await expect(page.getByText("lead-scoring-workflow")).toHaveCount(0)
  expect(await axe(page)).toEqual([])
})

test("an admin has the chain verified, and that is recorded", async ({ as, axe, runtime }) => {
  const page = await as("admin")
  await page.goto("/audit")
  await page.getByRole("button", { name: "Verify" }).click()
  const dialog = page.getByRole("dialog", { name: "Verify the audit trail" })
  await expect(dialog.getByText(/All .* rows are as they were sealed/)).toBeVisible()
  await expect(dialog.getByText("All 0 rows")).toHaveCount(0)
  expect(await axe(page)).toEqual([])
  const looks = await readRows<{ ok: boolean }>(
    runtime,
    `select (after->>'ok')::boolean as ok from "Fact" where name = 'audit.verified' order by seq desc limit 1`,
    [],
  )
  expect(looks).toEqual([{ ok: true }])
})

test("an auditor takes a copy without a patient's words", async ({ as }) => {
  const page = await as("auditor")
  await page.goto("/audit?what=task.finished")
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export what is listed" }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^audit-northside-.*\.csv$/)
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  const text = Buffer.concat(chunks).toString("utf8")
  expect(text.split("\r\n").length).toBeGreaterThan(2)
  expect(text).toContain('"hidden"')
  expect(text).not.toContain("prefers the afternoon")
})

test("sealed words open for an admin and one patient's trail is one link away", async ({ as }) => {
  const page = await as("admin")
  await page.goto("/audit?what=task.finished")
  await page.getByRole("row").filter({ hasText: "prefers the afternoon" }).getByRole("link").first().click()
  const panel = page.getByRole("dialog", { name: "Task: finished" })
  await expect(panel.getByRole("region", { name: "Sealed words" })).toContainText("prefers the afternoon")
  await panel.getByRole("link", { name: "Everything about this patient" }).click()
  await expect(page).toHaveURL(/patient=/)
  await expect(page.getByRole("link", { name: "Take away: One patient" })).toBeVisible()
})

test.describe("who may not", () => {
  test.use({ expectedErrors: [/403/] })

  test("the front desk gets a real 403", async ({ as }) => {
    expect((await (await as("frontdesk")).goto("/audit"))?.status()).toBe(403)
  })
})
