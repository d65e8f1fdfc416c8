import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { PASSWORD } from "@/prisma/demo/clinics"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { demoEmail, signedIn } from "./sign-in"

// The password renews the session's key: what was asked with the former one meanwhile is refused.
test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

/** What was pressed is done, after the password where none was given lately. */
async function givePassword(page: Page): Promise<void> {
  const confirm = page.getByRole("dialog", { name: "Confirm your password" })
  const dialogs = page.getByRole("dialog")
  await expect
    .poll(async () => (await confirm.isVisible()) || (await dialogs.count()) === 0, { timeout: 30_000 })
    .toBe(true)
  if (await confirm.isVisible()) {
    await confirm.getByLabel("Password").fill(PASSWORD)
    await confirm.getByRole("button", { name: "Confirm" }).click()
  }
  await expect(dialogs).toHaveCount(0)
}

test("somebody asks what is kept about them, and gets it as a file and a document", async ({
  as,
  axe,
  runtime,
}) => {
  test.slow()
  const page = await as("admin")
  const [{ id: patientId }] = (await readRows<{ id: string }>(
    runtime,
    `select receipt."patientId" as id from "ConsentReceipt" receipt
     join "Clinic" clinic on clinic.id = receipt."clinicId" and clinic.slug = 'northside'
     join "Patient" patient on patient.id = receipt."patientId" and patient."erasedAt" is null
     where exists (select from "Message" where "patientId" = receipt."patientId")
       and not exists (select from "SubjectRequest" where "patientId" = receipt."patientId") order by receipt.id limit 1`,
  )) as [{ id: string }]
  const main = page.getByRole("main")
  await page.goto("/consents/requests")
  await expect(main.getByRole("list", { name: "Requests about data" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.goto(`/patients/${patientId}`)
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
  const paper = page.waitForEvent("download")
  await main.getByRole("button", { name: /^PDF/ }).click()
  await givePassword(page)
  const pdf = readFileSync(await (await paper).path())
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
  // All they asked for is in it: what was said, what was agreed to and what they hold as a receipt.
  const [{ messages, consents, receipts }] = (await readRows<Record<string, number>>(
    runtime,
    `select (select count(*) from "Message" where "patientId" = $1)::int as messages,
       (select count(*) from "Consent" where "patientId" = $1)::int as consents,
       (select count(*) from "ConsentReceipt" where "patientId" = $1)::int as receipts`,
    [data.person.records[0]],
  )) as [Record<string, number>]
  expect([messages, consents, receipts].every((count = 0) => count > 0)).toBe(true)
  expect(data.sections.messages).toHaveLength(messages ?? 0)
  expect(data.sections.consents).toHaveLength(consents ?? 0)
  expect(data.sections.consentReceipts).toHaveLength(receipts ?? 0)
})

type Known = { patientId: string; leadId: string; conversationId: string }

/** Another admin of the same clinic, with the demo's password. */
async function secondAdmin(runtime: Runtime): Promise<string> {
  const [userId, memberId] = [randomUUID(), randomUUID()]
  const email = `second-${userId.slice(0, 8)}@example.test`
  await readRows(
    runtime,
    `insert into "User" (id, email, name, "passwordHash") select $1, $2, 'Second Admin', "passwordHash" from "User" where email = $3`,
    [userId, email, demoEmail("admin")],
  )
  await readRows(
    runtime,
    `insert into "Member" (id, "clinicId", "userId", name, roles)
     select $1, id, $2, 'Second Admin', array['admin'] from "Clinic" where slug = 'northside'`,
    [memberId, userId],
  )
  return email
}

test("somebody is forgotten by two people: what is left of them is a shell without a name", async ({
  as,
  axe,
  whatsapp,
  runtime,
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000)
  const tag = randomUUID().replace(/\D/g, "").padEnd(8, "7").slice(0, 8)
  const name = `Violeta Q${tag.replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "x")}`
  const [number, words] = [`407${tag}`, `Please call me, it is about ${name}`]
  expect((await whatsapp({ text: words, from: number, name })).status).toBe(200)
  const knownAs = () =>
    readRows<Known>(
      runtime,
      `select patient.id as "patientId", lead.id as "leadId", conversation.id as "conversationId" from "Patient" patient
       join "Lead" lead on lead."patientId" = patient.id join "PatientContact" link on link."patientId" = patient.id
       join "Conversation" conversation on conversation."contactId" = link."contactId" where patient.name = $1`,
      [name],
    )
  await expect.poll(async () => (await knownAs()).length, { timeout: 60_000 }).toBe(1)
  const [{ patientId, leadId, conversationId }] = (await knownAs()) as [Known]

  const desk = await as("coordinator")
  await desk.goto(`/consents/requests/new?patient=${patientId}`)
  const deskMain = desk.getByRole("main")
  await deskMain.getByRole("radio", { name: /Erasure/ }).check()
  await deskMain.getByLabel("How they asked").selectOption("phone")
  await deskMain.getByLabel("In their own words").fill("Forget me, please.")
  await deskMain.getByRole("button", { name: "Take down" }).click()
  await expect(desk.getByRole("heading", { level: 1 })).toContainText("Erasure")
  await expect(deskMain.getByText("Day 1 of 30")).toBeVisible()
  const address = new URL(desk.url()).pathname
  await deskMain.getByRole("button", { name: "It is them" }).click()
  const deskDialog = desk.getByRole("dialog")
  await deskDialog.getByLabel("How").selectOption("call_back")
  await deskDialog.getByRole("button", { name: "It is them" }).click()
  await expect(deskMain.getByText("Called back at the number on record")).toBeVisible()

  const admin = await as("admin")
  const main = admin.getByRole("main")
  await admin.goto(address)
  await expect(main.getByRole("heading", { name: "Goes, or is emptied" })).toBeVisible()
  expect(await axe(admin)).toEqual([])
  await main.getByRole("button", { name: "Propose the erasure" }).click()
  const dialog = admin.getByRole("dialog")
  await dialog.getByRole("textbox").first().fill("They called and asked for it")
  await dialog.getByRole("button", { name: "Propose it" }).click()
  await givePassword(admin)
  await expect(main.getByText("A second person has to agree")).toBeVisible()
  // Whoever asked does not decide.
  await main.getByRole("link", { name: "See the approval" }).click()
  await expect(main.getByText("Somebody else has to decide what you asked for.")).toBeVisible()
  await expect(main.getByRole("button", { name: "Approve" })).toHaveCount(0)
  const approval = new URL(admin.url()).pathname
  expect(await axe(admin)).toEqual([])

  const other = await browser.newContext({
    baseURL,
    storageState: await signedIn(baseURL as string, await secondAdmin(runtime)),
  })
  const second = await other.newPage()
  await second.goto(approval)
  const secondMain = second.getByRole("main")
  await expect(secondMain.getByText(name).first()).toBeVisible()
  await secondMain.getByRole("button", { name: "Approve" }).click()
  await second.getByRole("dialog").getByRole("button", { name: "Approve" }).click()
  await givePassword(second)
  await expect(secondMain.getByText("Approved").first()).toBeVisible()

  await admin.goto(address)
  await expect(admin.getByRole("heading", { level: 1 })).toContainText("Erased person")
  await expect(main.getByText(/agreed to by Second Admin/)).toBeVisible()
  await expect(main.getByRole("button", { name: "Propose the erasure" })).toHaveCount(0)
  expect(await axe(admin)).toEqual([])
  await admin.goto(`/patients/${patientId}`)
  // In the clinic's tongue, not the reader's.
  await expect(admin.getByRole("heading", { level: 1 })).toContainText("Persoană ștearsă")
  expect(await axe(admin)).toEqual([])
  const shells = [
    `/patients/${patientId}`,
    `/leads/${leadId}`,
    `/consents/patients/${patientId}`,
    address,
    approval,
  ]
  for (const path of [...shells, "/patients", "/leads", "/conversations", "/consents"]) {
    await admin.goto(path)
    await expect(main).not.toContainText(name)
    await expect(main).not.toContainText(number.slice(-9))
  }
  expect((await admin.request.get(`/api/conversations/${conversationId}`)).status()).toBe(404)
  for (const sought of [name, number]) {
    const found = await admin.request.get(`/api/search?q=${encodeURIComponent(sought)}`)
    expect(await found.text()).not.toContain(patientId)
  }
  const rows = await readRows(runtime, `select name, "erasedAt" from "Patient" where id = $1`, [patientId])
  expect(rows).toEqual([{ name: "Persoană ștearsă", erasedAt: expect.any(Date) }])
  // What comes again brings nobody back, and deciding again changes nothing.
  await second.goto(approval)
  await expect(secondMain.getByRole("button", { name: "Approve" })).toHaveCount(0)
  expect(await knownAs()).toEqual([])
  await other.close()
})
