import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { Page } from "@playwright/test"
import type { FakeSent } from "@/lib/providers/whatsapp/fake"
import { expect, test } from "./fixtures"
import { inParallel } from "./own-clinic"
import { demoEmail, signedIn } from "./sign-in"
import { sendWhatsApp } from "./whatsapp"
import { whatsappStack } from "./whatsapp-stack"

/** One cause, 41 runs, 41 patients: more than a person may start alone. */
const PATIENTS = 41
const WORDS = "Tomorrow at nine suits us. See you then!"
const numberOf = (n: number) => `4079900${String(1_000 + n)}`

test.describe.configure({ timeout: 240_000 })
const { fake, url, rows } = whatsappStack()

const count = async (text: string, values: unknown[] = []) =>
  Number((await rows<{ n: string }>(text, values))[0]?.n)

test("41 sends fail for one cause; mended, one is answered by hand and the others are run again, and each patient gets exactly one message", async ({
  browser,
  complaints,
}) => {
  const as = async (role: "operator" | "admin" | "coordinator"): Promise<Page> => {
    const storageState = await signedIn(url(), demoEmail(role))
    const context = await browser.newContext({ baseURL: url(), storageState, locale: "en-GB" })
    context.on("weberror", (error) => complaints.push(String(error.error())))
    return context.newPage()
  }

  // The demo's urgent cases may have a text to send while nobody is there: those have nothing to do with the 41.
  await rows(
    `insert into "ClinicSetting" ("clinicId", key, value) select id, 'escalation', '{"distress":{"on":false}}' from "Clinic"
     on conflict ("clinicId", key) do update set value = excluded.value`,
  )
  const going = `select count(*) as n from engine.run where function_id = 'send-whatsapp-message' and finished_at is null`
  await sleep(3_000)
  await expect.poll(() => count(going), { timeout: 30_000 }).toBe(0)
  fake.forget()

  // 41 people write, and each is answered while WhatsApp refuses everything.
  fake.be({ do: "fail", times: Number.MAX_SAFE_INTEGER, status: 400, body: { error: { code: 131_042 } } })
  const people = Array.from({ length: PATIENTS }, (_, n) => n)
  await inParallel(people, 4, async (n) => {
    const { status } = await sendWhatsApp(url(), {
      text: "Where are you?",
      from: numberOf(n),
      name: `Rerun ${n}`,
    })
    expect(status).toBe(200)
  })
  const written = `select count(*) as n from "Message" message join "Contact" contact on contact.id = message."contactId"
    where contact.address like '+4079900%' and message.direction = 'in' and message."leadId" is not null`
  await expect.poll(() => count(written), { timeout: 60_000 }).toBe(PATIENTS)
  await rows(
    `with person as (
       select message."clinicId", message."contactId", message."leadId", lead."patientId", gen_random_uuid() as id
       from "Message" message join "Contact" contact on contact.id = message."contactId"
       join "Lead" lead on lead.id = message."leadId"
       where contact.address like '+4079900%' and message.direction = 'in'
     ), answer as (
       insert into "Message" (id, "clinicId", "contactId", "leadId", direction, body, status, "statusAt", basis)
       select id, "clinicId", "contactId", "leadId", 'out', $1, 'queued', now(), 'reply' from person
     )
     insert into engine.event (id, name, data, clinic_id)
     select 'message.queued:' || id, 'message.queued',
       json_build_object('clinicId', "clinicId", 'messageId', id, 'leadId', "leadId", 'patientId', "patientId"), "clinicId"
     from person`,
    [WORDS],
  )
  await rows("select pg_notify('engine_wake', '')")
  const failed =
    "select count(*) as n from engine.run where function_id = 'send-whatsapp-message' and status = 'failed'"
  await expect.poll(() => count(failed), { timeout: 90_000 }).toBe(PATIENTS)
  expect(fake.kept).toEqual([])
  // One cause, whatever the number.
  const causes = await rows<{ provider: string; error_code: string; count: string }>(
    "select provider, error_code, count from engine.cause where function_id = 'send-whatsapp-message'",
  )
  expect(causes).toEqual([
    { provider: "whatsapp", error_code: "provider_refused.not_paid", count: String(PATIENTS) },
  ])

  // Each failure asks its writer to answer another way.
  const tasks = `select count(*) as n from "Task" task join "Message" message on task."sourceId" = message.id::text
    where task.kind = 'reply' and task.status = 'open' and message.body = $1 and message.direction = 'out'`
  expect(await count(tasks, [WORDS])).toBe(PATIENTS)

  // The clinic has paid.
  fake.be(null)
  // Before anybody runs anything again, one of them is answered by hand: written again, with the words that failed.
  const [first] = await rows<{ leadId: string }>(
    `select message."leadId" from "Message" message join "Contact" contact on contact.id = message."contactId"
     where contact.address = $1 and message.direction = 'in'`,
    [`+${numberOf(0)}`],
  )
  const coordinator = await as("coordinator")
  await coordinator.goto(`/leads/${first?.leadId}`)
  const lead = coordinator.getByRole("main")
  const box = lead.getByLabel(/^Message to /)
  // Words begun are not lost: those that failed are put below them.
  await box.fill("A draft")
  await expect(lead.getByText("Draft kept")).toBeVisible()
  await lead.getByRole("button", { name: "Write again" }).click()
  await expect(box).toHaveValue(`A draft\n\n${WORDS}`)
  await box.fill("")
  await lead.getByRole("button", { name: "Write again" }).click()
  await expect(box).toHaveValue(WORDS)
  await lead.getByRole("button", { name: "Send", exact: true }).click()
  // It waits the moment in which it can be taken back.
  await expect.poll(() => fake.kept.length, { timeout: 30_000 }).toBe(1)
  await expect.poll(() => count(tasks, [WORDS])).toBe(PATIENTS - 1)

  const operator = await as("operator")
  await operator.goto("/jobs/causes")
  await operator
    .getByRole("main")
    .getByRole("row")
    .filter({ hasText: "send-whatsapp-message" })
    .getByRole("link")
    .first()
    .click()
  await expect(operator).toHaveURL(/\/jobs\/causes\/[0-9a-f-]{36}/)
  await operator.getByRole("button", { name: `Rerun all ${PATIENTS}` }).click()
  const dialog = operator.getByRole("dialog", { name: "Rerun all that failed of it" })
  await expect(dialog.getByText("More than 20 take two people")).toBeVisible()
  const outside = dialog.getByRole("list", { name: "What goes out" })
  await expect(outside).toContainText("Sends a WhatsApp message")
  await expect(outside).toContainText(`${PATIENTS - 1} new`)
  await expect(outside).toContainText("1 held back: Something newer was written to this person since.")
  await expect(dialog.getByRole("radio", { name: "The step that failed" })).toBeChecked()
  const reason = `The token is new again ${randomUUID().slice(0, 8)}`
  await dialog.getByLabel("Why rerun it?").fill(reason)
  await dialog.getByRole("button", { name: `Ask for agreement to ${PATIENTS}` }).click()
  await expect(operator).toHaveURL(/\/jobs\/reruns\/[0-9a-f-]{36}/)
  const actionId = operator.url().split("/").at(-1) ?? ""
  // Nothing is sent before somebody else agrees.
  expect(fake.kept).toHaveLength(1)

  const admin = await as("admin")
  await admin.goto("/settings/approvals")
  const asked = admin.getByRole("main").getByRole("listitem").filter({ hasText: reason })
  await asked.getByRole("button", { name: "Approve" }).click()
  await admin
    .getByRole("dialog", { name: "Approve and do it now?" })
    .getByRole("button", { name: "Approve" })
    .click()

  await expect(operator.getByRole("region", { name: "Progress" }).getByRole("status")).toContainText(
    `${PATIENTS} of ${PATIENTS}`,
    { timeout: 90_000 },
  )
  // Each patient exactly one, counted where it arrived.
  const arrived = () => {
    const perPerson = new Map<string, number>()
    for (const { to, body } of fake.kept as readonly FakeSent[]) {
      expect(body).toBe(WORDS)
      perPerson.set(to, (perPerson.get(to) ?? 0) + 1)
    }
    return Object.fromEntries(perPerson)
  }
  const oneEach = Object.fromEntries(people.map((n) => [numberOf(n), 1]))
  expect(arrived()).toEqual(oneEach)
  // Nobody is asked any more to answer another way.
  expect(await count(tasks, [WORDS])).toBe(0)
  const sent = `select count(*) as n from "Message" where body = $1 and direction = 'out' and status = 'sent' and "externalId" is not null`
  expect(await count(sent, [WORDS])).toBe(PATIENTS)
  const kept = `select count(*) as n from engine.step join engine.run on run.id = step.run_id
    where run.rerun_action = $1 and step.name = 'check' and step.kept_from is not null`
  expect(await count(kept, [actionId])).toBe(PATIENTS)

  // Audit tells it as one action.
  expect(
    await count(`select count(*) as n from "Fact" where name = 'rerun.started' and "subjectId" = $1`, [
      actionId,
    ]),
  ).toBe(1)
  await admin.goto(`/audit?q=${actionId}&what=rerun.started`)
  await expect(admin.getByRole("main").locator("tbody tr")).toHaveCount(1)

  // Run again once more, those that failed and those that went well: nobody gets anything.
  const newest = `select run.id from engine.run where function_id = 'send-whatsapp-message' and rerun_action = $1
    order by (status = 'failed') desc, id limit 3`
  const second = await rows<{ id: string }>(newest, [actionId])
  const before = fake.calls
  await operator.goto(`/jobs/runs/${second[0]?.id}`)
  const since = "answered since: nothing left us"
  await expect(operator.getByRole("main")).toContainText(since)
  for (const { id } of second) {
    await operator.goto(`/jobs/runs/${id}`)
    await operator.getByRole("main").getByRole("button", { name: "Rerun", exact: true }).click()
    const again = operator.getByRole("dialog")
    await again.getByLabel("Why rerun it?").fill("To see that nothing goes twice")
    await again.getByRole("button", { name: /^Rerun/ }).click()
    await expect(again).toBeHidden()
  }
  const ended = `select count(*) as n from engine.run where rerun_of = any ($1::uuid[]) and status in ('completed', 'failed')`
  await expect
    .poll(() => count(ended, [second.map((one) => one.id)]), { timeout: 60_000 })
    .toBe(second.length)
  expect(fake.calls).toBe(before)
  expect(arrived()).toEqual(oneEach)
})
