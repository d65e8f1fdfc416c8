import { expect, test } from "./fixtures"

test("a backup is made by hand, brought back beside the live database, and only then counts", async ({
  as,
  axe,
}) => {
  test.setTimeout(180_000)
  const page = await as("operator")
  await page.goto("/operations/backups")
  const main = page.getByRole("main")
  const list = main.getByRole("region", { name: "Backups", exact: true })
  await main.getByRole("button", { name: "Back up now" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Back up" }).click()
  const newest = list.getByRole("listitem").first()
  await expect(newest.getByText("Not proven")).toBeVisible({ timeout: 60_000 })
  await expect(newest.getByText(/rows ·/)).toBeVisible()
  await expect(newest.getByText("By hand")).toBeVisible()

  await newest.getByRole("button", { name: "Prove" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Begin the drill" }).click()
  await expect(newest.getByText("Proven", { exact: true })).toBeVisible({ timeout: 120_000 })
  const drills = main.getByRole("region", { name: "Restore drills" })
  await expect(drills.getByRole("listitem").first().getByText("Audit")).toBeVisible()
  await expect(main.getByText(/Last proven restorable/).first()).toBeVisible()
  expect(await axe(page)).toEqual([])
})

test("an auditor reads of the backups and can begin none", async ({ as }) => {
  const page = await as("auditor")
  await page.goto("/operations/backups")
  const main = page.getByRole("main")
  await expect(main.getByRole("heading", { name: "Backups", level: 1 })).toBeVisible()
  await expect(main.getByRole("button", { name: "Back up now" })).toHaveCount(0)
  await expect(main.getByRole("button", { name: "Prove" })).toHaveCount(0)
})
