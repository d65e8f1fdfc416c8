import { createHmac } from "node:crypto"
import type { Page } from "@playwright/test"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { demoEmail, signedIn } from "./sign-in"
import { postWhatsApp, textMessage } from "./whatsapp"

// The password renews the session's key: what was asked with the former one meanwhile is refused.
test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

/** The newest row of the ledger, number by number. */
async function newestRow(page: Page) {
  const row = page
    .getByRole("table", { name: "Webhooks by provider and hour" })
    .getByRole("row")
    .filter({ hasText: "WhatsApp" })
    .first()
  const cells = (await row.getByRole("cell").allInnerTexts()).map((text) => Number(text.replaceAll(",", "")))
  const [, received = 0, accepted = 0, duplicate = 0, refused = 0, ...fates] = cells
  return { received, accepted, duplicate, refused, fates: fates.slice(0, 5) }
}

test("the ledger adds up after new, repeated and refused requests, and each number opens its rows", async ({
  as,
  whatsapp,
  baseURL,
  axe,
}) => {
  const first = await whatsapp({ text: "What does whitening cost?" })
  expect(first.answer).toMatchObject({ received: true, duplicate: false })
  const again = await whatsapp({ text: "What does whitening cost?", id: first.id })
  expect(again.answer).toMatchObject({ duplicate: true, id: first.answer.id })
  const forged = textMessage("northside", { text: "Let me in" })
  const refused = await postWhatsApp(baseURL as string, forged, {
    "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
  })
  expect(refused.status).toBe(401)

  const page = await as("admin")
  await page.goto("/webhooks")
  await expect(page.getByRole("region", { name: "The sums" }).getByText("Adds up")).toBeVisible()
  await expect
    .poll(async () => {
      await page.reload()
      const { refused, duplicate } = await newestRow(page)
      return refused > 0 && duplicate > 0
    })
    .toBe(true)
  const row = await newestRow(page)
  expect(row.received).toBe(row.accepted + row.duplicate + row.refused)
  expect(row.accepted).toBe(row.fates.reduce((sum, fate) => sum + fate, 0))
  expect(await axe(page)).toEqual([])

  await page
    .getByRole("row")
    .filter({ hasText: "WhatsApp" })
    .first()
    .getByRole("link", { name: /^\d+ refused$/ })
    .click()
  await expect(page).toHaveURL(/view=requests&outcome=refused/)
  await expect(
    page.getByRole("table", { name: "Requests" }).getByText("The signature does not match.").first(),
  ).toBeVisible()
})

test("an event shows what became of it and is replayed without doing anything twice", async ({
  as,
  whatsapp,
  runtime,
  axe,
}) => {
  const sent = await whatsapp({ text: "Where are you located?", from: "40700000611", name: "Ada Replay" })
  const page = await as("admin")
  await page.goto("/webhooks?view=events")
  await page.getByRole("searchbox", { name: "Event key or id" }).fill(sent.id)
  await expect(page).toHaveURL(/q=wamid/)
  await page.getByRole("row", { name: sent.id }).getByRole("link").click()

  const story = page.getByRole("list", { name: "What became of it" })
  await expect(story.getByText("Signature matches")).toBeVisible()
  await expect(story.getByRole("link", { name: "Ada Replay" })).toBeVisible()
  await expect(story.getByRole("link", { name: "lead-scoring-workflow" })).toBeVisible()
  await expect(page.getByRole("region", { name: "Body", exact: true }).first()).toContainText(
    "‹22 characters›",
  )
  await expect(page.getByText("Where are you located?")).toHaveCount(0)
  expect(await axe(page)).toEqual([])

  await page.getByRole("button", { name: "Replay" }).click()
  const dialog = page.getByRole("dialog", { name: "Replay this event" })
  await expect(dialog).toContainText("no second message or lead is made")
  await dialog.getByRole("button", { name: "Replay" }).click()
  await expect(dialog.getByLabel("Why replay it?")).toBeVisible()
  await dialog.getByLabel("Why replay it?").fill("Checking that it does nothing twice")
  await dialog.getByRole("button", { name: "Replay" }).click()
  await expect(page.getByText("Put back into work")).toBeVisible()
  await expect(story.getByText("Replayed 1 ×.")).toBeVisible()
  await expect(story.getByText("Processed", { exact: true })).toBeVisible()
  await expect(story.getByRole("link", { name: "process-whatsapp-message" })).toHaveCount(2)

  const [made] = await readRows<{ messages: number; leads: number; events: number }>(
    runtime,
    `select (select count(*)::int from "Message" where "webhookEventId" = $1) as messages,
      (select count(distinct "leadId")::int from "Message" where "webhookEventId" = $1) as leads,
      (select count(*)::int from "WebhookEvent" where key = $2) as events`,
    [sent.answer.id, sent.id],
  )
  expect(made).toEqual({ messages: 1, leads: 1, events: 1 })

  await page.goto(`/audit?q=${sent.answer.id}`)
  await page.getByRole("link", { name: "Webhook: replayed" }).click()
  await expect(page.getByRole("dialog", { name: "Webhook: replayed" })).toContainText(
    "Checking that it does nothing twice",
  )
})

test("the whole body is shown after password and reason only, and the look is recorded", async ({
  visitor,
  whatsapp,
  runtime,
  baseURL,
}) => {
  const sent = await whatsapp({ text: "A sentence nobody may see at once" })
  // Stepping up renews the session's token: not in a session that other tests share.
  const page = await visitor()
  await page.context().addCookies((await signedIn(baseURL as string, demoEmail("admin"))).cookies)
  await page.goto(`/webhooks/${sent.answer.id}`)
  await page.getByRole("button", { name: "Show as it came" }).click()
  await page.getByLabel("Why do you need to see it?").fill("The patient asks what arrived")
  await page.getByRole("button", { name: "Show", exact: true }).click()
  const password = page.getByRole("dialog", { name: "Confirm your password" })
  await password.getByLabel("Password").fill("rounds-demo")
  await password.getByRole("button", { name: "Confirm" }).click()
  await expect(page.getByText("A sentence nobody may see at once")).toBeVisible()
  // What a person wrote is sealed; that it was written is what the row shows.
  const looks = await readRows(
    runtime,
    `select personal is not null as "hasReason" from "Fact" where name = 'webhook.body_read' and "subjectId" = $1`,
    [sent.answer.id],
  )
  expect(looks).toEqual([{ hasReason: true }])
})

test.describe("who may not", () => {
  test.use({ expectedErrors: [/403|404/] })

  test("a doctor gets a real 403, another clinic's id a real 404", async ({ as, whatsapp }) => {
    const sent = await whatsapp({ text: "Where are you located?" })
    const doctor = await as("doctor")
    expect((await doctor.goto("/webhooks"))?.status()).toBe(403)
    const stranger = await as("admin", { clinic: "lakeview" })
    expect((await stranger.goto(`/webhooks/${sent.answer.id}`))?.status()).toBe(404)
  })
})

test("an operator sees keys masked and never the words", async ({ as, whatsapp }) => {
  const sent = await whatsapp({ text: "Words for the clinic alone", name: "Mia Masked" })
  const page = await as("operator")
  await page.goto(`/webhooks/${sent.answer.id}`)
  await expect(page.getByRole("heading", { name: "Message · text" })).toBeVisible()
  const html = await page.content()
  for (const secret of ["Words for the clinic", "Mia Masked", sent.id, "40700000001"])
    expect(html).not.toContain(secret)
})

test("set-up tells the exact address", async ({ as, baseURL, axe }) => {
  const page = await as("admin", { viewport: { width: 390, height: 844 }, colorScheme: "dark" })
  await page.goto("/webhooks?view=setup")
  await expect(page.getByText(`${baseURL}/api/webhooks/whatsapp/northside`, { exact: true })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.goto("/webhooks")
  await expect(page.getByRole("list", { name: "Webhooks by provider and hour" })).toBeVisible()
  expect(await axe(page)).toEqual([])
})

test("what is kept aside stands by its reason, is replayed after a preview, and given to whose it is", async ({
  visitor,
  as,
  runtime,
  baseURL,
  axe,
}) => {
  test.slow()
  const foreign = async (text: string) => {
    const body = textMessage("lakeview", { text, from: "919800000733", name: "Fay Foreign" })
    const signature = createHmac("sha256", "demo-whatsapp-secret").update(body).digest("hex")
    return postWhatsApp(baseURL as string, body, { "x-hub-signature-256": `sha256=${signature}` })
  }
  const { answer } = await foreign("For the other clinic")
  const admin = await as("admin")
  await admin.goto("/webhooks?view=quarantine")
  const group = admin
    .getByRole("list", { name: "Why it is kept aside" })
    .getByRole("link", { name: /number id is not this clinic/ })
  await group.click()
  await expect(admin).toHaveURL(/reason=/)
  await expect(admin.getByRole("table", { name: "Webhook events" })).toBeVisible()
  await admin.getByRole("button", { name: /^Replay all/ }).click()
  await expect(admin.getByRole("dialog", { name: /^Replay \d+ event/ })).toContainText("quarantined")
  expect(await axe(admin)).toEqual([])

  const operator = await visitor()
  await operator.context().addCookies((await signedIn(baseURL as string, demoEmail("operator"))).cookies)
  await operator.goto(`/webhooks/${answer.id}`)
  await operator.getByRole("button", { name: "Give to Lakeview Smiles" }).click()
  const give = operator.getByRole("dialog", { name: "Give this event to the clinic it is for" })
  await give.getByLabel("Why there?").fill("It names their number")
  await give.getByRole("button", { name: "Give", exact: true }).click()
  const password = operator.getByRole("dialog", { name: "Confirm your password" })
  await password.getByLabel("Password").fill("rounds-demo")
  await password.getByRole("button", { name: "Confirm" }).click()
  await expect(operator.getByText("Given to Lakeview Smiles.").first()).toBeVisible()
  const there = () =>
    readRows<{ slug: string; fate: string }>(
      runtime,
      `select clinic.slug, event.fate from "WebhookEvent" event join "Clinic" clinic on clinic.id = event."clinicId"
       where event."assignedFromId" = $1`,
      [answer.id],
    )
  await expect.poll(there).toEqual([{ slug: "lakeview", fate: "processed" }])

  const second = await foreign("Nobody's at all")
  await admin.goto(`/webhooks/${second.answer.id}`)
  await admin.getByRole("button", { name: "Ignore" }).click()
  const ignore = admin.getByRole("dialog", { name: "Ignore this event" })
  await ignore.getByLabel("Why is there nothing to do?").fill("A trial of ours")
  await ignore.getByRole("button", { name: "Ignore" }).click()
  await expect(admin.getByText(/^Ignored: By /).first()).toBeVisible()
})
