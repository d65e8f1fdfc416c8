import { createHash, randomBytes } from "node:crypto"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

type Patient = { id: string }
/** Somebody at Northside of whom nothing is decided yet. */
const UNDECIDED = `
  select patient.id, patient.name from "Patient" patient join "Clinic" clinic on clinic.id = patient."clinicId" and clinic.slug = 'northside'
  where patient."mergedIntoId" is null and not exists (select from "Consent" one where one."patientId" = patient.id)
    and not exists (select from "ConsentRequest" one where one."patientId" = patient.id)
  order by patient."createdAt" limit 1`

test("consent is recorded in person, has a receipt, and is taken back behind its link", async ({
  as,
  visitor,
  runtime,
  axe,
}) => {
  test.slow()
  const [patient] = await readRows<Patient>(runtime, UNDECIDED, [])
  const page = await as("frontdesk")
  await page.goto(`/consents/patients/${patient?.id}`)
  const main = page.getByRole("main")
  await expect(main.getByText("Nothing was decided yet")).toBeVisible()
  await main.getByRole("button", { name: "Record consent", exact: true }).click()
  const sheet = page.getByRole("dialog", { name: "Record consent in person" })
  for (const name of ["Keeping and using their data", "Offers by WhatsApp"])
    await sheet.getByRole("group", { name }).getByText("Yes", { exact: true }).click()
  const canvas = sheet.getByRole("img", { name: "The patient signs here" })
  await canvas.scrollIntoViewIfNeeded()
  const pad = await canvas.boundingBox()
  if (!pad) throw new Error("no pad")
  await page.mouse.move(pad.x + 20, pad.y + 40)
  await page.mouse.down()
  await page.mouse.move(pad.x + 160, pad.y + 70, { steps: 8 })
  await page.mouse.up()
  expect(await axe(page)).toEqual([])
  await sheet.getByRole("button", { name: "Record consent", exact: true }).click()
  await expect(sheet).toBeHidden()
  await expect(main.getByRole("img", { name: "The drawn signature" }).first()).toBeVisible()

  await main.getByRole("link", { name: "Receipt", exact: true }).first().click()
  await expect(main.getByRole("heading", { name: "Receipt of consent", level: 1 })).toBeVisible()
  expect(await axe(page)).toEqual([])

  const token = randomBytes(32).toString("base64url")
  await readRows(runtime, `update "ConsentReceipt" set "tokenHash" = $2 where "patientId" = $1`, [
    patient?.id,
    createHash("sha256").update(token).digest(),
  ])
  const guest = await visitor()
  await guest.goto(`/c/${token}?lang=en`)
  expect(await axe(guest)).toEqual([])
  const json = await guest.request.get(`/c/${token}?format=json`)
  expect(await json.json()).toMatchObject({ schema_version: "ISO/IEC TS 27560:2023" })
  const pdf = await guest.request.get(`/c/${token}?format=pdf`)
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-")
  await guest.getByRole("button", { name: "Take back: offers by WhatsApp" }).click()
  await expect(guest.getByRole("status")).toContainText("It is taken back")

  await page.goto(`/consents/patients/${patient?.id}?purpose=marketing_whatsapp`)
  await expect(main.getByText("They took it back, and nothing they decided is newer.")).toBeVisible()
})

test("whoever stands at the desk is found from the ledger, types their name before a colleague, and it is in the copy", async ({
  as,
  runtime,
  axe,
}) => {
  test.slow()
  const [patient] = await readRows<Patient & { name: string }>(runtime, `${UNDECIDED} offset 1`, [])
  const page = await as("coordinator")
  await page.goto("/consents")
  const main = page.getByRole("main")
  await main.getByRole("button", { name: "Record consent" }).click()
  const sheet = page.getByRole("dialog", { name: "Record consent in person" })
  await sheet.getByRole("searchbox", { name: "Who decides" }).fill(patient?.name ?? "")
  await sheet.locator(`input[value="${patient?.id}"]`).click()
  await expect(sheet.getByRole("button", { name: "Somebody else" })).toBeVisible()
  await sheet
    .getByRole("group", { name: "Keeping and using their data" })
    .getByText("Yes", { exact: true })
    .click()
  await sheet.getByText("Name typed", { exact: true }).click()
  await sheet.getByLabel("Name, typed by the patient or for them").fill(patient?.name ?? "")
  const witness = sheet.getByLabel("Witness")
  const colleague = witness.locator("option").nth(1)
  await expect(colleague).not.toHaveText("Somebody from outside")
  const name = (await colleague.textContent()) ?? ""
  await witness.selectOption({ label: name })
  expect(await axe(page)).toEqual([])
  await sheet.getByRole("button", { name: "Record consent", exact: true }).click()
  await expect(sheet).toBeHidden()
  await expect(main.getByRole("row").nth(1)).toContainText(patient?.name ?? "")
  await page.goto(`/consents/patients/${patient?.id}`)
  await expect(main.getByText(`Witness: ${name}, a colleague`)).toBeVisible()
})

test("the ledger is walked through on every tab", async ({ as, axe }) => {
  const page = await as("admin")
  for (const path of [
    "/consents",
    "/consents/expiring",
    "/consents/asked",
    "/consents/receipts",
    "/consents/audit",
    "/settings/policies",
  ]) {
    await page.goto(path)
    expect(await axe(page), path).toEqual([])
  }
})
