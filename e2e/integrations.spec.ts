import { createHmac } from "node:crypto"
import type { Page } from "@playwright/test"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { demoEmail, signedIn } from "./sign-in"
import { metaSignature, postWhatsApp, textMessage } from "./whatsapp"

const SCHEME_SECRET = "a-newer-whatsapp-secret"

/** An admin of one's own: giving the password renews the session's token, which shared sessions must keep. */
async function own(page: Page, baseURL: string, email = demoEmail("admin")): Promise<Page> {
  await page.context().addCookies((await signedIn(baseURL, email)).cookies)
  return page
}

async function confirmPassword(page: Page): Promise<void> {
  const password = page.getByRole("dialog", { name: "Confirm your password" })
  await password.getByLabel("Password").fill("rounds-demo")
  await password.getByRole("button", { name: "Confirm" }).click()
}

const post = (baseURL: string, text: string, secret: string) => {
  const body = textMessage("northside", { text, from: "40700000733", name: "Ida Integration" })
  return postWhatsApp(baseURL, body, { "x-hub-signature-256": metaSignature(body, secret) })
}

test.describe.configure({ mode: "serial" })

test("WhatsApp is tested both ways; its secret is rotated, the former warned about and retired", async ({
  visitor,
  baseURL,
  axe,
}) => {
  const page = await own(await visitor(), baseURL as string)
  await page.goto("/settings/integrations")
  await expect(page.getByRole("heading", { name: "WhatsApp" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByRole("link", { name: "WhatsApp" }).click()

  const tests = page.getByRole("region", { name: "Tests" })
  await tests.getByRole("button", { name: "Test what comes in" }).click()
  await confirmPassword(page)
  await expect(tests.getByText("It arrived and was kept.")).toBeVisible()
  await tests.getByRole("button", { name: "Test connection" }).click()
  await expect(tests.getByText(/It answered, .*demo/)).toBeVisible()
  await tests.getByRole("link", { name: "See the event" }).click()
  await expect(page.getByText(/A test by .+\./).first()).toBeVisible()
  await page.goBack()

  const secrets = page.getByRole("region", { name: "App secret" })
  await secrets.getByRole("button", { name: "Rotate" }).click()
  const rotate = page.getByRole("dialog", { name: "Set a new secret" })
  await rotate.getByLabel("App secret").fill(SCHEME_SECRET)
  await rotate.getByRole("button", { name: "Set the new secret" }).click()
  await expect(secrets.getByText("Former")).toBeVisible()

  expect((await post(baseURL as string, "Signed with the new one", SCHEME_SECRET)).status).toBe(200)
  expect((await post(baseURL as string, "Signed with the old one", "demo-whatsapp-secret")).status).toBe(200)
  await page.reload()
  await expect(page.getByText("The former secret is still in use")).toBeVisible()
  expect(await page.content()).not.toContain(SCHEME_SECRET)
  expect(await axe(page)).toEqual([])

  await secrets.getByRole("button", { name: "Retire" }).click()
  const retire = page.getByRole("dialog", { name: "Retire the former secret" })
  await retire.getByLabel("Why can it go?").fill("Meta signs with the new one")
  await retire.getByRole("button", { name: "Retire" }).click()
  await expect(secrets.getByText("Former")).toHaveCount(0)
  expect((await post(baseURL as string, "Signed with the retired", "demo-whatsapp-secret")).status).toBe(401)

  // As it was, for the tests after this one.
  await secrets.getByRole("button", { name: "Rotate" }).click()
  await rotate.getByLabel("App secret").fill("demo-whatsapp-secret")
  await rotate.getByRole("button", { name: "Set the new secret" }).click()
  await expect(secrets.getByText("Former")).toBeVisible()
  expect((await post(baseURL as string, "And again", "demo-whatsapp-secret")).status).toBe(200)
})

test("a pause holds what comes, and its end puts it into work", async ({ visitor, baseURL, runtime }) => {
  const page = await own(await visitor(), baseURL as string)
  await page.goto("/settings/integrations")
  await page.getByRole("link", { name: "WhatsApp" }).click()
  await page.getByRole("button", { name: "Pause" }).click()
  await page
    .getByRole("dialog", { name: "Pause this connection" })
    .getByRole("button", { name: "Pause" })
    .click()
  await confirmPassword(page)
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible()
  const held = await post(baseURL as string, "Held while paused", "demo-whatsapp-secret")
  expect(held.status).toBe(200)
  const fate = async () =>
    (
      await readRows<{ fate: string }>(runtime, `select fate from "WebhookEvent" where id = $1`, [
        held.answer.id,
      ])
    )[0]?.fate
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
  const page = await own(await visitor(), baseURL as string, demoEmail("operator"))
  await page.goto("/settings/integrations")
  const platform = page.getByRole("region", { name: "The platform" })
  await platform.getByRole("link", { name: "GitHub" }).click()
  await page.getByRole("button", { name: "Test what comes in" }).click()
  await confirmPassword(page)
  await expect(page.getByText("It arrived and was kept.")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.goto("/webhooks?side=platform")
  await expect(
    page
      .getByRole("table", { name: /Webhooks by provider/ })
      .getByText("GitHub")
      .first(),
  ).toBeVisible()
  await expect(page.getByRole("region", { name: "The sums" }).getByText("Adds up")).toBeVisible()
  await page.goto("/settings/integrations")
  await page.getByRole("link", { name: "WhatsApp" }).click()
  await expect(page.getByRole("heading", { name: "WhatsApp" })).toBeVisible()
  await expect(page.getByRole("button", { name: /Rotate|Pause|Test|Change/ })).toHaveCount(0)
})

test.describe("who may not", () => {
  test.use({ expectedErrors: [/403/] })
  test("the front desk gets a 403", async ({ as }) => {
    const page = await as("frontdesk")
    expect((await page.goto("/settings/integrations"))?.status()).toBe(403)
  })
})

test("S23 a secret is in no page, no answer and no audit row", async ({ visitor, baseURL, runtime }) => {
  const canary = `canary-${createHmac("sha256", "s23").update("canary").digest("hex").slice(0, 24)}`
  const page = await own(await visitor(), baseURL as string)
  const heard: string[] = []
  page.on("response", async (response) => {
    if (!/\.(js|css|svg|woff2|png)$/.test(new URL(response.url()).pathname))
      heard.push(await response.text().catch(() => ""))
  })
  await page.goto("/settings/integrations")
  await page.getByRole("link", { name: "WhatsApp" }).click()
  await page.getByRole("button", { name: "Change settings" }).click()
  const dialog = page.getByRole("dialog", { name: "Change settings" })
  await dialog.getByLabel("Verify token").fill(`${canary}-verify`)
  await dialog.getByLabel("Access token").fill(`${canary}-access`)
  await dialog.getByRole("button", { name: "Save" }).click()
  await confirmPassword(page)
  await expect(page.getByText("Settings saved")).toBeVisible()
  await page.getByRole("button", { name: "Test connection" }).click()
  await expect(page.getByText(/It answered/)).toBeVisible()
  const id = page.url().split("/").at(-1) ?? ""
  for (const path of [
    "/settings/integrations",
    `/settings/integrations/${id}`,
    "/webhooks?view=setup",
    `/audit?q=${id}`,
  ]) {
    await page.goto(path)
    heard.push(await page.content())
  }
  expect(heard.length).toBeGreaterThan(5)
  expect(heard.filter((text) => text.includes(canary))).toEqual([])
  const facts = await readRows(runtime, `select * from "Fact" where "subjectId" = $1`, [id])
  expect(facts.length).toBeGreaterThan(0)
  const [row] = await readRows(
    runtime,
    `select *, encode(sealed, 'escape') as text from "Connection" where id = $1`,
    [id],
  )
  expect(JSON.stringify([facts, row])).not.toContain(canary)

  await page.getByRole("link", { name: /./ }).first().waitFor()
  await page.goto(`/settings/integrations/${id}`)
  await page.getByRole("button", { name: "Change settings" }).click()
  await dialog.getByLabel("Verify token").fill("demo-verify-token")
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText("Settings saved")).toBeVisible()
})
