import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import type { FakeSent } from "@/lib/providers/whatsapp/fake"
import { expect, test } from "./fixtures"
import { demoEmail, signedIn } from "./sign-in"
import { sendWhatsApp } from "./whatsapp"
import { whatsappStack } from "./whatsapp-stack"

const PEOPLE = 1_000
/** Where nobody sleeps now: at night an offer would be held back for the hour, and not for what was taken back. */
const hour = new Date().getUTCHours()
const PREFIX = hour < 10 ? "8190" : hour < 17 ? "407" : "519"
const numberOf = (n: number) => `${PREFIX}55${String(n).padStart(6, "0")}`

test.describe.configure({ timeout: 600_000 })
const { fake, url, rows } = whatsappStack()

/** A thousand who agreed to offers, the last ones last in every order. */
async function addPeople(): Promise<string[]> {
  await rows(
    `with clinic as (select id from "Clinic" where slug = 'northside'), people as (
       insert into "Patient" (id, "clinicId", name, "nameFolded", language, source, "updatedAt")
       select (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, clinic.id,
         'Offered ' || n, 'offered ' || n, 'en', 'import', now()
       from clinic, generate_series(1, $2::int) n returning id, "clinicId", substr(name, 9)::int as n
     ), reached as (
       insert into "Contact" (id, "clinicId", channel, address, "lastFour")
       select gen_random_uuid(), "clinicId", 'whatsapp', '+' || $1 || '55' || lpad(n::text, 6, '0'),
         right(lpad(n::text, 6, '0'), 4) from people returning id, address
     ), linked as (
       insert into "PatientContact" ("clinicId", "patientId", "contactId")
       select people."clinicId", people.id, reached.id from people
       join reached on reached.address = '+' || $1 || '55' || lpad(people.n::text, 6, '0')
     )
     insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, method, "effectKey", "recordedAt")
     select gen_random_uuid(), "clinicId", id, 'marketing_whatsapp', 'granted', 'member', 'in_person',
       gen_random_uuid()::text, now() - interval '1 hour' from people`,
    [PREFIX, PEOPLE],
  )
  await rows(
    `insert into "ClinicSetting" ("clinicId", key, value) select id, 'campaigns', '{"perMinute":600}' from "Clinic"
     on conflict ("clinicId", key) do update set value = excluded.value`,
  )
  await rows(`update "SendingNumber" set tier = -1`)
  const found = await rows<{ id: string }>(
    `select id from "Patient" where name like 'Offered %' order by id desc`,
  )
  return found.map((one) => one.id)
}

test("S20 an agreement is taken back on screen, and by STOP, while an offer goes to a thousand: nothing leaves after it", async ({
  browser,
  axe,
}) => {
  const as = async (role: "admin" | "coordinator"): Promise<Page> => {
    const storageState = await signedIn(url(), demoEmail(role))
    return (await browser.newContext({ baseURL: url(), storageState, locale: "en-GB" })).newPage()
  }
  const [last] = await addPeople()
  const title = `Whiter teeth ${randomUUID().slice(0, 8)}`
  const admin = await as("admin")
  await admin.goto("/conversations/campaigns/new")
  const main = admin.getByRole("main")
  await main.getByLabel("Template", { exact: true }).selectOption({ label: "marketing_checkup · en, hi, ro" })
  await main.getByLabel("Agreement").selectOption("given")
  await main.getByLabel("Known from").selectOption("import")
  await main.getByRole("button", { name: "See who gets it" }).click()
  await expect(main.getByRole("region", { name: "Some of them" })).toBeVisible({ timeout: 30_000 })
  await main.getByLabel("Name of the campaign").fill(title)
  await main.getByLabel("Why write to them?").fill("They asked for offers")
  await main.getByRole("button", { name: "Ask for agreement" }).click()
  await expect(main.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 30_000 })

  const coordinator = await as("coordinator")
  const desk = coordinator.getByRole("main")
  await coordinator.goto("/conversations/campaigns")
  await desk.getByRole("link", { name: title }).click()
  await desk.getByRole("link", { name: "Look and decide" }).click()
  await desk.getByRole("button", { name: "Approve" }).first().click()
  await coordinator.getByRole("dialog").getByRole("button", { name: "Approve" }).click()
  await expect(desk.getByText("Approved").first()).toBeVisible()

  // It runs: some have theirs.
  const offers = () => fake.kept.filter((one: FakeSent) => one.body.startsWith("marketing_checkup"))
  const offersTo = (number: string) => offers().filter((one) => one.to === number).length
  await expect.poll(() => offers().length, { timeout: 120_000 }).toBeGreaterThan(20)
  // One of the last takes it back at the desk, one by a word, one who has it already by a word as well.
  const [atDesk, byWord, tooLate] = [numberOf(PEOPLE), numberOf(PEOPLE - 1), offers()[0]?.to ?? ""]
  await coordinator.goto(`/consents/patients/${last}?purpose=marketing_whatsapp`)
  const dialog = coordinator.getByRole("dialog")
  await expect(async () => {
    await desk.getByRole("button", { name: "Take back: Offers by WhatsApp" }).first().click()
    await expect(dialog).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await dialog.getByRole("button", { name: "Take back" }).click()
  await expect(dialog).toBeHidden()
  expect(offersTo(atDesk)).toBe(0)
  for (const from of [byWord, tooLate])
    expect((await sendWhatsApp(url(), { text: "STOP", from, name: "Stopping" })).status).toBe(200)
  await expect
    .poll(
      () =>
        rows(
          `select count(*)::int as n from "Consent" consent join "PatientContact" link on link."patientId" = consent."patientId"
           join "Contact" contact on contact.id = link."contactId"
           where contact.address = any($1) and consent.purpose = 'marketing_whatsapp' and consent.status = 'withdrawn'`,
          [[atDesk, byWord, tooLate].map((number) => `+${number}`)],
        ),
      { timeout: 60_000 },
    )
    .toEqual([{ n: 3 }])
  const before = offersTo(byWord)

  await expect
    .poll(() => rows(`select status from "Campaign" where title = $1`, [title]), { timeout: 400_000 })
    .toEqual([{ status: "done" }])
  const left = `select count(*)::int as n from "Message" message join "Campaign" campaign on campaign.id = message."campaignId"
    where campaign.title = $1 and message.status = 'queued'`
  await expect.poll(() => rows(left, [title]), { timeout: 200_000 }).toEqual([{ n: 0 }])

  // Nothing after the commit, and everybody else exactly one.
  expect([atDesk, byWord, tooLate].map(offersTo)).toEqual([0, before, 1])
  const others = Array.from({ length: PEOPLE - 2 }, (_, n) => numberOf(n + 1))
  expect(others.filter((number) => offersTo(number) !== 1)).toEqual([])

  // Said on screen: how many were held back, and why.
  await coordinator.goto("/conversations/campaigns")
  await desk.getByRole("link", { name: title }).click()
  await expect(desk.getByText("Why some got nothing")).toBeVisible()
  expect(await axe(coordinator)).toEqual([])
  // Why this one was written to, one click from what left.
  await coordinator.goto(`/conversations?q=${tooLate.slice(-6)}`)
  await desk.getByRole("list", { name: "Conversations" }).getByRole("link").first().click()
  await desk.getByRole("button", { name: "Why did we write to this person?" }).last().click()
  await expect(dialog.getByText(title)).toBeVisible()
})
