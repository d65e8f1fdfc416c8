import { readRows } from "./database"
import { expect, test } from "./fixtures"

test("who looks after the software sees what was due, and that it is watched", async ({ as, axe }) => {
  const page = await as("operator")
  await page.goto("/jobs/schedules")
  const main = page.getByRole("main")
  await expect(main.getByText(/Watched since/)).toBeVisible()
  await expect(main.getByRole("region", { name: "Platform" }).getByText("seal-audit").first()).toBeVisible()
  const drills = main.getByRole("listitem").filter({ hasText: "restore-drill" })
  await expect(drills.getByText(/Saturday at 05:00, UTC/)).toBeVisible()
  const recalls = main.getByRole("listitem").filter({ hasText: "daily-recall-check" })
  await expect(recalls.getByText("every day at 09:00, Europe/Bucharest")).toBeVisible()
  expect(await axe(page)).toEqual([])

  await main.getByRole("searchbox").fill("lead-scoring-refresh")
  await expect(page).toHaveURL(/q=lead-scoring-refresh/)
  await expect(main.getByRole("listitem").filter({ hasText: "stale-lead-refresh" })).toBeVisible()
  await expect(main.getByText("seal-audit")).toHaveCount(0)
})

test("a schedule is paused with a reason, run by hand, and resumed", async ({ as, axe, runtime }) => {
  const page = await as("admin", { clinic: "lakeview" })
  await page.goto("/jobs/schedules/stale-lead-cleanup")
  const main = page.getByRole("main")
  const act = async (name: string) => {
    await main.getByRole("button", { name: "Actions for stale-lead-cleanup" }).click()
    await page.getByRole("menuitem", { name }).click()
    return page.getByRole("dialog")
  }
  const pausing = await act("Pause…")
  await pausing.getByLabel("Why pause it?").fill("The list is being checked")
  await pausing.getByRole("button", { name: "Pause" }).click()
  await expect(main.getByText(/Paused .* by .*: The list is being checked/)).toBeVisible()

  const running = await act("Run now…")
  await running.getByLabel("Why now?").fill("To see what it finds")
  await running.getByRole("button", { name: "Run now" }).click()
  const occasions = main.getByRole("table", { name: "Occasions" })
  await expect(occasions.getByRole("row").nth(1)).toContainText(/by /)
  expect(await axe(page)).toEqual([])
  await expect
    .poll(
      async () =>
        (
          await readRows<{ status: string }>(
            runtime,
            `select status from "Run" where "functionId" = 'stale-lead-cleanup' and "eventName" = 'schedule/due'
             order by "createdAt" desc limit 1`,
          )
        )[0]?.status,
      { timeout: 20_000 },
    )
    .toBe("completed")

  const resuming = await act("Resume…")
  await resuming.getByRole("button", { name: "Resume" }).click()
  await expect(main.getByText(/^Paused /)).toHaveCount(0)
})
