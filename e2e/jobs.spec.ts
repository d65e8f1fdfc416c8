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
  await expect(dialog.getByText("Steps", { exact: true })).toBeVisible()
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
      where name = 'rerun.started' and "subjectId" in (select "actionId"::text from "RerunItem" where "runId" = $1::uuid) order by "createdAt" desc limit 1`,
    [id],
  )
  expect(made).toEqual([{ sealed: true, by_member: true }])
  await reruns.getByRole("link").first().click()
  await expect(page.getByRole("region", { name: "Rerun of" })).toBeVisible()
  await page.goto("/audit?what=rerun.started")
  await expect(page.getByRole("row").filter({ hasText: "The database is back" }).first()).toBeVisible()
})

test("runs are found by a function's older name and an error's code", async ({ as }) => {
  const page = await as("admin")
  await page.goto("/jobs")
  await page.getByRole("searchbox").fill("whatsapp-message-handler")
  await expect(page).toHaveURL(/q=whatsapp-message-handler/)
  const rows = page.getByRole("table", { name: "Runs" }).getByRole("row")
  await expect(rows.nth(1)).toContainText("process-whatsapp-message")
  await expect(rows.filter({ hasText: "lead-scoring-workflow" })).toHaveCount(0)
  await page.goBack()
  await expect(page).not.toHaveURL(/q=/)
})

test("filters stand in the address, and are kept as a view of one's own", async ({ as, axe }) => {
  test.slow()
  const page = await as("operator", { colorScheme: "dark" })
  const main = page.getByRole("main")
  await page.goto("/jobs?status=failed")
  await page.getByRole("button", { name: "More filters" }).click()
  const dialog = page.getByRole("dialog", { name: "Filter runs" })
  await expect(dialog.getByLabel("Patient, by id")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await dialog.getByLabel("Tries").selectOption("retried")
  await dialog.getByLabel("From, by the clinic's clock").fill("2024-01-01T08:00")
  await dialog.getByRole("button", { name: "Show runs" }).click()
  await expect(page).toHaveURL(/attempt=retried/)
  await expect(page).toHaveURL(/from=2024-01-01T08/)
  await expect(main.getByRole("link", { name: "Take away: Tried again" })).toBeVisible()
  await expect(page.getByRole("table", { name: "Runs" }).getByRole("row").nth(1)).toBeVisible()

  const name = `Night ${Date.now()}`
  await page.getByRole("button", { name: "Views" }).click()
  await page.getByRole("menuitem", { name: "Save these filters…" }).click()
  const save = page.getByRole("dialog", { name: "Save these filters" })
  await save.getByLabel("Name").fill(name)
  await save.getByRole("button", { name: "Save view" }).click()
  await expect(main.getByRole("button", { name })).toBeVisible()

  await page.goto("/jobs")
  // Until the page is alive, a press opens nothing.
  await expect(async () => {
    await page.getByRole("button", { name: "Views" }).click()
    await page.getByRole("menuitem", { name }).click({ timeout: 5_000 })
  }).toPass()
  await expect(page).toHaveURL(/status=failed.*attempt=retried|attempt=retried.*status=failed/)
  await main.getByRole("button", { name }).click()
  await page.getByRole("menuitem", { name: "Rename this view…" }).click()
  const rename = page.getByRole("dialog", { name: /^Rename/ })
  await rename.getByLabel("Name").fill(`${name} again`)
  await rename.getByRole("button", { name: "Rename" }).click()
  await expect(main.getByRole("button", { name: `${name} again` })).toBeVisible()
  await main.getByRole("button", { name: `${name} again` }).click()
  await page.getByRole("menuitem", { name: "Delete this view…" }).click()
  await page
    .getByRole("dialog", { name: /^Delete/ })
    .getByRole("button", { name: "Delete view" })
    .click()
  await expect(main.getByRole("button", { name: "Views" })).toBeVisible()
  await expect(page).toHaveURL(/attempt=retried/)

  await main.getByRole("link", { name: "Take away: Tried again" }).click()
  await expect(page).not.toHaveURL(/attempt=/)
})

test("a patient is picked by name by who may know names, and the address holds an id alone", async ({
  as,
  whatsapp,
}) => {
  await whatsapp({ text: "Aveți loc mâine?", from: "40700000613", name: "Zamfira Filter" })
  const page = await as("admin")
  await page.goto("/jobs")
  await page.getByRole("button", { name: "More filters" }).click()
  const dialog = page.getByRole("dialog", { name: "Filter runs" })
  const found = dialog.getByRole("list", { name: "Patients found" }).getByRole("button", { name: /Zamfira/ })
  await expect(async () => {
    await dialog.getByLabel("Patient").fill("")
    await dialog.getByLabel("Patient").fill("Zamfira")
    await expect(found.first()).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await found.first().click()
  await dialog.getByRole("button", { name: "Show runs" }).click()
  await expect(page).toHaveURL(/patient=[0-9a-f-]{36}/)
  expect(page.url()).not.toContain("Zamfira")
  await expect(page.getByRole("main").getByRole("link", { name: "Take away: One patient" })).toBeVisible()
  const rows = page.getByRole("table", { name: "Runs" }).getByRole("row")
  await expect(rows.filter({ hasText: "lead-scoring-workflow" }).first()).toBeVisible()
})

test("from a webhook to its message, to the run behind it, and back, a click each", async ({
  as,
  whatsapp,
  axe,
}) => {
  const sent = await whatsapp({ text: "Mă doare un dinte, e urgent", from: "40700000614", name: "Iris Drum" })
  const page = await as("admin")
  const main = page.getByRole("main")
  await page.goto(`/jobs?q=${sent.answer.ids?.[0] ?? sent.answer.id}`)
  await page.getByRole("table", { name: "Runs" }).getByRole("row").nth(1).getByRole("link").click()
  await expect(page.getByRole("heading", { name: "process-whatsapp-message" })).toBeVisible()
  await expect(page.getByRole("region", { name: "From the same webhook" })).toContainText(
    "lead-scoring-workflow",
  )
  await expect(page.getByRole("region", { name: "Logs" })).toContainText(/"runId":"[0-9a-f-]{36}"/)
  expect(await axe(page)).toEqual([])

  await main.getByRole("link", { name: "What the patient wrote" }).click()
  await expect(page).toHaveURL(/\/leads\/.+#message-/)
  await main.getByRole("link", { name: "The run that read it" }).first().click()
  await expect(page.getByRole("heading", { name: "process-whatsapp-message" })).toBeVisible()

  await main.getByRole("link", { name: "The request it follows from" }).click()
  await expect(page).toHaveURL(/\/webhooks\//)
  await main.getByRole("link", { name: "lead-scoring-workflow" }).first().click()
  await expect(page.getByRole("heading", { name: "lead-scoring-workflow" })).toBeVisible()
  await main.getByRole("link", { name: "The request it follows from" }).click()
  await main.getByRole("link", { name: "a message" }).click()
  await expect(page).toHaveURL(/#message-/)
})

test("an auditor reads runs and has no button to rerun them; an operator sees no output", async ({ as }) => {
  const auditor = await as("auditor")
  await auditor.goto("/jobs?status=completed&function=lead-scoring-workflow")
  await auditor.getByRole("table", { name: "Runs" }).getByRole("row").nth(1).getByRole("link").click()
  await expect(auditor.getByRole("region", { name: "Steps" })).toBeVisible()
  await expect(auditor.getByRole("button", { name: "Rerun" })).toHaveCount(0)
  const operator = await as("operator", { viewport: { width: 390, height: 844 } })
  await operator.goto(new URL(auditor.url()).pathname)
  await expect(operator.getByRole("main").getByText("Outputs are hidden for your role")).toBeVisible()
  await expect(operator.getByRole("region", { name: /^Output of/ })).toHaveCount(0)
  await expect(operator.getByRole("region", { name: "Where it ran" })).toContainText(/[0-9a-f]{32}/)
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
