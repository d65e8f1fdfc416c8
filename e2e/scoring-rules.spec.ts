import { readRows } from "./database"
import { expect, test } from "./fixtures"

// A trial is a run of its own.
test.describe.configure({ timeout: 90_000 })

test("an admin drafts rules, tries them, and a new message is scored by them", async ({
  as,
  axe,
  runtime,
  whatsapp,
}) => {
  const page = await as("admin")
  const main = page.getByRole("main")
  const name = `Night splints ${Date.now()}`
  await page.goto("/settings/scoring")
  await expect(main.getByRole("heading", { name: "What counts now" })).toBeVisible()
  expect(await axe(page)).toEqual([])

  await page.getByRole("button", { name: "New draft" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Name").fill(name)
  await dialog.getByRole("button", { name: "Begin" }).click()
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible()

  await main.getByLabel("Word or phrase").fill("moonlight splint")
  await main.getByRole("button", { name: "Add word" }).click()
  await main.getByLabel("What a patient might write").fill("Do you make a moonlight splint?")
  await expect(main.getByText("moonlight splint", { exact: true }).last()).toBeVisible()
  await expect(main.locator("mark", { hasText: "moonlight splint" })).toBeVisible()
  await main.getByRole("button", { name: "Keep changes" }).click()
  await expect(main.getByText("Not kept yet")).toBeHidden()
  expect(await axe(page)).toEqual([])

  await page.getByRole("button", { name: "Try on the last 30 days" }).click()
  await expect(page.getByRole("button", { name: "Go live" })).toBeVisible({ timeout: 60_000 })
  await expect(main.getByRole("table")).toContainText("WARM")
  expect(await axe(page)).toEqual([])

  await page.getByRole("button", { name: "Go live" }).click()
  await dialog.getByLabel("Reason").fill("Patients ask for it by this name")
  await dialog.getByRole("button", { name: "Go live" }).click()
  await expect(page.getByText("It counts from now on.")).toBeVisible()

  const [set] = await readRows<{ version: number }>(
    runtime,
    `select version from "ScoringRuleSet" where name = $1`,
    [name],
  )
  const from = `4070${String(Date.now()).slice(-7)}`
  await whatsapp({ text: "Do you make a moonlight splint?", from, name: "Luna Splint" })
  const scores = () =>
    readRows<{ scorer: string; classification: string }>(
      runtime,
      `select score.scorer, score.classification from "Score" score join "Message" message on message.id = score."messageId"
       join "Contact" contact on contact.id = message."contactId" where contact.address like $1`,
      [`%${from}`],
    )
  await expect
    .poll(scores, { timeout: 30_000 })
    .toEqual([{ scorer: `rules-${set?.version}`, classification: "WARM" }])

  await page.goto("/settings/scoring")
  await page.getByRole("button", { name: "Go back to Rounds' own rules" }).click()
  await dialog.getByLabel("Reason").fill("Only a try")
  await dialog.getByRole("button", { name: "Bring back" }).click()
  await expect(main.getByText("unchanged.")).toBeVisible()
})

test("who may not change rules reads them", async ({ as, axe }) => {
  const page = await as("auditor", { viewport: { width: 390, height: 844 } })
  await page.goto("/settings/scoring")
  await expect(page.getByRole("button", { name: "New draft" })).toBeHidden()
  await page.getByRole("link", { name: "More weight on full arches" }).click()
  await expect(page.getByRole("main").getByRole("table")).toBeVisible()
  await expect(page.getByRole("button", { name: "Go live" })).toBeHidden()
  expect(await axe(page)).toEqual([])
})
