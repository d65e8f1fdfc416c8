import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { metaSignature, postWhatsApp, type Sending, statusOf } from "./whatsapp"

const number = () => `4075${Math.floor(1_000_000 + Math.random() * 8_999_999)}`
const unique = (first: string) => `${first} ${randomUUID().slice(0, 8)}`
const box = (page: Page) => page.getByRole("main").getByRole("textbox", { name: /^Message to / })
const list = (page: Page) => page.getByRole("list", { name: "Conversations" })

type Whatsapp = (sending: Sending) => Promise<unknown>

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

/** A number of a country where nobody sleeps now: after the window the night holds templates back too. */
function awakeNumber(): string {
  const hour = new Date().getUTCHours()
  const rest = String(Math.floor(10_000_000 + Math.random() * 89_999_999))
  return hour < 10 ? `8190${rest}` : hour < 17 ? `407${rest}` : `519${rest}`
}

test("after the window only a template goes: filled in, sent, delivered, and its reason told", async ({
  as,
  whatsapp,
  runtime,
  baseURL,
  axe,
}) => {
  test.setTimeout(90_000)
  const page = await as("coordinator")
  const name = unique("Haruka")
  const from = awakeNumber()
  await whatsapp({ text: "When may I come?", name, from, at: new Date(Date.now() - 2 * 86_400_000) })
  let id: string | undefined
  await expect(async () => {
    const answer = await page.request.get(`/api/conversations?q=${encodeURIComponent(name)}`)
    id = ((await answer.json()) as { rows: { id: string }[] }).rows[0]?.id
    expect(id).toBeDefined()
  }).toPass()
  await page.goto(`/conversations/${id}`)
  const main = page.getByRole("main")
  await expect(main.getByText("More than 24 hours have passed since this person wrote.")).toBeVisible()
  await expect(box(page)).toHaveCount(0)
  const dialog = page.getByRole("dialog")
  // The button opens once the page has come alive.
  await expect(async () => {
    await main.getByRole("button", { name: "Choose a template" }).click()
    await expect(dialog).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await dialog.getByRole("searchbox").fill("appointment reminder 24h")
  await dialog.getByRole("listitem").getByRole("button").first().click()
  const gaps = dialog.getByRole("textbox")
  const words = ["Haruka", "Tuesday at nine", "Dr Radu"]
  await expect(gaps).toHaveCount(words.length)
  for (const [at, word] of words.entries()) await gaps.nth(at).fill(word)
  // The clinic’s language, as nobody knows theirs.
  const said = "Bună ziua, Haruka! Vă așteptăm mâine: Tuesday at nine, la Dr Radu."
  await expect(dialog.getByRole("region", { name: "As the person will read it" })).toContainText(said)
  expect(await axe(page)).toEqual([])
  await dialog.getByRole("button", { name: "Send" }).click()

  const bubble = main.getByRole("list", { name: "Messages, oldest first" }).locator("li", { hasText: said })
  await expect(bubble.getByText("Sent", { exact: true })).toBeVisible({ timeout: 30_000 })
  const [sent] = await readRows<{ externalId: string }>(
    runtime,
    `select message."externalId" from "Message" message join "Contact" contact on contact.id = message."contactId"
     where contact.address = $1 and message.direction = 'out'`,
    [`+${from}`],
  )
  const status = statusOf({ id: sent?.externalId ?? "", status: "delivered", to: from })
  await postWhatsApp(baseURL ?? "", status, { "x-hub-signature-256": metaSignature(status) })
  await expect(bubble.getByText("Delivered", { exact: true })).toBeVisible()

  await bubble.hover()
  await bubble.getByRole("button", { name: "Why did we write to this person?" }).click()
  await expect(dialog.getByText("In answer to what the person wrote")).toBeVisible()
  await expect(dialog.getByText(/appointment_reminder_24h, ro, version \d/)).toBeVisible()
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
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
  expect(await axe(page)).toEqual([])
  await page.getByRole("link", { name: `About ${name}` }).click()
  await expect(page.getByRole("heading", { name: "Who is there" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByRole("link", { name: "Back to the messages" }).click()
  await page.getByRole("link", { name: "Back to the list" }).click()
  await expect(list(page).getByRole("link", { name })).toBeVisible()
})

/** Holds the page's scripts back: all, or those alone that are asked for once it moves. */
async function holdScripts(page: Page, address: string, which: "all" | "later"): Promise<() => void> {
  const drawn = which === "all" ? "" : await (await page.request.get(address)).text()
  let go = () => {}
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    if (!drawn.includes(new URL(route.request().url()).pathname)) await gate
    await route.continue()
  })
  return () => go()
}

const EARLY = "Thursday at ten?"

/** Opens it, types before it moves, and finds the words in the box and on the server. */
async function typeEarly(page: Page, address: string, which: "all" | "later", before?: () => Promise<void>) {
  const go = await holdScripts(page, address, which)
  await page.goto(address, { waitUntil: "commit" })
  await box(page).click()
  await page.keyboard.press("ControlOrMeta+End")
  await page.keyboard.type(EARLY)
  const stood = await box(page).inputValue()
  await before?.()
  const kept = page.waitForResponse((answer) => answer.request().postData()?.includes(stood) ?? false)
  go()
  await kept
  await expect(page.getByRole("main").getByText("Draft kept")).toBeVisible()
  await expect(box(page)).toHaveValue(stood)
  await page.goto(address)
  await expect(box(page)).toHaveValue(stood)
}

test("words typed before the page moves stand in the box and are kept", async ({ as, whatsapp }) => {
  test.setTimeout(90_000)
  const page = await as("coordinator")
  const name = await wrote(page, whatsapp, "Early")
  const address = await list(page).getByRole("link", { name }).getAttribute("href")
  await typeEarly(page, address ?? "", "all")
  // Below what was kept before.
  await typeEarly(page, address ?? "", "later")
  await expect(box(page)).toHaveValue(EARLY + EARLY)
})

test("on the lead's page too, whatever is drawn anew meanwhile; and so do a note and a search", async ({
  as,
  whatsapp,
}) => {
  test.setTimeout(90_000)
  const page = await as("coordinator")
  const main = page.getByRole("main")
  const name = unique("Earlier")
  const from = number()
  await whatsapp({ text: "What is an implant?", name, from })
  let id: string | undefined
  await expect(async () => {
    const answer = await page.request.get(`/api/leads?q=${encodeURIComponent(name)}`)
    id = ((await answer.json()) as { rows: { id: string }[] }).rows[0]?.id
    expect(id).toBeDefined()
  }).toPass()
  await typeEarly(page, `/leads/${id}`, "all")
  await typeEarly(page, `/leads/${id}`, "later", async () => {
    await whatsapp({ text: "And how long does it take?", name, from })
    await expect
      .poll(async () => (await page.request.get(`/api/leads/${id}/timeline`)).text())
      .toContain("And how long does it take?")
    // Heard of, and gathered for as long as a burst may take.
    await page.waitForTimeout(2_500)
  })
  await expect(main.getByText("And how long does it take?").first()).toBeVisible()

  const note = main.getByLabel("Note for colleagues")
  const letNote = await holdScripts(page, "", "all")
  await page.goto(`/leads/${id}`, { waitUntil: "commit" })
  await note.fill("Prefers mornings")
  letNote()
  await expect(async () => {
    await main.getByRole("button", { name: "Add note" }).click()
    await expect(main.getByText("noted")).toBeVisible({ timeout: 1_500 })
  }).toPass()
  await expect(main.getByText("noted")).toHaveCount(1)

  const letSearch = await holdScripts(page, "", "all")
  await page.goto("/conversations", { waitUntil: "commit" })
  await main.getByLabel("Any channel").selectOption("whatsapp")
  await main.getByRole("searchbox").fill(name)
  letSearch()
  await expect(page).toHaveURL(/channel=whatsapp/)
  await expect(page).toHaveURL(/q=Earlier/)
  await expect(list(page).getByRole("link")).toHaveCount(1)
})
