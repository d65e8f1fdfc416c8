import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

type Whatsapp = (sending: { text: string; name: string; from: string }) => Promise<unknown>
type Person = { name: string; from: string }

/** Of a country where it is day whenever this runs: questions are not asked at night. */
function awake(): string {
  const hour = new Date().getUTCHours()
  const digits = (many: number) => String(10 ** many + Math.floor(Math.random() * 9 * 10 ** many)).slice(1)
  if (hour < 12 || hour >= 23) return `8190${digits(8)}`
  return hour < 13 ? `4074${digits(7)}` : `519${digits(8)}`
}

const main = (page: Page) => page.getByRole("main")
const thread = (page: Page) => main(page).getByRole("list", { name: "Messages, oldest first" })
const consents = (page: Page) => main(page).getByRole("region", { name: "Consents" })
const line = (page: Page, purpose: string) =>
  consents(page).getByRole("listitem").filter({ hasText: purpose })

/** What a webhook brings about comes by way of the worker. */
const SOON = { timeout: 45_000 }

/** Somebody new writes; the page stands at their conversation, wide enough for what is known of them. */
async function wrote(page: Page, whatsapp: Whatsapp, first: string): Promise<Person> {
  const person = { name: `${first} ${randomUUID().slice(0, 8)}`, from: awake() }
  await whatsapp({ ...person, text: `Bună ziua, sunt ${person.name}` })
  const link = page.getByRole("list", { name: "Conversations" }).getByRole("link", { name: person.name })
  await expect(async () => {
    await page.goto(`/conversations?q=${encodeURIComponent(person.name)}`)
    await expect(link).toBeVisible({ timeout: 1_500 })
  }).toPass()
  await link.click()
  await expect(page.getByRole("heading", { name: person.name, level: 2 })).toBeVisible()
  return person
}

async function asked(page: Page, purposes: readonly string[]): Promise<void> {
  await consents(page).getByRole("button", { name: "Ask", exact: true }).click()
  const dialog = page.getByRole("dialog", { name: "Ask by message" })
  for (const purpose of purposes) await dialog.getByLabel(purpose).check()
  await dialog.getByRole("button", { name: "Ask", exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(
    thread(page)
      .getByText(/Sent|Delivered|Read/)
      .first(),
  ).toBeVisible(SOON)
}

const WIDE = { viewport: { width: 1600, height: 900 } }
const DATA = "Keeping and using their data"
const OFFERS = "Offers by WhatsApp"

test("asked on the screen, Da by WhatsApp, granted with the very message, and the receipt in the patient's hand", async ({
  as,
  visitor,
  whatsapp,
  axe,
}) => {
  test.setTimeout(240_000)
  const page = await as("coordinator", WIDE)
  const person = await wrote(page, whatsapp, "Ana")
  await asked(page, [DATA, OFFERS])
  await expect(line(page, OFFERS)).toContainText("Asked, no answer yet", SOON)

  await whatsapp({ ...person, text: "Da" })
  await expect(thread(page).getByText(`Read as yes: agreed · ${DATA}, ${OFFERS}`)).toBeVisible(SOON)
  await expect(line(page, DATA)).toContainText("Granted", SOON)
  await expect(line(page, OFFERS)).toContainText("Granted", SOON)
  const receipt = thread(page).getByRole("button", { name: /\/c\/[\w-]{20,}/ })
  await expect(receipt).toHaveCount(2, SOON)
  expect(await axe(page)).toEqual([])

  await page.goto(`/consents?q=${encodeURIComponent(person.name)}`)
  const granted = main(page).getByRole("row").filter({ hasText: OFFERS })
  await expect(granted).toContainText("Granted")
  await expect(granted).toContainText("Answer to our question")
  expect(await axe(page)).toEqual([])
  await granted.getByRole("link", { name: person.name }).click()
  await expect(main(page).getByText("They agreed, and nothing they decided is newer.")).toBeVisible()
  await expect(main(page).locator("blockquote")).toHaveText("Da")
  expect(await axe(page)).toEqual([])
  await main(page).getByRole("link", { name: "Open the message" }).click()
  const evidence = thread(page).getByRole("listitem").filter({ hasText: "Read as yes: agreed" })
  await expect(evidence).toContainText("Da")
  await expect(evidence).toHaveAttribute("data-named", "")
  await expect(evidence).toBeInViewport()

  const address = (await receipt.last().innerText()).trim()
  const guest = await visitor()
  await guest.goto(address)
  await expect(
    main(guest)
      .getByText(/oferte prin WhatsApp/i)
      .first(),
  ).toBeVisible()
  expect(await axe(guest)).toEqual([])
  await guest.goto(`${address}?lang=en`)
  const files = { json: "Download as JSON", pdf: "Download as PDF" }
  for (const [format, name] of Object.entries(files)) {
    const wait = guest.waitForEvent("download")
    await main(guest)
      .getByRole("link", { name: new RegExp(format, "i") })
      .click()
    expect((await wait).suggestedFilename(), name).toBe(`consent-receipt.${format}`)
  }
  const record = await (await guest.request.get(`${address}?format=json`)).json()
  expect(record).toMatchObject({ schema_version: "ISO/IEC TS 27560:2023" })
  expect(JSON.stringify(record)).not.toContain(person.name)
  const pdf = await (await guest.request.get(`${address}?format=pdf`)).body()
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
})

test("da, dar nu la telefon is no yes: a person gets the words and decides", async ({
  as,
  whatsapp,
  axe,
}) => {
  test.setTimeout(180_000)
  const page = await as("coordinator", WIDE)
  const person = await wrote(page, whatsapp, "Bogdan")
  await asked(page, [OFFERS])
  await whatsapp({ ...person, text: "da, dar nu la telefon" })
  await expect(thread(page).getByText(/To be read by a person/)).toBeVisible(SOON)
  await expect(line(page, OFFERS)).toContainText("Asked, no answer yet", SOON)
  await expect(main(page).getByText("Read a reply").first()).toBeVisible()

  const desk = await as("frontdesk")
  await desk.goto("/consents/replies")
  const reply = main(desk).getByRole("listitem").filter({ hasText: person.name })
  await expect(reply.locator("blockquote")).toHaveText("da, dar nu la telefon")
  await expect(reply).toContainText("this reply is not plainly yes or no")
  expect(await axe(desk)).toEqual([])
  await reply.getByRole("button", { name: "It is a yes" }).click()
  await expect(reply).toBeHidden(SOON)
  await expect(line(page, OFFERS)).toContainText("Granted", SOON)
  await expect(thread(page).getByText(/Read by a colleague as yes/)).toBeVisible(SOON)
})

test("nu mai suport durerea is no answer: it stands in front of everybody as urgent", async ({
  as,
  whatsapp,
  axe,
}) => {
  test.setTimeout(180_000)
  const page = await as("coordinator", WIDE)
  const person = await wrote(page, whatsapp, "Carmen")
  await asked(page, [OFFERS])
  await whatsapp({ ...person, text: "nu mai suport durerea" })
  const said = thread(page).getByRole("listitem").filter({ hasText: "nu mai suport durerea" })
  await expect(said).toBeVisible(SOON)
  await expect(said.getByText(/^Read as/)).toHaveCount(0)
  await expect(line(page, OFFERS)).toContainText("Asked, no answer yet", SOON)
  await page.goto("/leads/urgent")
  const row = main(page).getByRole("listitem").filter({ hasText: person.name })
  await expect(row).toContainText("nu mai suport durerea", SOON)
  expect(await axe(page)).toEqual([])
})

test("STOP ends offers at once, and an offer to them is refused with its reason", async ({
  as,
  whatsapp,
  axe,
}) => {
  test.setTimeout(180_000)
  const page = await as("coordinator", WIDE)
  const person = await wrote(page, whatsapp, "Dana")
  await whatsapp({ ...person, text: "STOP" })
  await expect(thread(page).getByText(`Read as a stop: offers ended · ${OFFERS}`)).toBeVisible(SOON)
  await expect(line(page, OFFERS)).toContainText("Withdrawn", SOON)
  expect(await axe(page)).toEqual([])

  await main(page)
    .getByRole("button", { name: /template/i })
    .first()
    .click()
  const dialog = page.getByRole("dialog")
  await dialog.getByRole("searchbox", { name: "Search templates" }).fill("marketing")
  await dialog
    .getByRole("button", { name: /marketing checkup|marketing_checkup/ })
    .first()
    .click()
  for (const gap of await dialog.getByRole("textbox").all())
    if ((await gap.inputValue()) === "") await gap.fill("Dana")
  await dialog.getByRole("button", { name: "Send" }).click()
  await expect(dialog.getByRole("alert")).toContainText("This person stopped such messages.")
  expect(await axe(page)).toEqual([])
})
