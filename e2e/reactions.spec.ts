import { randomUUID } from "node:crypto"
import { expect, test } from "./fixtures"

test("a sign on a patient's message: put on by keys, seen at once and after a reload, answers nobody, taken back", async ({
  as,
  whatsapp,
  axe,
}) => {
  test.setTimeout(90_000)
  const page = await as("frontdesk")
  const name = `Sanda ${randomUUID().slice(0, 8)}`
  await whatsapp({
    text: "Thank you so much!",
    name,
    from: `4076${Math.floor(1_000_000 + Math.random() * 8e6)}`,
  })
  const list = page.getByRole("list", { name: "Conversations" })
  await expect(async () => {
    await page.goto(`/conversations?q=${encodeURIComponent(name)}`)
    await expect(list.getByRole("link", { name })).toBeVisible({ timeout: 1_500 })
  }).toPass()
  await list.getByRole("link", { name }).click()
  const bubble = page
    .getByRole("main")
    .getByRole("list", { name: "Messages, oldest first" })
    .getByRole("listitem")
    .filter({ hasText: "Thank you so much!" })
  const button = bubble.getByRole("button", { name: "React to this message" })

  await button.focus()
  await page.keyboard.press("Enter")
  const signs = bubble.getByRole("toolbar", { name: "Reactions" })
  await expect(signs.getByRole("button", { name: "Thumbs up" })).toBeFocused()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press("Escape")
  await expect(button).toBeFocused()
  await page.keyboard.press("Enter")
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("Enter")
  await expect(bubble.getByTitle("By us")).toHaveText("❤️")
  await expect(button).toBeFocused()

  await expect(async () => {
    await page.reload()
    await expect(bubble.getByTitle("By us")).toHaveText("❤️", { timeout: 3_000 })
  }).toPass()
  await expect(
    page
      .getByRole("main")
      .getByText(/Waiting/)
      .first(),
  ).toBeVisible()
  await button.click()
  const heart = signs.getByRole("button", { name: "Heart" })
  await expect(heart).toHaveAttribute("aria-pressed", "true")
  await heart.click()
  await expect(bubble.getByTitle("By us")).toHaveCount(0)
})
