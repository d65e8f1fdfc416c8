import type { Page } from "@playwright/test"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { makeOwnClinic, type OwnClinic } from "./own-clinic"
import { demoEmail, signedIn } from "./sign-in"
import { metaSignature, textMessage } from "./whatsapp"

// The password renews the session's key: what was asked with the former one meanwhile is refused.
test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

const FIRST = "the-first-app-secret"
const NEWER = "a-newer-app-secret"

/** In a session of one's own: giving the password renews its token, which shared sessions must keep. */
async function enter(page: Page, baseURL: string, email: string): Promise<Page> {
  await page.context().addCookies((await signedIn(baseURL, email)).cookies)
  return page
}

async function confirmPassword(page: Page): Promise<void> {
  const password = page.getByRole("dialog", { name: "Confirm your password" })
  await password.getByLabel("Password").fill("rounds-demo")
  await password.getByRole("button", { name: "Confirm" }).click()
}

async function post(baseURL: string, { slug }: OwnClinic, text: string, secret: string) {
  const body = textMessage("northside", { text, from: "40700000733", name: "Ida Integration" })
  const response = await fetch(`${baseURL}/api/webhooks/whatsapp/${slug}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-hub-signature-256": metaSignature(body, secret) },
    body,
  })
  return { status: response.status, answer: (await response.json()) as { id?: string } }
}

/** A clinic of its own whose admin connected WhatsApp on the screen. */
async function connected(page: Page, baseURL: string, runtime: Runtime): Promise<OwnClinic> {
  const clinic = await makeOwnClinic(runtime, "Integration Dental")
  await enter(page, baseURL, clinic.email)
  await page.goto("/settings/integrations")
  await page.getByRole("button", { name: "Connect WhatsApp" }).click()
  const dialog = page.getByRole("dialog", { name: "Connect WhatsApp" })
  await dialog.getByLabel("App secret").fill(FIRST)
  await dialog.getByLabel("Phone number id").fill("106540352242922")
  await dialog.getByLabel("Verify token").fill("a-verify-token")
  await dialog.getByLabel("Access token").fill("an-access-token")
  await dialog.getByRole("button", { name: "Connect" }).click()
  await confirmPassword(page)
  await expect(page).toHaveURL(/integrations\/[0-9a-f-]{36}$/)
  await expect(page.getByRole("heading", { name: "WhatsApp", exact: true })).toBeVisible()
  return clinic
}

test("connect, test both ways, rotate: the former secret still opens, is warned about, and is retired", async ({
  visitor,
  baseURL,
  runtime,
  axe,
}) => {
  test.slow()
  const page = await visitor()
  const clinic = await connected(page, baseURL as string, runtime)
  await expect(
    page.getByText(`${baseURL}/api/webhooks/whatsapp/${clinic.slug}`, { exact: true }),
  ).toBeVisible()

  const tests = page.getByRole("region", { name: "Tests" })
  await tests.getByRole("button", { name: "Test connection" }).click()
  await expect(tests.getByText(/It answered, .*demo/)).toBeVisible()
  await tests.getByRole("button", { name: "Test what comes in" }).click()
  await expect(tests.getByText("It arrived and was kept.")).toBeVisible()
  expect(await axe(page)).toEqual([])

  const secrets = page.getByRole("region", { name: "App secret" })
  await secrets.getByRole("button", { name: "Rotate" }).click()
  const rotate = page.getByRole("dialog", { name: "Set a new secret" })
  await rotate.getByLabel("App secret").fill(NEWER)
  await rotate.getByRole("button", { name: "Set the new secret" }).click()
  await expect(secrets.getByText("Former")).toBeVisible()
  expect((await post(baseURL as string, clinic, "By the new one", NEWER)).status).toBe(200)
  expect((await post(baseURL as string, clinic, "By the old one", FIRST)).status).toBe(200)
  await page.reload()
  await expect(page.getByText("The former secret is still in use")).toBeVisible()
  expect(await axe(page)).toEqual([])

  await secrets.getByRole("button", { name: "Retire" }).click()
  const retire = page.getByRole("dialog", { name: "Retire the former secret" })
  await retire.getByLabel("Why can it go?").fill("Meta signs with the new one")
  await retire.getByRole("button", { name: "Retire" }).click()
  await expect(page.getByText("Only the newest secret opens now")).toBeVisible()
  await expect(secrets.getByText("Former")).toHaveCount(0)
  expect((await post(baseURL as string, clinic, "By the retired one", FIRST)).status).toBe(401)
  expect((await post(baseURL as string, clinic, "By the new one again", NEWER)).status).toBe(200)

  await tests.getByRole("button", { name: "Test what comes in" }).click()
  await tests.getByRole("link", { name: "See the event" }).click()
  await expect(page.getByText("A test by Own admin.").first()).toBeVisible()
})

test("a pause holds what comes, and its end puts it into work", async ({ visitor, baseURL, runtime }) => {
  test.slow()
  const page = await visitor()
  const clinic = await connected(page, baseURL as string, runtime)
  await page.getByRole("button", { name: "Pause" }).click()
  await page
    .getByRole("dialog", { name: "Pause this connection" })
    .getByRole("button", { name: "Pause" })
    .click()
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible()
  const held = await post(baseURL as string, clinic, "Held while paused", FIRST)
  expect(held.status).toBe(200)
  const fate = async () => {
    const rows = await readRows<{ fate: string }>(runtime, `select fate from "WebhookEvent" where id = $1`, [
      held.answer.id,
    ])
    return rows[0]?.fate
  }
  await page.reload()
  await expect(page.getByText(/1 event waits/)).toBeVisible()
  expect(await fate()).toBe("pending")
  await page.getByRole("button", { name: "Resume" }).click()
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible()
  await expect.poll(fate).toBe("processed")
})

test("an operator sees the platform's apart, tests it, and cannot touch the clinic's", async ({
  visitor,
  baseURL,
  axe,
}) => {
  const page = await enter(await visitor(), baseURL as string, demoEmail("operator"))
  await page.goto("/settings/integrations")
  await page.getByRole("region", { name: "The platform" }).getByRole("link", { name: "GitHub" }).click()
  await page.getByRole("button", { name: "Test what comes in" }).click()
  await confirmPassword(page)
  await expect(page.getByText("It arrived and was kept.")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.goto("/webhooks?side=platform")
  const table = page.getByRole("table", { name: /Webhooks by provider/ })
  await expect(table.getByText("GitHub").first()).toBeVisible()
  await expect(page.getByRole("region", { name: "The sums" }).getByText("Adds up")).toBeVisible()
  await page.goto("/settings/integrations")
  await page.getByRole("link", { name: "WhatsApp" }).click()
  await expect(page.getByRole("heading", { name: "WhatsApp", exact: true })).toBeVisible()
  await expect(page.getByRole("button", { name: /^(Rotate|Pause|Test|Change)/ })).toHaveCount(0)
})

test.describe("who may not", () => {
  test.use({ expectedErrors: [/403/] })
  test("the front desk gets a 403", async ({ as }) => {
    const page = await as("frontdesk")
    expect((await page.goto("/settings/integrations"))?.status()).toBe(403)
  })
})

test("S23 a secret is in no page, no answer, no audit row and no column", async ({
  visitor,
  baseURL,
  runtime,
}) => {
  test.slow()
  const canary = "canary-5f2c9a61"
  const page = await visitor()
  await connected(page, baseURL as string, runtime)
  const heard: string[] = []
  page.on("response", async (response) => {
    if (!/\.(js|css|svg|woff2|png)$/.test(new URL(response.url()).pathname))
      heard.push(await response.text().catch(() => ""))
  })
  const id = page.url().split("/").at(-1) ?? ""
  await page.getByRole("button", { name: "Change settings" }).click()
  const dialog = page.getByRole("dialog", { name: "Change settings" })
  await dialog.getByLabel("Verify token").fill(`${canary}-verify`)
  await dialog.getByLabel("Access token").fill(`${canary}-access`)
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText("Settings saved")).toBeVisible()
  await page.getByRole("button", { name: "Test connection" }).click()
  await expect(page.getByText(/It answered/)).toBeVisible()
  for (const path of [
    "/settings/integrations",
    `/settings/integrations/${id}`,
    "/webhooks?view=setup",
    `/audit?q=${id}`,
  ]) {
    await page.goto(path)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    heard.push(await page.content())
  }
  expect(heard.length).toBeGreaterThan(5)
  expect(heard.filter((text) => text.includes(canary))).toEqual([])
  const facts = await readRows(runtime, `select fact::text from "Fact" fact where "subjectId" = $1`, [id])
  const rows = await readRows(
    runtime,
    `select c::text, encode(sealed, 'escape') from "Connection" c where id = $1`,
    [id],
  )
  expect([facts.length > 2, rows.length]).toEqual([true, 1])
  expect(JSON.stringify([facts, rows])).not.toContain(canary)
})
