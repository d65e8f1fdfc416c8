import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { PASSWORD } from "@/prisma/demo/clinics"
import { expect, test } from "./fixtures"

const HOT = "Hi, how much for a full All-on-4? I can pay this month, when can I come?"
const number = () => `4073${Math.floor(1_000_000 + Math.random() * 8_999_999)}`
const unique = (first: string) => `${first} ${randomUUID().slice(0, 8)}`

test("a card is moved by keyboard and by its menu, and put back", async ({ as, whatsapp, axe }) => {
  const name = unique("Greta")
  await whatsapp({ text: HOT, name, from: number() })
  const page = await as("coordinator")
  const column = (title: string) => page.getByRole("main").getByRole("region", { name: title, exact: true })
  await expect(async () => {
    await page.goto(`/leads?view=board&q=${encodeURIComponent(name)}`)
    await expect(column("New").getByRole("link", { name })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press("j")
  await page.keyboard.press("]")
  await expect(column("Contacted").getByRole("link", { name })).toBeVisible()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(column("New").getByRole("link", { name })).toBeVisible()

  await page.getByRole("button", { name: `Move ${name}` }).click()
  await page.getByRole("menuitem", { name: /Lost/ }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Reason").fill("Chose another clinic")
  await dialog.getByRole("button", { name: /Set to lost/ }).click()
  await expect(column("Won / lost").getByRole("link", { name })).toBeVisible()
  await page.reload()
  await expect(column("Won / lost").getByRole("link", { name })).toBeVisible()
})

test("all that match are given to a colleague, after it was said what would happen", async ({
  as,
  whatsapp,
}) => {
  const name = unique("Horia")
  for (let n = 0; n < 2; n++) await whatsapp({ text: HOT, name, from: number() })
  const page = await as("admin")
  await expect(async () => {
    await page.goto(`/leads?q=${encodeURIComponent(name)}`)
    await expect(page.getByRole("link", { name })).toHaveCount(2, { timeout: 1_000 })
  }).toPass()
  await page.getByRole("checkbox", { name: "Select all on this page" }).check()
  await page.getByRole("button", { name: "Assign…" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByRole("combobox").selectOption({ index: 1 })
  await expect(dialog.getByText("2 leads will change.")).toBeVisible()
  await dialog.getByRole("button", { name: "Assign", exact: true }).click()
  await expect(page.getByRole("main").getByText("2 leads were changed.")).toBeVisible()
})

test("the columns one chose are there again after a reload", async ({ as }) => {
  const page = await as("coordinator")
  await page.goto("/leads")
  await page.getByRole("button", { name: "Display" }).click()
  await page.getByRole("menuitemcheckbox", { name: "Service" }).click()
  await expect(page.getByRole("columnheader", { name: "Service" })).toBeAttached()
  await page.keyboard.press("Escape")
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole("columnheader", { name: "Service" })).toBeAttached({ timeout: 1_000 })
  }).toPass()
  await page.getByRole("button", { name: "Display" }).click()
  await page.getByRole("menuitemcheckbox", { name: "Service" }).click()
  await expect(page.getByRole("columnheader", { name: "Service" })).toHaveCount(0)
})

test.describe("a copy of the list", () => {
  // The password renews the session's key: what was asked with the former one meanwhile is refused.
  test.use({ expectedErrors: [/403/, /401/] })

  test("asks for the password and why, and holds no formula", async ({ as, whatsapp }) => {
    const name = `=1+${Math.floor(Math.random() * 1e9)}`
    await whatsapp({ text: HOT, name, from: number() })
    const page = await as("admin")
    await expect(async () => {
      await page.goto("/leads")
      await expect(page.getByRole("link", { name })).toBeVisible({ timeout: 1_000 })
    }).toPass()
    const dialog = page.getByRole("dialog", { name: "Export these leads" })
    // Before the page is alive a press is lost.
    await expect(async () => {
      if (!(await dialog.isVisible()))
        await page.getByRole("button", { name: "Export" }).click({ timeout: 2_000 })
      await expect(dialog).toBeVisible({ timeout: 2_000 })
    }).toPass()
    await dialog.getByLabel("Reason").fill("The monthly call list")
    const download = page.waitForEvent("download")
    await dialog.getByRole("button", { name: "Export" }).click()
    const confirm = page.getByRole("dialog", { name: "Confirm your password" })
    await confirm.getByLabel("Password").fill(PASSWORD)
    await confirm.getByRole("button", { name: "Confirm" }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^leads-[a-z-]+-\d{4}-\d\d-\d\d\.csv$/)
    const text = readFileSync(await file.path(), "utf8")
    expect(text).toContain(`"'${name}"`)
    expect(text).not.toMatch(/(^|,)"[=+@-]/m)
  })
})

test("on a phone the board shows one column, and another one when asked", async ({ as, axe }) => {
  const page = await as("coordinator", { viewport: { width: 390, height: 844 }, colorScheme: "dark" })
  await page.goto("/leads?view=board")
  const column = (title: string) => page.getByRole("main").getByRole("region", { name: title, exact: true })
  await expect(column("New")).toBeVisible()
  await expect(column("Booked")).toBeHidden()
  await page
    .getByRole("navigation", { name: "Column" })
    .getByRole("link", { name: /Booked/ })
    .click()
  await expect(column("Booked")).toBeVisible()
  await expect(column("New")).toBeHidden()
  expect(await axe(page)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
