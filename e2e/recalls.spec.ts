import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { makeOwnClinic } from "./own-clinic"
import { signedIn } from "./sign-in"

/** A clinic with two people to be called for their check-up, one who did not come, and an answer nobody has read. */
async function clinicOfVisits(runtime: Runtime) {
  const clinic = await makeOwnClinic(runtime, "Recall Dental")
  const run = (text: string, ...values: unknown[]) => readRows(runtime, text, [clinic.id, ...values])
  const [doctor, service] = [randomUUID(), randomUUID()]
  await run(`insert into "Practitioner" (id, "clinicId", name, colour) values ($2, $1, 'Dr Ana', 2)`, doctor)
  await run(
    `insert into "Service" (id, "clinicId", name, minutes, "needsRoom", "recallMonths")
     values ($2, $1, 'Check-up', 30, false, 6)`,
    service,
  )
  const visitOf = async (name: string, daysAgo: number, status: string) => {
    const [patient, visit] = [randomUUID(), randomUUID()]
    await run(
      `insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt") values ($2, $1, $3, lower($3), now())`,
      patient,
      name,
    )
    await run(
      `insert into "Appointment" (id, "clinicId", "patientId", "practitionerId", "serviceId", status, "startsAt", "endsAt",
         "busyFrom", "busyUntil", "finishedAt")
       select $2, $1, $3, $4, $5, $6, at, at + interval '30 min', at, at + interval '30 min', at + interval '30 min'
       from (select now() - make_interval(days => $7::int) as at) times`,
      visit,
      patient,
      doctor,
      service,
      status,
      daysAgo,
    )
    return { patient, visit }
  }
  for (const [name, daysAgo] of [
    ["Zoe Quill", 210],
    ["Yan Moss", 200],
  ] as const) {
    const { patient, visit } = await visitOf(name, daysAgo, "completed")
    await run(
      `insert into "Recall" (id, "clinicId", "patientId", "serviceId", "lastAppointmentId", "dueOn", "toCall", because)
       values (gen_random_uuid(), $1, $2, $3, $4, current_date - 20, true, 'no_consent')`,
      patient,
      service,
      visit,
    )
  }
  const missed = await visitOf("Xenia Holt", 1, "no_show")
  const task = `insert into "Task" (id, "clinicId", kind, title, status, "dueAt", "ownerRole", "patientId", "sourceType",
    "sourceId", "effectKey", "updatedAt")
    values (gen_random_uuid(), $1, $2, $3, 'open', now() + interval '1 hour', 'coordinator', $4, 'system', $5, $6, now())`
  const call = "Call a patient who did not come"
  await run(task, "no_show", call, missed.patient, missed.visit, `no_show:${missed.visit}`)
  const asked = await visitOf("Wim Dale", 2, "completed")
  await run(
    `insert into "Survey" (id, "clinicId", "patientId", "appointmentId", status, "askAt", "expiresAt", "taskId")
     values (gen_random_uuid(), $1, $2, $3, 'asked', now() - interval '1 day', now() + interval '1 day', gen_random_uuid())`,
    asked.patient,
    asked.visit,
  )
  return clinic
}

const row = (page: Page, name: string) => page.getByRole("main").getByRole("row").filter({ hasText: name })

/** The menu's code comes when its button is reached for, as a hand does before it presses. */
async function more(page: Page, name: string): Promise<void> {
  const button = row(page, name).getByRole("button", { name: `More for ${name}` })
  await button.hover()
  await expect(button).toHaveAttribute("data-state", "closed")
  await button.click()
}

test("the day's calls: a recall put off and one ended, a no-show called, an answer noted", async ({
  browser,
  baseURL,
  runtime,
  axe,
}) => {
  test.setTimeout(120_000)
  const clinic = await clinicOfVisits(runtime)
  const context = await browser.newContext({
    baseURL,
    storageState: await signedIn(baseURL as string, clinic.email),
  })
  const page = await context.newPage()
  await page.goto("/appointments/recalls")
  await expect(row(page, "Zoe Quill")).toContainText("This person has not agreed to such messages")
  expect(await axe(page)).toEqual([])

  await more(page, "Zoe Quill")
  await page.getByRole("menuitem", { name: "Put off…" }).click()
  const put = page.getByRole("dialog", { name: "Put this recall off" })
  await put.getByLabel("What is there to say").fill("Back in spring")
  expect(await axe(page)).toEqual([])
  await put.getByRole("button", { name: "Put off" }).click()
  await expect(put).toBeHidden()
  await expect(row(page, "Zoe Quill")).toHaveCount(0)

  await more(page, "Yan Moss")
  await page.getByRole("menuitem", { name: "They do not come…" }).click()
  const end = page.getByRole("dialog", { name: "They do not come" })
  await end.getByLabel("Why?").selectOption("elsewhere")
  await end.getByRole("button", { name: "End the recall" }).click()
  await expect(end).toBeHidden()
  await expect(page.getByRole("main").getByText("Nobody has to be called")).toBeVisible()
  await page.getByRole("link", { name: "Put off 1" }).click()
  await expect(row(page, "Zoe Quill")).toContainText("Back in spring")
  await page.goto("/appointments/recalls?tab=done")
  await expect(row(page, "Yan Moss")).toContainText("Goes elsewhere")

  await page.goto("/appointments/no-shows")
  await expect(row(page, "Xenia Holt")).toContainText("To call")
  expect(await axe(page)).toEqual([])
  await row(page, "Xenia Holt").getByRole("button", { name: "Called Xenia Holt" }).click()
  const called = page.getByRole("dialog", { name: "How did the call end?" })
  await called.getByLabel("How did it end?").selectOption("reached")
  await called.getByRole("button", { name: "Finish" }).click()
  await expect(called).toBeHidden()
  await expect(page.getByRole("main").getByText("Nobody to call")).toBeVisible()
  await page.goto("/appointments/no-shows?tab=all")
  await expect(row(page, "Xenia Holt")).toContainText("Reached the patient")

  await page.goto("/appointments/surveys?tab=read")
  await row(page, "Wim Dale").getByRole("button", { name: "Note the answer of Wim Dale" }).click()
  const note = page.getByRole("dialog", { name: "Note the answer" })
  await note.getByLabel("How likely they recommend the clinic, 0 to 10").selectOption("4")
  await note.getByRole("button", { name: "Note it" }).click()
  await expect(note).toBeHidden()
  await page.goto("/appointments/surveys?tab=unhappy")
  await expect(row(page, "Wim Dale")).toContainText("4 of 10")
  expect(await axe(page)).toEqual([])
  await page.goto("/reports")
  await expect(page.getByRole("main").getByRole("region", { name: "Who did not come" }).first()).toBeVisible()
  await context.close()
})
