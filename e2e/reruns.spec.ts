import { randomUUID } from "node:crypto"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

/** Failed runs of one cause, about messages that the demo's clinic has; old, so that no list begins with them. */
async function failures(runtime: Runtime, count: number): Promise<{ causeId: string }> {
  const causeId = randomUUID()
  const fingerprint = `e2e-${causeId}`
  await readRows(
    runtime,
    `with clinic as (select id from "Clinic" where slug = 'northside'),
      cause as (insert into engine.cause (id, clinic_id, fingerprint, function_id, step_name, error_name, error_code,
          release_sha, count)
        select $1::uuid, id, $2, 'lead-scoring-workflow', 'score', 'AppError', 'unavailable', 'e2e', $3 from clinic),
      about as (select gen_random_uuid() as run_id, message.id as message_id, message."leadId" as lead_id,
          lead."patientId" as patient_id, message."clinicId" as clinic_id
        from "Message" message join "Lead" lead on lead.id = message."leadId" join clinic on clinic.id = message."clinicId"
        where message.direction = 'in' and lead.score is not null order by message."createdAt" desc limit $3),
      sent as (insert into engine.event (id, name, data, clinic_id, fanned_at)
        select 'e2e:' || run_id, 'message.received',
          json_build_object('clinicId', clinic_id, 'messageId', message_id, 'leadId', lead_id), clinic_id, now() from about)
    insert into engine.run (id, function_id, event_id, event_name, clinic_id, subject_id, patient_id, status, max_attempts,
      error, fingerprint, created_at, started_at, finished_at)
    select run_id, 'lead-scoring-workflow', 'e2e:' || run_id, 'message.received', clinic_id, lead_id::text, patient_id,
      'failed', 5, '{"name":"AppError","message":"unavailable"}', $2, now() - interval '9 days', now() - interval '9 days',
      now() - interval '9 days' + interval '5 s' from about`,
    [causeId, fingerprint, count],
  )
  return { causeId }
}

test("what failed of one cause is previewed, run again with a reason, and told as one action", async ({
  as,
  axe,
  runtime,
}) => {
  test.slow()
  const { causeId } = await failures(runtime, 3)
  const page = await as("admin")
  await page.goto(`/jobs/causes/${causeId}`)
  const main = page.getByRole("main")
  await expect(main.getByRole("region", { name: "Runs" }).getByRole("listitem")).toHaveCount(3)
  await main.getByRole("button", { name: "Rerun all 3" }).click()
  const dialog = page.getByRole("dialog", { name: "Rerun all that failed of it" })
  await expect(dialog.getByText("Will run again")).toBeVisible()
  await expect(dialog.getByRole("radio", { name: "The step that failed" })).toBeChecked()
  expect(await axe(page)).toEqual([])
  const why = `The database answers again ${causeId.slice(0, 8)}`
  await dialog.getByLabel("Why rerun it?").fill(why)
  await dialog.getByRole("button", { name: "Rerun 3" }).click()

  await expect(page).toHaveURL(/\/jobs\/reruns\/[0-9a-f-]{36}$/)
  await expect(main.getByText("Went well").first()).toBeVisible()
  await expect(main.getByRole("region", { name: "Progress" }).getByText("3 of 3 at their end")).toBeVisible({
    timeout: 20_000,
  })
  await expect(
    main.getByRole("region", { name: "Runs" }).getByRole("link", { name: "The new run" }),
  ).toHaveCount(3)
  await expect(main.getByText(why)).toBeVisible()
  expect(await axe(page)).toEqual([])
  const id = page.url().split("/").at(-1) ?? ""

  await page.goto(`/jobs/causes/${causeId}`)
  await expect(main.getByText("Run again with success")).toHaveCount(3)
  await page.goto("/audit?what=rerun.started")
  await expect(page.getByRole("row").filter({ hasText: why })).toHaveCount(1)
  const told = await readRows<{ name: string; runs: number | null }>(
    runtime,
    `select name, (after->>'runs')::int as runs from "Fact" where "subjectId" = $1 order by seq`,
    [id],
  )
  expect(told[0]).toEqual({ name: "rerun.started", runs: 3 })
})

test("an auditor reads causes, dead letters and reruns, and starts nothing", async ({ as }) => {
  const page = await as("auditor")
  const main = page.getByRole("main")
  await page.goto("/jobs/dead-letters")
  await expect(main.getByRole("table", { name: "Dead letters" })).toBeVisible()
  await expect(main.getByRole("checkbox")).toHaveCount(0)
  await page.goto("/jobs/causes")
  await main.getByRole("table", { name: "Causes" }).getByRole("link").first().click()
  await expect(main.getByRole("region", { name: "Looked after" })).toBeVisible()
  await expect(main.getByRole("button", { name: /Rerun/ })).toHaveCount(0)
  await page.goto("/jobs/reruns")
  await expect(main.getByRole("table", { name: "Reruns" })).toBeVisible()
})
