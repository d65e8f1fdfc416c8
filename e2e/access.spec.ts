import type { Page } from "@playwright/test"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { type DemoClinic, demoEmail, signedIn } from "./sign-in"

// The password renews the session's key: what was asked with the former one meanwhile is refused.
test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

/** Of their own: a password given again makes a new session, and broken glass is a person's wherever they sit. */
async function alone(page: Page, baseURL: string, email: string): Promise<Page> {
  const { cookies } = (await signedIn(baseURL, email)) as {
    cookies: Parameters<ReturnType<Page["context"]>["addCookies"]>[0]
  }
  await page.context().addCookies([...cookies])
  return page
}

async function confirmPassword(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Confirm your password" })
  await dialog.getByLabel("Password").fill("rounds-demo")
  await dialog.getByRole("button", { name: "Confirm" }).click()
}

const CLINIC: DemoClinic = "lakeview"

test("a grant lets a person of the platform in, masked; unmasking is for a reason and seen in Audit", async ({
  visitor,
  baseURL,
  axe,
}) => {
  test.slow()
  const queue = `Look at a stuck queue ${Date.now()}`
  const admin = await alone(await visitor(), baseURL!, demoEmail("admin"))
  await admin.goto("/settings/access")
  await expect(admin.locator("#main #history")).toBeVisible()
  expect(await axe(admin)).toEqual([])
  await admin.getByRole("button", { name: "Let somebody in" }).click()
  const dialog = admin.getByRole("dialog", { name: "Let a person of the platform in" })
  await dialog.getByLabel("Their e-mail").fill("nobody@example.test")
  await dialog.getByLabel("Reason").fill(queue)
  await dialog.getByRole("button", { name: "Grant access" }).click()
  await confirmPassword(admin)
  await expect(dialog.getByText("Nobody of the platform signs in with this address.").first()).toBeVisible()
  await dialog.getByLabel("Their e-mail").fill(demoEmail("auditor", "lakeview"))
  await dialog.getByRole("button", { name: "Grant access" }).click()
  await expect(admin.locator("#main #running").getByText(queue)).toBeVisible()

  const guest = await alone(await visitor(), baseURL!, demoEmail("auditor", "lakeview"))
  await guest.goto("/settings/sessions")
  await guest
    .getByRole("button", { name: /Lakeview/ })
    .first()
    .click()
  await guest.getByRole("menuitemradio", { name: /Northside/ }).click()
  await expect(guest.getByRole("button", { name: /Northside/ }).first()).toBeVisible()
  await guest.goto("/leads")
  await expect(guest.getByText("Masked for your role")).toBeVisible()
  await guest.locator('a[href^="/leads/"][data-open]').first().click()
  const name = guest.getByRole("heading", { level: 1 })
  await expect(name).toHaveText(/^(\p{L}\.\s?){1,3}$/u)
  await guest.getByRole("button", { name: "Show name and number" }).click()
  const reason = `Asked to find a message ${Date.now()}`
  const ask = guest.getByRole("dialog", { name: "Show this patient's name and number?" })
  await ask.getByLabel("Reason").fill(reason)
  await ask.getByRole("button", { name: "Show", exact: true }).click()
  await confirmPassword(guest)
  await expect(guest.getByText("Name shown for")).toBeVisible()
  await expect(name).toHaveText(/\p{L}{2,}/u)
  await expect(guest.getByText("What was written is hidden for your role.").first()).toBeVisible()
  await guest.reload()
  await expect(guest.getByText("Name shown for")).toBeVisible()
  expect(await axe(guest)).toEqual([])

  await admin.goto("/audit?what=access.unmasked")
  const looks = admin.getByRole("table", { name: "Audit trail" }).getByRole("row")
  await expect(looks.filter({ hasText: "Access: unmasked" }).first()).toBeVisible()
  await expect(looks.filter({ hasText: /Session: opened|Patient: (read|listed)/ })).toHaveCount(0)
  await admin.goto("/settings/access")
  const running = admin.locator("#main #running li").filter({ hasText: reason })
  await expect(running).toBeVisible()
  await admin
    .locator("#main #running li")
    .filter({ hasText: queue })
    .getByRole("button", { name: "End now" })
    .click()
  await admin.getByRole("dialog").getByRole("button", { name: "End now" }).click()
  await expect(admin.locator("#main #history").getByText(queue)).toBeVisible()
  // Rounds leads them out by itself, too, and may be the quicker one.
  await expect(async () => {
    await guest.goto("/leads")
    await expect(guest).toHaveURL(/sign-in/)
  }).toPass()
})

test("a doctor breaks the glass, sees a colleague's patient under a banner; an admin hears and reviews", async ({
  visitor,
  baseURL,
  runtime,
  axe,
}) => {
  test.slow()
  const [lead] = await readRows<{ id: string; patientId: string }>(
    runtime,
    `select lead.id, lead."patientId" from "Lead" lead join "Clinic" clinic on clinic.id = lead."clinicId" and clinic.slug = $1
     join "Member" owner on owner.id = lead."ownerId" and owner.roles = array['coordinator'] limit 1`,
    [CLINIC],
  )
  const doctor = await alone(await visitor(), baseURL!, demoEmail("doctor", CLINIC))
  const answer = await doctor.request.get(`/leads/${lead!.id}`)
  expect(answer.status()).toBe(404)
  await doctor.goto("/leads")
  await doctor.getByRole("link", { name: "open the whole clinic" }).click()
  await doctor.getByRole("button", { name: "Break the glass" }).click()
  const dialog = doctor.getByRole("dialog", { name: "Open the whole clinic's patients?" })
  const reason = `A patient collapsed ${Date.now()}`
  await dialog.getByLabel("What is the emergency?").fill(reason)
  await dialog.getByRole("button", { name: "Break the glass" }).click()
  await confirmPassword(doctor)
  const banner = doctor.getByRole("region", { name: "Emergency access" })
  await expect(banner.first()).toBeVisible()
  await doctor.goto(`/leads/${lead!.id}`)
  await expect(doctor.getByRole("heading", { level: 1 })).toBeVisible()
  await expect(doctor.getByText("Emergency access until")).toBeVisible()
  await expect(doctor.getByRole("button", { name: "I take it" })).toHaveCount(0)
  expect(await axe(doctor)).toEqual([])
  await expect
    .poll(async () =>
      readRows(
        runtime,
        `select 1 from "Fact" where name = 'patient.read' and "patientId" = $1 and after->>'under' = 'break_glass'`,
        [lead!.patientId],
      ).then((rows) => rows.length),
    )
    .toBeGreaterThan(0)
  await doctor.getByRole("button", { name: "End now" }).first().click()
  await expect(doctor.getByText("Emergency access until")).toHaveCount(0)
  expect((await doctor.request.get(`/leads/${lead!.id}`)).status()).toBe(404)

  const admin = await alone(await visitor(), baseURL!, demoEmail("admin", CLINIC))
  await admin.goto("/settings/access")
  await admin.getByRole("button", { name: /Notifications/ }).click()
  await expect(admin.getByText("Emergency access was opened").first()).toBeVisible()
  await admin.keyboard.press("Escape")
  const waiting = admin.locator("#review li").filter({ hasText: reason })
  await waiting.getByRole("button", { name: "Review" }).click()
  await admin.getByRole("dialog").getByLabel("Note").fill("Called with the patient on the chair.")
  await admin.getByRole("dialog").getByRole("button", { name: "Save review" }).click()
  await expect(
    admin
      .locator("#main #history li")
      .filter({ hasText: reason })
      .getByText(/Justified, says/),
  ).toBeVisible()
  await admin
    .locator("#main #history li")
    .filter({ hasText: reason })
    .getByRole("link", { name: "What they did meanwhile" })
    .click()
  const acts = admin.getByRole("table", { name: "Audit trail" }).getByRole("row")
  await expect(acts.filter({ hasText: "Access: glass broken" }).first()).toBeVisible()
  const by = await acts.evaluateAll((rows) => rows.slice(1).map((row) => row.textContent ?? ""))
  expect(by.length).toBeGreaterThan(1)
  expect(by.filter((text) => !text.includes("Dr. "))).toEqual([])
  await expect(admin.locator("#main").getByText("Between two moments")).toBeVisible()
})
