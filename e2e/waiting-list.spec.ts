import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

/** What a webhook brings about comes by way of the worker. */
const SOON = { timeout: 45_000 }
const main = (page: Page) => page.getByRole("main")

/** Of a country where it is day whenever this runs: nobody is asked at night. */
function awake(): string {
  const hour = new Date().getUTCHours()
  const digits = (many: number) => String(10 ** many + Math.floor(Math.random() * 9 * 10 ** many)).slice(1)
  if (hour < 12 || hour >= 23) return `8190${digits(8)}`
  return hour < 13 ? `4074${digits(7)}` : `519${digits(8)}`
}

type Whatsapp = (sending: { text: string; name: string; from: string }) => Promise<unknown>

/** Somebody new writes, and is put on the list for the first service there is. */
async function waits(page: Page, whatsapp: Whatsapp, first: string) {
  const person = { name: `${first} ${randomUUID().slice(0, 8)}`, from: awake() }
  await whatsapp({ ...person, text: `Bună ziua, sunt ${person.name}` })
  await page.goto("/waiting-list")
  await main(page).getByRole("button", { name: "Add to the waiting list" }).first().click()
  const dialog = page.getByRole("dialog", { name: "Add to the waiting list" })
  const found = dialog.getByRole("radio", { name: person.name })
  await expect(async () => {
    await dialog.getByRole("searchbox").fill("")
    await dialog.getByRole("searchbox").fill(person.name)
    await expect(found).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await found.check()
  const services = dialog.getByLabel("For", { exact: true })
  await expect(services.getByRole("option")).not.toHaveCount(1)
  await services.selectOption({ index: 1 })
  await dialog.getByLabel("How urgent").selectOption({ label: "Urgent" })
  await dialog.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("heading", { name: person.name, level: 1 })).toBeVisible(SOON)
  return person
}

/** A free time that suits them is kept and offered by message: the nth, for others want the first as well. */
async function asked(page: Page, nth: number): Promise<void> {
  const offers = main(page).getByRole("region", { name: "Times they were offered" })
  await main(page).getByRole("button", { name: "Ask by message" }).nth(nth).click()
  await expect(offers.getByText("Awaits an answer")).toBeVisible(SOON)
}

test("a time is offered, taken by a signed Da, and stands in the calendar as from the waiting list", async ({
  as,
  whatsapp,
  axe,
}) => {
  test.setTimeout(240_000)
  const page = await as("coordinator")
  const person = await waits(page, whatsapp, "Ana")
  expect(await axe(page)).toEqual([])
  await asked(page, 6)
  expect(await axe(page)).toEqual([])

  const desk = await as("frontdesk")
  await desk.goto("/waiting-list?tab=offers")
  const open = main(desk).getByRole("listitem").filter({ hasText: person.name })
  await expect(open.getByText(/left$/)).toBeVisible()
  expect(await axe(desk)).toEqual([])

  await whatsapp({ ...person, text: "Da, vă rog" })
  const offers = main(page).getByRole("region", { name: "Times they were offered" })
  await expect(offers.getByText("Accepted")).toBeVisible(SOON)
  await expect(main(page).getByText("Booked", { exact: true }).first()).toBeVisible(SOON)
  await offers.getByRole("link", { name: "The appointment" }).click()
  await expect(main(page).getByText("From the waiting list")).toBeVisible(SOON)
  await desk.goto(`/waiting-list?q=${encodeURIComponent(person.name)}`)
  await expect(main(desk).getByText("Nobody who waits fits these filters")).toBeVisible()
  expect(await axe(desk)).toEqual([])
})

test("a Nu leaves them on the list, and why is noted when somebody learns it", async ({
  as,
  whatsapp,
  axe,
}) => {
  test.setTimeout(240_000)
  const page = await as("coordinator")
  const person = await waits(page, whatsapp, "Bogdan")
  await asked(page, 3)
  await whatsapp({ ...person, text: "Nu, mulțumesc" })
  const offers = main(page).getByRole("region", { name: "Times they were offered" })
  await expect(offers.getByText("Declined")).toBeVisible(SOON)
  await offers.getByRole("button", { name: "Note why" }).click()
  const dialog = page.getByRole("dialog", { name: "Why did they decline?" })
  await dialog.getByLabel("Why", { exact: true }).selectOption({ label: "Too soon" })
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(offers.getByText("Too soon")).toBeVisible(SOON)
  expect(await axe(page)).toEqual([])
})
