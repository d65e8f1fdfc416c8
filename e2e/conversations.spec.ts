import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

const number = () => `4075${Math.floor(1_000_000 + Math.random() * 8_999_999)}`
const unique = (first: string) => `${first} ${randomUUID().slice(0, 8)}`
const box = (page: Page) => page.getByRole("main").getByRole("textbox", { name: /^Message to / })
const list = (page: Page) => page.getByRole("list", { name: "Conversations" })

type Whatsapp = (sending: { text: string; name: string; from: string }) => Promise<unknown>

/** Somebody new writes, and the page stands at the list that holds them alone. */
async function wrote(page: Page, whatsapp: Whatsapp, first: string): Promise<string> {
  const name = unique(first)
  await whatsapp({ text: `Hello, this is ${name}`, name, from: number() })
  await expect(async () => {
    await page.goto(`/conversations?q=${encodeURIComponent(name)}`)
    await expect(list(page).getByRole("link", { name })).toBeVisible({ timeout: 1_500 })
  }).toPass()
  return name
}

async function opened(page: Page, whatsapp: Whatsapp, first: string): Promise<string> {
  const name = await wrote(page, whatsapp, first)
  await page.keyboard.press("j")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name, level: 2 })).toBeVisible()
  return name
}

test("an answer inside the window: taken back, then sent, and its reason one click away", async ({
  as,
  whatsapp,
  axe,
}) => {
  test.setTimeout(90_000)
  const page = await as("frontdesk")
  await opened(page, whatsapp, "Irina")
  const thread = page.getByRole("main").getByRole("list", { name: "Messages, oldest first" })
  await expect(page.getByRole("main").getByText(/23 h \d+ min left/)).toBeVisible()

  await page.keyboard.press("r")
  await page.keyboard.type("Thursday at ten?")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("main").getByText(/Leaves in \d+ second/)).toBeVisible()
  await page.getByRole("main").getByRole("button", { name: "Undo" }).click()
  await expect(box(page)).toHaveValue("Thursday at ten?")

  await box(page).press("Enter")
  await expect(box(page)).toHaveValue("")
  await expect(thread.getByText(/Sent|Delivered|Read/).first()).toBeVisible({ timeout: 30_000 })
  await page
    .getByRole("main")
    .getByRole("button", { name: "Why did we write to this person?" })
    .last()
    .click()
  await expect(page.getByRole("dialog").getByText("In answer to what the person wrote")).toBeVisible()
  await page.keyboard.press("Escape")
  expect(await axe(page)).toEqual([])
})

test("after the window only a template goes", async ({ as }) => {
  const page = await as("coordinator")
  let shut: { id: string } | undefined
  let cursor: string | null = ""
  while (!shut && cursor !== null) {
    const answer = await page.request.get(`/api/conversations?channel=whatsapp&cursor=${cursor}`)
    const { rows, nextCursor } = (await answer.json()) as {
      rows: { id: string; openUntil: string | null }[]
      nextCursor: string | null
    }
    shut = rows.find((row) => row.openUntil && Date.parse(row.openUntil) < Date.now())
    cursor = nextCursor && encodeURIComponent(nextCursor)
  }
  expect(shut, "the demo holds a conversation whose window is over").toBeDefined()
  await page.goto(`/conversations/${shut?.id}`)
  const main = page.getByRole("main")
  await expect(main.getByText("More than 24 hours have passed since this person wrote.")).toBeVisible()
  await expect(box(page)).toHaveCount(0)
  await main.getByRole("button", { name: "Choose a template" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByRole("listitem").getByRole("button").first().click()
  await expect(dialog.getByRole("region", { name: "As the person will read it" })).toBeVisible()
})

test("by keyboard alone: note, assign, snooze, close; and a draft outlives a reload", async ({
  as,
  whatsapp,
  axe,
}) => {
  const page = await as("coordinator")
  await opened(page, whatsapp, "Marek")
  const main = page.getByRole("main")
  await page.keyboard.press("n")
  await page.keyboard.type("Prefers mornings")
  await page.keyboard.press("Enter")
  await expect(main.getByText("Prefers mornings")).toBeVisible()
  await page.keyboard.press("Escape")

  await page.keyboard.press("a")
  await page.getByRole("dialog").getByRole("button", { name: "Assign", exact: true }).press("Enter")
  await expect(main.getByText(/gave it to/)).toBeVisible()

  await page.keyboard.press("s")
  await expect(page.getByRole("dialog").getByRole("radio").first()).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(main.getByText(/snoozed it until/)).toBeVisible()

  await page.keyboard.press("e")
  await expect(main.getByText(/closed it/)).toBeVisible()
  await page.keyboard.press("e")
  await expect(main.getByText(/opened it again/)).toBeVisible()

  await page.keyboard.press("r")
  await page.keyboard.type("Half a thought")
  await expect(main.getByText("Draft kept")).toBeVisible()
  await page.reload()
  await expect(box(page)).toHaveValue("Half a thought")
  expect(await axe(page)).toEqual([])
})

test("in the dark and on a phone: the list is one step, the thread the next", async ({
  as,
  whatsapp,
  axe,
}) => {
  const page = await as("frontdesk", { colorScheme: "dark", viewport: { width: 390, height: 844 } })
  const name = await wrote(page, whatsapp, "Ayşe")
  expect(await axe(page)).toEqual([])
  await list(page).getByRole("link", { name }).click()
  await expect(page.getByRole("heading", { name, level: 2 })).toBeVisible()
  await expect(list(page)).toBeHidden()
  expect(await axe(page)).toEqual([])
  await page.getByRole("link", { name: `About ${name}` }).click()
  await expect(page.getByRole("heading", { name: "Who is there" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByRole("link", { name: "Back to the messages" }).click()
  await page.getByRole("link", { name: "Back to the list" }).click()
  await expect(list(page).getByRole("link", { name })).toBeVisible()
})
