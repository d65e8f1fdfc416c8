import { readRows } from "./database"
import { expect, test } from "./fixtures"

// What is put somewhere is waited for, tested and watched; the demo's hosts take their time as real ones do.
test.describe.configure({ timeout: 240_000 })
const END_MS = 150_000

test("a release is put on the demo's host, proven four ways, and gone back from", async ({
  as,
  axe,
  runtime,
}) => {
  const page = await as("operator")
  await page.goto("/deployments")
  const place = page.getByRole("region", { name: "Doctor dashboard in Staging" })
  await expect(place.getByText("Proven", { exact: true }).first()).toBeVisible()
  expect(await axe(page)).toEqual([])

  await place.getByRole("button", { name: "Actions for Doctor dashboard in Staging" }).click()
  await page.getByRole("menuitem", { name: "Deploy…" }).click()
  const dialog = page.getByRole("dialog", { name: "Deploy Doctor dashboard to Staging" })
  const older = dialog.getByLabel("Release").locator("option", { hasText: "5.2.0" })
  await dialog.getByLabel("Release").selectOption((await older.getAttribute("value")) ?? "")
  await expect(dialog.getByText("The release is known", { exact: false })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await dialog.getByRole("button", { name: "Deploy" }).click()

  await expect(page.getByRole("heading", { level: 1, name: /Doctor dashboard → staging/ })).toBeVisible()
  const main = page.getByRole("main")
  await expect(main.getByText("Succeeded").first()).toBeVisible({ timeout: END_MS })
  const proof = page.getByRole("region", { name: "Four-way proof" })
  await expect(proof.getByText("Agrees")).toHaveCount(4)
  await expect(
    page.getByRole("region", { name: "Smoke tests" }).getByText("Failed", { exact: true }),
  ).toHaveCount(0)
  expect(await axe(page)).toEqual([])

  await main.getByRole("link", { name: "Report" }).click()
  await expect(page.getByRole("heading", { level: 1, name: /^deployment-\d{8}-\d{6}\.md$/ })).toBeVisible()
  const download = page.waitForEvent("download")
  await main.getByRole("link", { name: "Download as Markdown" }).click()
  expect((await download).suggestedFilename()).toMatch(/^deployment-\d{8}-\d{6}\.md$/)

  await page.goto("/deployments")
  await place.getByRole("button", { name: "Actions for Doctor dashboard in Staging" }).click()
  await page.getByRole("menuitem", { name: "Roll back…" }).click()
  const back = page.getByRole("dialog", { name: "Roll back Doctor dashboard in Staging" })
  await back.getByLabel("Why go back?").fill("The older one was a trial")
  await back.getByRole("button", { name: "Roll back" }).click()
  await expect(page.getByRole("main").getByText("Succeeded").first()).toBeVisible({ timeout: END_MS })
  const [last] = await readRows<{ kind: string; isProven: boolean }>(
    runtime,
    `select kind, "isProven" from "Deployment" where service = 'doctor-dashboard' order by "createdAt" desc limit 1`,
  )
  expect(last).toEqual({ kind: "rollback", isProven: true })
})

test("a person says on the release whether the one before works with a change, and is named for it", async ({
  as,
  axe,
}) => {
  const page = await as("operator")
  await page.goto("/deployments/releases?q=2026.12.0-rc.1")
  await page.getByRole("table", { name: "Releases" }).getByRole("row").nth(1).getByRole("link").click()
  const changes = page.getByRole("region", { name: "Changes of the database" })
  const change = changes.getByRole("listitem").filter({ hasText: "0059_visit_codes" })
  await expect(change.getByText("Nobody said")).toBeVisible()
  const dialog = page.getByRole("dialog", { name: "Does the release before work with it?" })
  await expect(async () => {
    await change.getByRole("button", { name: "Say whether… 0059_visit_codes" }).click()
    await expect(dialog).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await dialog.getByLabel("works with it", { exact: false }).first().check()
  await dialog.getByLabel("How do you know?").fill("ab")
  await dialog.getByRole("button", { name: "Say so" }).click()
  await expect(dialog.getByText("Say in a few words why.")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await dialog.getByLabel("How do you know?").fill("It only adds a table")
  await dialog.getByRole("button", { name: "Say so" }).click()
  await expect(change.getByText("The release before works with it")).toBeVisible()
  await expect(change.getByText("It only adds a table")).toBeVisible()
  await expect(change.getByText(/^Said by Tomas Berg/)).toBeVisible()

  const auditor = await as("auditor")
  await auditor.goto(page.url())
  await expect(auditor.getByText(/^Said by Tomas Berg/)).toBeVisible()
  await expect(auditor.getByRole("button", { name: /^Say (whether|otherwise)…/ })).toHaveCount(0)
})

test("several services are looked at before they are deployed, and what stands in the way is taken only with a reason", async ({
  as,
  axe,
}) => {
  const page = await as("operator")
  await page.goto("/deployments")
  const dialog = page.getByRole("dialog", { name: "Deploy several services" })
  await expect(async () => {
    await page.getByRole("button", { name: "Deploy several…" }).click()
    await expect(dialog).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await dialog.getByLabel("Environment").selectOption({ label: "Production" })
  await expect(dialog.getByLabel(/^Edge gateway/)).toHaveCount(0)
  const choose = async (service: RegExp, version: string) => {
    const field = dialog.getByLabel(service)
    const option = field.locator("option", { hasText: version })
    await field.selectOption((await option.getAttribute("value")) ?? "")
  }
  await choose(/^Doctor dashboard/, "5.2.0")
  await expect(dialog.getByRole("region", { name: "Pre-flight of Doctor dashboard" })).toBeVisible()
  await choose(/^Voice agent/, "0.4.1")
  const red = dialog.getByRole("region", { name: "Pre-flight of Voice agent" })
  await expect(red.getByText("The commit's checks are red.")).toBeVisible()
  await expect(dialog.getByText("As number 1")).toBeVisible()
  await expect(dialog.getByText("As number 2")).toBeVisible()
  const send = dialog.getByRole("button", { name: "Deploy 2 services" })
  await expect(send).toHaveAttribute("aria-disabled", "true")
  expect(await axe(page)).toEqual([])

  await choose(/^Doctor dashboard/, "Leave it as it is")
  for (const box of await red.getByRole("checkbox").all()) await box.check()
  const one = dialog.getByRole("button", { name: "Deploy 1 service" })
  await expect(one).not.toHaveAttribute("aria-disabled", "true")
  await expect(dialog.getByLabel("Why deploy them?")).toHaveAttribute("required", "")
  await dialog.getByLabel("Why deploy them?").fill("The red check is a flaky one")
  await one.click()
  await expect(page.getByRole("heading", { level: 1, name: /Voice agent → production/ })).toBeVisible()
  await expect(page.getByText("Take it although the commit's checks are not green")).toBeVisible()
  await expect(page.getByText("The red check is a flaky one")).toBeVisible()
})

test("a stop is refused without the name, and a release shows whom it failed by initials", async ({
  as,
  axe,
}) => {
  const page = await as("operator")
  await page.goto("/deployments")
  const place = page.getByRole("region", { name: "Rounds in Staging" })
  await place.getByRole("button", { name: "Actions for Rounds in Staging" }).click()
  await page.getByRole("menuitem", { name: "Emergency stop…" }).click()
  const dialog = page.getByRole("dialog", { name: "Stop Rounds in Staging" })
  await expect(dialog.getByText("Who is hit")).toBeVisible()
  await dialog.getByLabel("Type rounds to confirm").fill("round")
  await dialog.getByLabel("Why stop it?").fill("Only a trial")
  await dialog.getByRole("button", { name: "Stop it now" }).click()
  const password = page.getByRole("dialog", { name: "Confirm your password" })
  await password.getByLabel("Password").fill("rounds-demo")
  await password.getByRole("button", { name: "Confirm" }).click()
  await expect(dialog.getByRole("alert")).toBeVisible()
  await dialog.getByRole("button", { name: "Cancel" }).click()
  await expect(place.getByText("Stopped")).toHaveCount(0)

  await page.goto("/deployments/releases?q=2026.11.1")
  await page.getByRole("table", { name: "Releases" }).getByRole("row").nth(1).getByRole("link").click()
  const touched = page.getByRole("region", { name: "Patients it touched" })
  await expect(touched.getByRole("listitem").first()).toBeVisible()
  await expect(touched.getByRole("link", { name: /^(\p{L}\. ?)+$/u }).first()).toBeVisible()
  expect(await axe(page)).toEqual([])

  await page.goto("/deployments/compare")
  await expect(page.getByRole("region", { name: "Failure rate per function" })).toBeVisible()
  expect(await axe(page)).toEqual([])
})
