import { randomUUID } from "node:crypto"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

test("an admin prepares a campaign, a coordinator agrees, it runs, and a template tells where it is used", async ({
  as,
  axe,
}) => {
  test.slow()
  const title = `Check-ups ${randomUUID().slice(0, 8)}`
  const admin = await as("admin")
  await admin.goto("/conversations/campaigns")
  await admin.getByRole("main").getByRole("link", { name: "New campaign" }).click()
  const main = admin.getByRole("main")
  await main.getByLabel("Template", { exact: true }).selectOption({ label: "recall · en, hi, ro" })
  await main.getByLabel("Agreement").selectOption("any")
  await main.getByLabel("Enquiry").selectOption("lost")
  await main.getByRole("button", { name: "See who gets it" }).click()
  await expect(main.getByRole("region", { name: "Some of them" })).toBeVisible()
  expect(await axe(admin)).toEqual([])
  await main.getByLabel("Name of the campaign").fill(title)
  await main.getByLabel("Why write to them?").fill("They asked in summer")
  await main.getByRole("button", { name: "Ask for agreement" }).click()
  await expect(main.getByRole("heading", { level: 1, name: title })).toBeVisible()
  await expect(main.getByText("Nothing has left yet")).toBeVisible()

  const coordinator = await as("coordinator")
  await coordinator.goto("/conversations/campaigns")
  await coordinator.getByRole("main").getByRole("link", { name: title }).click()
  await coordinator.getByRole("main").getByRole("link", { name: "Look and decide" }).click()
  await coordinator.getByRole("main").getByRole("button", { name: "Approve" }).first().click()
  const dialog = coordinator.getByRole("dialog")
  await dialog.getByRole("button", { name: "Approve" }).click()
  await expect(coordinator.getByRole("main").getByText("Approved").first()).toBeVisible()

  await admin.reload()
  await expect(main.getByRole("region", { name: "Progress" })).toBeVisible()
  await expect(main.getByText("Nothing has left yet")).toBeHidden()
})

test("a campaign that stands still is stopped with a reason; templates show their wordings", async ({
  as,
  axe,
  runtime,
}) => {
  const coordinator = await as("coordinator")
  await coordinator.goto("/conversations/campaigns")
  const main = coordinator.getByRole("main")
  await main.getByRole("link", { name: /Check-up and cleaning/ }).click()
  await expect(main.getByRole("heading", { level: 1, name: "Check-up and cleaning" })).toBeVisible()
  expect(await axe(coordinator)).toEqual([])
  await main.getByRole("button", { name: "Stop" }).click()
  const dialog = coordinator.getByRole("dialog", { name: "Stop this campaign" })
  await dialog.getByLabel("Why stop it?").fill("The price is wrong")
  await dialog.getByRole("button", { name: "Stop" }).click()
  await expect(dialog).toBeHidden()
  await expect(main.getByRole("button", { name: "Resume" })).toBeHidden()
  await expect
    .poll(() =>
      readRows(
        runtime,
        `select campaign.status from "Campaign" campaign join "Clinic" clinic on clinic.id = campaign."clinicId"
         where clinic.slug = 'northside' and campaign.title = 'Check-up and cleaning'`,
        [],
      ),
    )
    .toEqual([{ status: "stopped" }])

  await coordinator.goto("/settings/templates?state=paused")
  await expect(main.getByRole("link", { name: /visit_survey/ })).toBeVisible()
  await coordinator.goto("/settings/templates?q=recall")
  await main.getByRole("link", { name: /^recall/ }).click()
  await expect(main.getByText("Version 1 became 2").first()).toBeVisible()
  expect(await axe(coordinator)).toEqual([])
})
