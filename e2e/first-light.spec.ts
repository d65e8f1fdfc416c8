import { randomUUID } from "node:crypto"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

const HOT = "Hi, how much for a full All-on-4? I can pay this month, when can I come?"
const number = () => `4071${Math.floor(1_000_000 + Math.random() * 8_999_999)}`

test("a signed webhook becomes a hot lead on the doctor's open screen, and one of two takes it", async ({
  as,
  whatsapp,
  runtime,
}) => {
  const name = `Ana ${randomUUID().slice(0, 8)}`
  const sending = { text: HOT, name, from: number(), id: `wamid.${randomUUID()}` }
  const [doctor, coordinator] = [await as("doctor"), await as("coordinator")]
  for (const page of [doctor, coordinator]) {
    const stream = page.waitForResponse((response) => response.url().endsWith("/api/stream"))
    await page.goto("/")
    await expect(page.getByRole("heading", { name: "Hot and urgent" })).toBeVisible()
    await stream
  }
  const card = (page: typeof doctor) => page.getByRole("listitem").filter({ hasText: name })

  const sent = await whatsapp(sending)
  expect(sent.answer).toMatchObject({ received: true, duplicate: false })
  await expect(card(doctor)).toBeVisible()
  await expect(card(doctor).getByText("Hot", { exact: true })).toBeVisible()
  await expect(card(doctor).getByText(/\d+:\d\d left$/)).toBeVisible()
  await expect(card(doctor).getByRole("list", { name: "Signals" }).getByRole("listitem")).not.toHaveCount(0)
  await expect(card(doctor).locator("mark").first()).toBeVisible()
  await expect(card(coordinator)).toBeVisible()

  const again = await whatsapp(sending)
  expect(again.answer).toMatchObject({ received: true, duplicate: true, id: sent.answer.id })
  const rows = await readRows<{ leads: number; messages: number; scores: number }>(
    runtime,
    `select count(distinct lead.id)::int as leads, count(distinct message.id)::int as messages,
       count(distinct score.id)::int as scores
     from "Patient" patient join "Lead" lead on lead."patientId" = patient.id
     join "Message" message on message."leadId" = lead.id left join "Score" score on score."leadId" = lead.id
     where patient.name = $1`,
    [name],
  )
  expect(rows).toEqual([{ leads: 1, messages: 1, scores: 1 }])

  await card(doctor)
    .getByRole("button", { name: /I take it/ })
    .click()
  await expect(doctor.getByText(`${name} is yours.`)).toBeVisible()
  await expect(card(coordinator).getByText("Taken by")).toBeVisible()
  await expect(card(coordinator).getByRole("button", { name: /I take it/ })).toHaveCount(0)
})

test.describe("a held-up line", () => {
  test.use({ expectedErrors: [/ERR_FAILED/] })

  test("of two who press at once the second learns who was first", async ({ as, whatsapp }) => {
    const name = `Bogdan ${randomUUID().slice(0, 8)}`
    const [doctor, coordinator] = [await as("doctor"), await as("coordinator")]
    await coordinator.goto("/")
    await whatsapp({ text: HOT, name, from: number() })
    const card = coordinator.getByRole("listitem").filter({ hasText: name })
    await expect(card).toBeVisible()
    // The coordinator's stream is held up, as on a bad line: the screen still offers what is gone.
    await coordinator.route("**/api/today**", (route) => route.abort())
    await doctor.goto("/")
    await doctor
      .getByRole("listitem")
      .filter({ hasText: name })
      .getByRole("button", { name: /I take it/ })
      .click()
    await expect(doctor.getByText(`${name} is yours.`)).toBeVisible()
    await card.getByRole("button", { name: /I take it/ }).click()
    await expect(coordinator.getByText(/took this first\./)).toBeVisible()
  })
})

test("an admin opens the run behind a lead and reruns it with a reason", async ({
  as,
  whatsapp,
  runtime,
}) => {
  const name = `Clara ${randomUUID().slice(0, 8)}`
  const admin = await as("admin")
  await admin.goto("/leads")
  await whatsapp({ text: HOT, name, from: number() })
  // Others write meanwhile, too: the pill is pressed until this one is in the list.
  await expect(async () => {
    await admin.getByRole("button", { name: /new/ }).first().click({ timeout: 2_000 })
    await expect(admin.getByRole("link", { name })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await admin.getByRole("link", { name }).click()
  await expect(admin.getByRole("heading", { name, level: 1 })).toBeVisible()
  const runs = admin.getByRole("region", { name: "Runs behind this" })
  await expect(runs.getByText("Completed")).toBeVisible()
  await runs.getByRole("link", { name: "lead-scoring-workflow" }).click()
  await expect(admin.getByRole("heading", { name: "lead-scoring-workflow" })).toBeVisible()

  await admin.getByRole("button", { name: "Rerun" }).click()
  const dialog = admin.getByRole("dialog", { name: /Rerun/ })
  await dialog.getByLabel(/Why/).fill("Look again after the price list changed")
  await dialog.getByRole("button", { name: "Rerun" }).click()
  await expect
    .poll(async () =>
      readRows(
        runtime,
        `select run.status from "Run" run join "Lead" lead on lead.id::text = run."subjectId"
         join "Patient" patient on patient.id = lead."patientId"
         where patient.name = $1 and run."rerunOf" is not null`,
        [name],
      ),
    )
    .toEqual([{ status: "completed" }])
  const [kept] = await readRows<{ scores: number; told: number }>(
    runtime,
    `select (select count(*)::int from "Score" score where score."leadId" = lead.id) as scores,
       (select count(*)::int from "Notification" notice where notice."leadId" = lead.id) as told
     from "Lead" lead join "Patient" patient on patient.id = lead."patientId" where patient.name = $1`,
    [name],
  )
  expect(kept?.scores, "a rerun scores nothing twice").toBe(1)
})
