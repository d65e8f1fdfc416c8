import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { PASSWORD } from "@/prisma/demo/clinics"
import { expect, test } from "./fixtures"
import { demoEmail } from "./sign-in"

const HOT = "Hi, how much for a full All-on-4? I can pay this month, when can I come?"
const number = () => `4074${Math.floor(1_000_000 + Math.random() * 8_999_999)}`
/** More cards than a shift ever sees at once. */
const MOST_STEPS = 60

async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label)
  for (let n = 0; n < 20; n++) {
    if (await field.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press("Tab")
  }
  await expect(field).toBeFocused()
}

async function walkTo(page: Page, name: string): Promise<void> {
  const link = page.getByRole("main").getByRole("link", { name, exact: true })
  await expect(link).toBeVisible()
  for (let n = 0; n < MOST_STEPS; n++) {
    if (await link.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press("j")
  }
  await expect(link).toBeFocused()
}

test("with keys alone: sign in, take a hot lead, answer it, and on to the next", async ({
  visitor,
  whatsapp,
}) => {
  test.setTimeout(60_000)
  const names = ["Ilinca", "Jonas"].map((first) => `${first} ${randomUUID().slice(0, 8)}`)
  for (const name of names) await whatsapp({ text: HOT, name, from: number() })

  const page = await visitor()
  await page.goto("/sign-in")
  await tabTo(page, "Email")
  await page.keyboard.type(demoEmail("coordinator"))
  await tabTo(page, "Password")
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "Hot and urgent" })).toBeVisible()

  for (const name of names) {
    await walkTo(page, name)
    await page.keyboard.press("Enter")
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible()
    await expect(page.getByRole("button", { name: /I take it/ })).toBeVisible()
    await page.keyboard.press("t")
    await expect(page.getByText(`${name} is yours.`)).toBeVisible()
    const words = page.getByRole("textbox", { name: /^Message to / })
    await expect(words).toBeVisible()
    await page.keyboard.press("r")
    await expect(words).toBeFocused()
    await page.keyboard.type(`Good day ${name}, Thursday at ten suits us. Does it suit you?`)
    await page.keyboard.press("Control+Enter")
    await expect(page.getByRole("main").getByText(/Leaves in \d+ second/)).toBeVisible()
    await page.keyboard.press("Tab")
    await page.keyboard.press("g")
    await page.keyboard.press("t")
    await expect(page.getByRole("heading", { name: "Hot and urgent" })).toBeVisible()
    await expect(page.getByRole("main").getByRole("button", { name: `I take it: ${name}` })).toHaveCount(0)
  }
})
