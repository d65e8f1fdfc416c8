import { expect, test } from "./fixtures"

const utcWall = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16)

test("an incident from its opening to its postmortem, and nobody forgets its clocks", async ({ as, axe }) => {
  const page = await as("operator")
  await page.goto("/operations/incidents")
  const main = page.getByRole("main")
  await expect(main.getByRole("region", { name: "Open" }).getByRole("listitem").first()).toBeVisible()
  expect(await axe(page)).toEqual([])

  const title = `Letters do not print ${Date.now()}`
  await main.getByRole("button", { name: "Open an incident" }).click()
  const opening = page.getByRole("dialog")
  await opening.getByLabel("What is wrong").fill(title)
  await opening.getByLabel("How grave it is").selectOption("critical")
  await opening.getByRole("button", { name: "Open the incident" }).click()
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible()
  const clocks = main.getByRole("region", { name: "Clocks" })
  await expect(clocks.getByText(/left/).first()).toBeVisible()

  const tell = async (words: string, status: string) => {
    await main.getByLabel("What was found or done").fill(words)
    await main.getByLabel("From now on it is").selectOption(status)
    await main.getByRole("button", { name: "Tell", exact: true }).click()
    await expect(main.getByRole("region", { name: "What happened" }).getByText(words)).toBeVisible()
  }
  await tell("All printers of one clinic", "assessed")
  await main.getByLabel("Leads").selectOption({ label: "Tomas Berg" })
  await tell("They print on paper from the store", "mitigated")
  await tell("The driver is changed", "resolved")
  const postmortem = main.getByRole("region", { name: "Postmortem" })
  await expect(postmortem.getByText("Led: Tomas Berg")).toBeVisible()
  expect(await axe(page)).toEqual([])

  await tell("Three letters printed", "verified")
  await postmortem.getByRole("button", { name: "Write it" }).click()
  const writing = page.getByRole("dialog")
  await writing
    .getByLabel("What happened and what follows")
    .fill("## What follows\n\n- A second printer, by Friday.")
  await writing.getByRole("button", { name: "Save the postmortem" }).click()
  await expect(postmortem.getByRole("heading", { name: "What follows" })).toBeVisible()
  await main.getByRole("button", { name: "Close", exact: true }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Close the incident" }).click()
  await expect(main.getByRole("region", { name: "Next" })).toHaveCount(0)
  await expect(main.getByLabel("What was found or done")).toHaveCount(0)
})

test("maintenance is planned, seen by everybody above each page, ended with what was done", async ({
  as,
  axe,
}) => {
  const page = await as("operator")
  await page.goto("/operations/maintenance")
  const main = page.getByRole("main")
  await main.getByRole("button", { name: "Plan maintenance" }).click()
  const planning = page.getByRole("dialog")
  const title = `Cables are moved ${Date.now()}`
  await planning.getByLabel("What is done").fill(title)
  await planning.getByLabel("From, in UTC").fill(utcWall(-0.05))
  await planning.getByLabel("To, in UTC").fill(utcWall(0.5))
  await planning.getByLabel("Alerts meanwhile").selectOption("no")
  await planning.getByRole("button", { name: "Plan it" }).click()
  const line = main.getByRole("listitem").filter({ hasText: title })
  await expect(line.getByText("Runs now")).toBeVisible()
  const calendar = main.getByRole("region", { name: "Calendar" })
  await expect(calendar.getByRole("table")).toHaveCount(3)
  await expect(calendar.getByRole("link", { name: /Runs now/ }).first()).toBeVisible()
  expect(await axe(page)).toEqual([])

  const desk = await as("frontdesk", { clinic: "lakeview" })
  await desk.goto("/")
  await expect(desk.getByRole("region", { name: "Maintenance" }).getByText(title)).toBeVisible()
  expect(await axe(desk)).toEqual([])

  await line.getByRole("button", { name: "It is done" }).click()
  const done = page.getByRole("dialog")
  await done.getByLabel("What was done").fill("All cables lie in the new rack")
  await done.getByRole("button", { name: "Done" }).click()
  await expect(line.getByText("All cables lie in the new rack")).toBeVisible()
  await desk.reload()
  await expect(desk.getByRole("region", { name: "Maintenance" })).toHaveCount(0)
})

test("each alert has a runbook that leads to the places it names", async ({ as, axe }) => {
  const page = await as("auditor")
  await page.goto("/operations/runbooks")
  const main = page.getByRole("main")
  await main.getByRole("link", { name: /Work piles up/ }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Work piles up" })).toBeVisible()
  await expect(main.getByRole("heading", { name: "Make it hurt less" })).toBeVisible()
  expect(await axe(page)).toEqual([])
})
