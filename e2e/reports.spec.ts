import { readFileSync } from "node:fs"
import { expect, test } from "./fixtures"

test("a coordinator reads the report, looks at a table, opens the rows behind a number, and takes it along", async ({
  as,
  axe,
}) => {
  test.slow()
  const page = await as("coordinator")
  await page.goto("/reports?days=90")
  const main = page.getByRole("main")
  await expect(main.locator('[data-chart="Leads by day"] svg').first()).toBeVisible()
  await expect(main.getByRole("table", { name: "Leads by source" })).toBeAttached()
  await main.getByRole("button", { name: "Leads by source: show as a table" }).click()
  const table = main.getByRole("table", { name: "Leads by source" })
  await expect(table).toBeVisible()
  expect(await axe(page)).toEqual([])

  const number = table.getByRole("row").filter({ hasText: "WhatsApp" }).getByRole("link").first()
  await expect(number).toHaveText(/^\d+$/)
  await number.click()
  await expect(page).toHaveURL(/\/leads\?.*source=whatsapp/)
  await expect(page.getByRole("main").getByText(/Came in since/)).toBeVisible()

  await page.goto("/reports?days=90")
  const csv = page.waitForEvent("download")
  await main.getByRole("link", { name: "Leads by campaign as CSV" }).click()
  expect(readFileSync(await (await csv).path(), "utf8")).not.toMatch(/^"?[=+@-]/m)
})

test("a kept week is listed, shown and printed", async ({ as, axe }) => {
  const page = await as("admin")
  await page.goto("/reports/weekly")
  const main = page.getByRole("main")
  await main
    .getByRole("link", { name: /^\d{4}-W\d{2}$/ })
    .first()
    .click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Week")
  expect(await axe(page)).toEqual([])
  const pdf = page.waitForEvent("download")
  await page.getByRole("link", { name: "PDF", exact: true }).click()
  const body = readFileSync(await (await pdf).path())
  expect(body.subarray(0, 5).toString()).toBe("%PDF-")
  expect(body.toString("latin1")).toMatch(/\/Type \/Page\b/)
})

test("what a run through untouched leads would do is shown before it does it", async ({ as, axe }) => {
  const page = await as("admin")
  await page.goto("/reports/stale")
  const main = page.getByRole("main")
  await expect(main.getByRole("heading", { name: "What the next run would do" })).toBeVisible()
  await expect(main.getByRole("heading", { name: "Runs so far" })).toBeVisible()
  expect(await axe(page)).toEqual([])
})

test("an operator sees totals and nobody's name", async ({ as }) => {
  const page = await as("operator")
  await page.goto("/reports?days=90")
  const main = page.getByRole("main")
  await expect(main.getByRole("heading", { name: "From enquiry to treatment" })).toBeVisible()
  await expect(main.getByRole("heading", { name: "Answers by owner" })).toHaveCount(0)
  await expect(main.getByRole("heading", { name: "Leads by campaign" })).toHaveCount(0)
})
