import { randomUUID } from "node:crypto"
import { expect, test } from "./fixtures"

const CRITICAL = "Nu mai suport durerea, mi s-a umflat fața și nu pot înghiți"
const number = () => `4073${Math.floor(1_000_000 + Math.random() * 8_999_999)}`

test("a critical message stands in the queue by itself, is acknowledged by keyboard, and a second person sees by whom", async ({
  as,
  whatsapp,
  axe,
}) => {
  const page = await as("coordinator")
  const other = await as("doctor")
  await page.goto("/leads/urgent")
  await other.goto("/leads/urgent")
  await expect(page.getByRole("heading", { name: "Urgent queue" })).toBeVisible()
  const name = `Zoe ${randomUUID().slice(0, 8)}`
  await whatsapp({ text: CRITICAL, name, from: number() })

  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: name })
  await expect(row).toBeVisible()
  await expect(row).toContainText("left")
  expect(await axe(page)).toEqual([])
  await row.focus()
  await page.keyboard.press("e")
  await expect(row.getByText(/looks after it/)).toBeVisible()

  const seen = other.getByRole("main").getByRole("listitem").filter({ hasText: name })
  await expect(seen.getByText(/looks after it/)).toBeVisible()
  await expect(seen.getByRole("button", { name: /I look after it/ })).toHaveCount(0)
  await seen.focus()
  await other.keyboard.press("Enter")
  await expect(other.getByRole("region", { name: "Urgent case" })).toContainText("looks after it")
})

test("who is on call: a shift is put on the rota by keyboard, and taken off", async ({ as, axe }) => {
  const page = await as("admin", { clinic: "lakeview" })
  await page.goto("/settings/on-call?week=2031-03-03")
  await expect(page.getByRole("heading", { name: "How soon whom" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByRole("button", { name: "Put on call" }).focus()
  await page.keyboard.press("Enter")
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Who").selectOption({ index: 1 })
  await dialog.getByLabel("From").fill("2031-03-05T20:00")
  await dialog.getByLabel("To", { exact: false }).last().fill("2031-03-06T08:00")
  await dialog.getByRole("button", { name: "Put on call" }).click()
  const shift = page.getByRole("main").getByRole("button", { name: /20:00–24:00/ })
  await expect(shift).toBeVisible()
  await shift.click()
  await page.getByRole("dialog").getByRole("button", { name: "Cancel this shift" }).click()
  await expect(shift).toHaveCount(0)
})
