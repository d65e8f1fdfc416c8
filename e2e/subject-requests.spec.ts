import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { PASSWORD } from "@/prisma/demo/clinics"
import { expect, test } from "./fixtures"

/** The password is asked for again where none was given lately. */
async function givePassword(page: Page): Promise<void> {
  const field = page.getByLabel("Password", { exact: true })
  if (await field.isVisible({ timeout: 3_000 }).catch(() => false)) {
    await field.fill(PASSWORD)
    await page.keyboard.press("Enter")
  }
}

test("somebody asks what is kept about them, and gets it as a file and a document", async ({ as, axe }) => {
  test.slow()
  const page = await as("admin")
  const main = page.getByRole("main")
  await page.goto("/consents/requests")
  await expect(main.getByRole("list", { name: "Requests about data" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.goto("/patients")
  await main.getByRole("row").nth(3).getByRole("link").first().click()
  await page.getByRole("button", { name: "More", exact: true }).click()
  await page.getByRole("menuitem", { name: /request about their data/ }).click()
  await main.getByRole("radio", { name: /Portability/ }).check()
  await main.getByLabel("How they asked").selectOption("in_person")
  await main.getByLabel("In their own words").fill("I would like my data, please.")
  expect(await axe(page)).toEqual([])
  await main.getByRole("button", { name: "Take down" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Portability")
  await main.getByRole("button", { name: "It is them" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("How").selectOption("document")
  await dialog.getByRole("button", { name: "It is them" }).click()
  await main.getByRole("button", { name: "Have a copy made" }).click()
  await dialog.getByRole("button", { name: "Make it" }).click()
  await givePassword(page)
  const file = main.getByRole("button", { name: /^JSON/ })
  await expect(file).toBeVisible({ timeout: 60_000 })
  expect(await axe(page)).toEqual([])
  const coming = page.waitForEvent("download")
  await file.click()
  await givePassword(page)
  const data = JSON.parse(readFileSync(await (await coming).path(), "utf8"))
  expect(data).toMatchObject({ schema: "rounds.personal-data", version: 1 })
  await expect(main.getByText(/JSON downloaded by/)).toBeVisible()
})
