import { readRows } from "./database"
import { expect, test } from "./fixtures"

test("a run appears without reload and its page shows steps, lead and event", async ({
  as,
  whatsapp,
  axe,
}) => {
  const page = await as("admin")
  await page.goto("/jobs?function=lead-scoring-workflow")
  const runs = page.getByRole("table", { name: "Runs" })
  await expect(runs.getByRole("row")).not.toHaveCount(0)
  await whatsapp({ text: "Bună, vreau un implant, aveți loc săptămâna asta?", from: "40700000612" })
  await page.getByRole("button", { name: /\d+ new/ }).click()
  const newest = runs.getByRole("row").nth(1)
  await expect(newest.getByText("Completed")).toBeVisible()
  expect(await axe(page)).toEqual([])

  await newest.getByRole("link").click()
  await expect(page.getByRole("heading", { name: "lead-scoring-workflow" })).toBeVisible()
  const steps = page.getByRole("region", { name: "Steps" })
  await steps.getByText("score", { exact: true }).click()
  await expect(steps.getByRole("region", { name: "Output of score" })).toBeVisible()
  await expect(page.getByRole("link", { name: "The lead" })).toBeVisible()
  expect(await axe(page)).toEqual([])
})

test("a failed run is found, shows its tries, and is rerun with a reason", async ({ as, runtime }) => {
  const page = await as("admin")
  await page.goto("/jobs")
  await page.getByRole("combobox", { name: "Any state" }).selectOption("failed")
  await expect(page).toHaveURL(/status=failed/)
  const failed = page
    .getByRole("table", { name: "Runs" })
    .getByRole("row")
    .filter({ hasText: /Failed/ })
    .first()
  await failed.getByRole("link").click()
  await expect(page.getByText(/tries are used up/)).toBeVisible()
  await expect(page.getByRole("list", { name: "Tries" }).getByRole("listitem")).toHaveCount(5)

  await page.getByRole("button", { name: "Rerun" }).click()
  const dialog = page.getByRole("dialog", { name: "Rerun lead-scoring-workflow" })
  await expect(dialog.getByText("Will be done again")).toBeVisible()
  await dialog.getByRole("button", { name: "Rerun" }).click()
  await expect(dialog).toBeVisible()
  await dialog.getByLabel("Why rerun it?").fill("The database is back")
  await dialog.getByRole("button", { name: "Rerun" }).click()
  await expect(page.getByText("The new run is on its way")).toBeVisible()

  const reruns = page.getByRole("region", { name: "Reruns" })
  await expect(reruns.getByText("Completed").first()).toBeVisible()
  const id = new URL(page.url()).pathname.split("/").at(-1)
  const made = await readRows(
    runtime,
    `select fact.personal is not null as sealed, fact.actor like 'member:%' as by_member from "Fact" fact
      where name = 'run.rerun' and "subjectId" = $1 order by "createdAt" desc limit 1`,
    [id],
  )
  expect(made).toEqual([{ sealed: true, by_member: true }])
  await reruns.getByRole("link").first().click()
  await expect(page.getByRole("region", { name: "Rerun of" })).toBeVisible()
  await page.goto("/audit?what=run.rerun")
  await expect(page.getByRole("row").filter({ hasText: "The database is back" }).first()).toBeVisible()
})

test("functions are found by their older name, and open their runs", async ({ as, axe }) => {
  const page = await as("admin", { colorScheme: "dark" })
  await page.goto("/jobs?view=functions")
  const functions = page.getByRole("table", { name: "Functions" })
  await expect(functions.getByText("also whatsapp-message-handler")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.goto("/jobs")
  await page.getByRole("searchbox").fill("whatsapp-message-handler")
  await expect(page).toHaveURL(/q=whatsapp-message-handler/)
  const rows = page.getByRole("table", { name: "Runs" }).getByRole("row")
  await expect(rows.nth(1)).toContainText("process-whatsapp-message")
  await expect(rows.filter({ hasText: "lead-scoring-workflow" })).toHaveCount(0)
  await page.goBack()
  await expect(page).not.toHaveURL(/q=/)
})

test("an auditor reads runs and has no button to rerun them; an operator sees no output", async ({ as }) => {
  const auditor = await as("auditor")
  await auditor.goto("/jobs?status=completed")
  await auditor.getByRole("table", { name: "Runs" }).getByRole("row").nth(1).getByRole("link").click()
  await expect(auditor.getByRole("region", { name: "Steps" })).toBeVisible()
  await expect(auditor.getByRole("button", { name: "Rerun" })).toHaveCount(0)
  const operator = await as("operator", { viewport: { width: 390, height: 844 } })
  await operator.goto(new URL(auditor.url()).pathname)
  await expect(operator.getByText("Outputs are hidden for your role")).toBeVisible()
  await expect(operator.getByRole("button", { name: "Rerun" })).toBeVisible()
})

test.describe("who may not", () => {
  test.use({ expectedErrors: [/403|404/] })

  test("a doctor gets a real 403, another clinic's run a real 404", async ({ as }) => {
    const admin = await as("admin")
    await admin.goto("/jobs")
    const link = admin.getByRole("table", { name: "Runs" }).getByRole("row").nth(1).getByRole("link")
    const path = (await link.getAttribute("href")) ?? ""
    expect((await (await as("doctor")).goto("/jobs"))?.status()).toBe(403)
    expect((await (await as("admin", { clinic: "lakeview" })).goto(path))?.status()).toBe(404)
  })
})
