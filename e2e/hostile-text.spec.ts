import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { ROUTES } from "@/lib/routes"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { MARKUP, UNSEEN } from "./hostile-strings"
import { inParallel, makeOwnClinic, type OwnClinic } from "./own-clinic"
import { signedIn } from "./sign-in"

const MESSAGES_A_LEAD = 48
/** Seen by itself, or shows nothing that people from outside wrote. */
const NAMELESS = /^\/(leads|settings(?!\/team)(\/.*)?)$/
const squeeze = (text: string): string => text.replace(/\s+/gu, " ")

type Heard = { ran: string[]; violations: string[] }

/** Listens for what must not happen: a script of theirs that runs, a policy that has to stop one. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: Heard = { ran: [], violations: [] }
    const scope = window as unknown as Record<string, unknown>
    scope.__heard = heard
    scope.__ran = () => heard.ran.push("called")
    for (const name of ["alert", "confirm", "prompt", "print"]) scope[name] = () => heard.ran.push(name)
    addEventListener("securitypolicyviolation", (event) =>
      heard.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
}

/** Nothing came to life, and each of the texts stands on the page as it was written. */
async function expectHarmless(page: Page, where: string, texts: readonly string[] = []): Promise<void> {
  const found = await page.evaluate(() => ({
    heard: (window as unknown as { __heard: Heard }).__heard,
    alive: document.querySelectorAll(
      "[data-hostile], base, [href^='javascript:' i], [src*='evil.test'], [onerror], [onload]",
    ).length,
    text: document.body.textContent ?? "",
    url: location.host,
  }))
  expect(found.heard, where).toEqual({ ran: [], violations: [] })
  expect(found.alive, where).toBe(0)
  expect(found.url).toBe(new URL(page.url()).host)
  const shown = squeeze(found.text)
  const missing = texts.filter((text) => !shown.includes(squeeze(text).trim()))
  expect(missing.slice(0, 3), `${where}: ${missing.length} of ${texts.length} not shown as written`).toEqual(
    [],
  )
}

/** Rows as a clinic's day leaves them, each of the texts in every place that holds one. */
async function fill(runtime: Runtime, clinic: OwnClinic) {
  const insert = (sql: string, values: unknown[]) => readRows<{ id: string }>(runtime, sql, values)
  const leads = await insert(
    `with given as (select text, nth, gen_random_uuid() as "patientId", gen_random_uuid() as "leadId"
       from unnest($2::text[]) with ordinality as given (text, nth)),
     patient as (insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt")
       select "patientId", $1, text, lower(text), now() from given returning id)
     insert into "Lead" (id, "clinicId", "patientId", source, "lastMessage", "utmSource", "utmMedium", "utmCampaign", "lastMessageAt", "updatedAt", "createdAt")
     select "leadId", $1, "patientId", 'web', text, text, text, text, now(), now(), now() - nth * interval '1 second' from given
     order by nth returning id`,
    [clinic.id, MARKUP],
  )
  const contactId = randomUUID()
  await insert(`insert into "Contact" (id, "clinicId", channel, address) values ($1, $2, 'email', $3)`, [
    contactId,
    clinic.id,
    `"<img src=x onerror=__ran(1)>"@example.test`,
  ])
  await insert(
    `insert into "PatientContact" ("clinicId", "patientId", "contactId")
     select $1, "patientId", $2 from "Lead" where id = any($3::uuid[])`,
    [clinic.id, contactId, leads.slice(0, 12).map(({ id }) => id)],
  )
  const busy = leads.slice(0, Math.ceil(MARKUP.length / MESSAGES_A_LEAD)).map(({ id }) => id)
  await insert(
    `insert into "Message" (id, "clinicId", "contactId", "leadId", direction, body, status, "statusAt", "createdAt")
     select gen_random_uuid(), $1, $2, ($3::uuid[])[(nth - 1) / $5 + 1], 'in', text, 'received', now(), now() - nth * interval '1 second'
     from unnest($4::text[]) with ordinality as given (text, nth)`,
    [clinic.id, contactId, busy, MARKUP, MESSAGES_A_LEAD],
  )
  const some = MARKUP.filter((_, nth) => nth % 11 === 0)
  await insert(
    `insert into "LeadNote" (id, "clinicId", "leadId", "memberId", body)
     select gen_random_uuid(), $1, $2, (select id from "Member" where "clinicId" = $1), text from unnest($3::text[]) as text`,
    [clinic.id, leads.at(-1)?.id, some],
  )
  await insert(
    `insert into "Task" (id, "clinicId", kind, title, why, "dueAt", "ownerRole", "sourceType", "effectKey", "updatedAt")
     select gen_random_uuid(), $1, 'other', text, text, now(), 'frontdesk', 'system', 'hostile:' || nth, now()
     from unnest($2::text[]) with ordinality as given (text, nth)`,
    [clinic.id, some],
  )
  await insert(
    `insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", reason, after, "requestId")
     select gen_random_uuid(), $1, 'lead.score_overridden', 'system:' || text, text, 'lead', $2, text, json_build_object('status', text), 'x'
     from unnest($3::text[]) as text`,
    [clinic.id, busy[0], some],
  )
  const [delivery] = await insert(
    `insert into "WebhookDelivery" (id, "clinicId", provider, outcome, accepted, "verifiedBy", headers, body)
     values (gen_random_uuid(), $1, 'whatsapp', 'accepted', 1, $2, $3, convert_to($4, 'UTF8')) returning id`,
    [
      clinic.id,
      some[1],
      JSON.stringify([["user-agent", some[2]]]),
      JSON.stringify(Object.fromEntries(some.map((text) => [text, text]))),
    ],
  )
  const [event] = await insert(
    `insert into "WebhookEvent" (id, "clinicId", provider, key, kind, position, "deliveryId", fate, reason)
     values (gen_random_uuid(), $1, 'whatsapp', $2, $3, 0, $4, 'quarantined', $3) returning id`,
    [clinic.id, some[3], some[4], delivery?.id],
  )
  const patients = await insert(`select "patientId" as id from "Lead" where id = any($1::uuid[])`, [busy])
  return { leads, busy, patients, eventId: event?.id ?? "", some }
}

test.describe("S12 markup in what people write", () => {
  test("stands on every page as it was written, and runs nowhere", async ({
    browser,
    baseURL,
    runtime,
    complaints,
  }) => {
    test.setTimeout(150_000)
    expect(MARKUP.length).toBeGreaterThan(480)
    const clinic = await makeOwnClinic(
      runtime,
      `Clinic <img src=x data-hostile onerror=__ran(1)>"';</script>`,
    )
    const { leads, busy, patients, eventId, some } = await fill(runtime, clinic)
    const storageState = await signedIn(baseURL!, clinic.email)
    const context = await browser.newContext({ baseURL, storageState })
    context.on("weberror", (error) => complaints.push(String(error.error())))
    const visit = async (path: string, texts: readonly string[] = []) => {
      const page = await context.newPage()
      await listen(page)
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBeLessThan(400)
      await page.locator("main").first().waitFor()
      const last = texts.at(-1)
      if (last) await expect(page.locator("body")).toContainText(squeeze(last).trim(), { timeout: 10_000 })
      await expectHarmless(page, path, texts)
      return page
    }
    const part = (nth: number, size: number) => MARKUP.slice(nth * size, (nth + 1) * size)

    const jobs: (() => Promise<Page>)[] = [
      ...busy.map((id, nth) => () => visit(`/leads/${id}`, [MARKUP[nth]!, ...part(nth, MESSAGES_A_LEAD)])),
      () => visit("/leads", part(0, 40)),
      () => visit(`/leads/${leads.at(-1)?.id}`, some.slice(0, 40)),
      () => visit(`/webhooks/${eventId}`),
      ...ROUTES.filter(
        ({ kind, id, sample, path }) => kind === "page" && !id && !sample && !NAMELESS.test(path),
      ).map(
        ({ path }) =>
          () =>
            visit(path),
      ),
      () => visit("/webhooks?view=events"),
      () => visit(`/leads?q=${encodeURIComponent(MARKUP[3]!)}`),
      () =>
        visit(
          `/f/${clinic.slug}?utm_source=${encodeURIComponent(MARKUP[3]!)}&name=${encodeURIComponent(MARKUP[40]!)}`,
        ),
      () => visit(`/f/${clinic.slug}?sent=1&lang=de`),
    ]
    if (ROUTES.some(({ path }) => path === "/patients/[id]"))
      jobs.push(
        ...patients.slice(0, 3).map(
          ({ id }) =>
            () =>
              visit(`/patients/${id}`),
        ),
      )
    await inParallel(jobs, 3, async (job) => {
      const page = await job()
      await page.close()
    })

    const page = await visit("/leads")
    await page.keyboard.press("ControlOrMeta+k")
    await page.getByRole("dialog").getByRole("combobox").fill("onerror")
    await expect(page.getByRole("option").first()).toBeVisible()
    await expectHarmless(page, "search")
    await context.close()
  })

  test("comes back from the door byte for byte, or is refused", async ({ baseURL, runtime }) => {
    const clinic = await makeOwnClinic(runtime, "Round trip")
    const at = `${baseURL}/api/webhooks/lead-form/${clinic.slug}`
    const some = MARKUP.filter((_, nth) => nth % 25 === 0)
    const texts = [...some, ...UNSEEN, "", " ", "\u0000", "\ud800", "\r\n\t", "x".repeat(6_000)]
    const answers = await inParallel(texts, 4, async (text, nth) => {
      const { token } = (await (await fetch(at)).json()) as { token: string }
      const phone = `+4079${String(1_000_000 + nth)}`
      const body = JSON.stringify({
        token,
        name: `N${text}`,
        phone,
        message: text,
        consent: { data_processing: true },
      })
      const answer = await fetch(at, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      })
      return { text, phone, status: answer.status }
    })
    expect(answers.filter(({ status }) => status === 400).map(({ text }) => text.slice(0, 5))).toEqual([
      "\u0000",
      "\ud800",
      "xxxxx",
    ])
    const taken = answers.filter(({ status }) => status === 200)
    expect(taken.length).toBe(texts.length - 3)
    const kept = () =>
      readRows<{ address: string; body: string; name: string }>(
        runtime,
        `select contact.address, message.body, patient.name from "Message" message
         join "Contact" contact on contact.id = message."contactId" join "Lead" lead on lead.id = message."leadId"
         join "Patient" patient on patient.id = lead."patientId" where message."clinicId" = $1`,
        [clinic.id],
      )
    await expect.poll(async () => (await kept()).length, { timeout: 25_000 }).toBe(taken.length)
    const rows = new Map((await kept()).map((row) => [row.address, row]))
    for (const { text, phone } of taken)
      expect(rows.get(phone), JSON.stringify(text)).toMatchObject({ body: text, name: `N${text}` })
  })
})

test("S13 names that run the wrong way or hide something stand apart from what is around them", async ({
  browser,
  baseURL,
  runtime,
}) => {
  const clinic = await makeOwnClinic(runtime, "Own clinic of S13")
  expect(UNSEEN.length).toBeGreaterThanOrEqual(40)
  await readRows(
    runtime,
    `with given as (select name, nth, gen_random_uuid() as id from unnest($2::text[]) with ordinality as given (name, nth)),
     patient as (insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt")
       select id, $1, name, lower(name), now() from given)
     insert into "Lead" (id, "clinicId", "patientId", source, "lastMessage", "updatedAt", "createdAt")
     select gen_random_uuid(), $1, id, 'web', name, now(), now() - nth * interval '1 second' from given`,
    [clinic.id, UNSEEN],
  )
  const context = await browser.newContext({ baseURL, storageState: await signedIn(baseURL!, clinic.email) })
  const page = await context.newPage()
  for (const path of ["/leads", "/patients"].filter((one) => ROUTES.some((route) => route.path === one))) {
    await page.goto(path)
    await expect(page.locator("bdi").filter({ hasText: "modem / modern" }).first()).toBeVisible()
    const shown = await page.locator("bdi").evaluateAll((all) =>
      all.map((one) => ({
        text: one.textContent ?? "",
        isolated: /isolate|plaintext/.test(getComputedStyle(one).unicodeBidi),
      })),
    )
    const isolated = new Set(shown.filter((one) => one.isolated).map(({ text }) => text))
    expect(
      UNSEEN.filter((name) => !isolated.has(name)),
      path,
    ).toEqual([])
    // A name that runs from right to left moves nothing but itself.
    const lefts = await page
      .locator("main a bdi")
      .evaluateAll((all) => all.map((one) => one.parentElement?.getBoundingClientRect().left))
    expect(new Set(lefts).size, path).toBeLessThanOrEqual(2)
  }
  await context.close()
})
