import { createHmac, randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { makeOwnClinic, type OwnClinic } from "./own-clinic"
import { signedIn } from "./sign-in"

// The password renews the session's key: what was asked with the former one meanwhile is refused.
test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

const SECRET = "a-client-secret-of-hubspot"
const CONTACT = 880_011

async function confirmPassword(page: Page): Promise<void> {
  const password = page.getByRole("dialog", { name: "Confirm your password" })
  await password.getByLabel("Password").fill("rounds-demo")
  await password.getByRole("button", { name: "Confirm" }).click()
}

/** As HubSpot would call, signed over the address that was entered there. */
async function told(baseURL: string, { slug }: OwnClinic, firstname: string): Promise<number> {
  const url = `${baseURL}/api/webhooks/hubspot/${slug}`
  const at = Date.now()
  const body = JSON.stringify([
    {
      eventId: 1,
      subscriptionId: 2,
      portalId: 4242,
      occurredAt: at,
      subscriptionType: "contact.propertyChange",
      objectId: CONTACT,
      propertyName: "firstname",
      propertyValue: firstname,
    },
  ])
  const signature = createHmac("sha256", SECRET).update(`POST${url}${body}${at}`).digest("base64")
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-hubspot-signature-v3": signature,
      "x-hubspot-request-timestamp": String(at),
    },
    body,
  })
  return response.status
}

test("HubSpot: connect, choose what goes there, and decide what a changed name means", async ({
  visitor,
  baseURL,
  runtime,
  axe,
}) => {
  test.slow()
  const page = await visitor()
  const clinic = await makeOwnClinic(runtime, "Contact Dental")
  const [patientId, linkId] = [randomUUID(), randomUUID()]
  await readRows(
    runtime,
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt") values ($1, $2, 'Maria Pop', 'maria pop', now())`,
    [patientId, clinic.id],
  )
  await readRows(
    runtime,
    `insert into "CrmLink" (id, "clinicId", "patientId", provider, "externalId") values ($1, $2, $3, 'hubspot', $4)`,
    [linkId, clinic.id, patientId, String(CONTACT)],
  )
  await page.context().addCookies((await signedIn(baseURL as string, clinic.email)).cookies)

  await page.goto("/settings/integrations")
  await page.getByRole("button", { name: "Connect HubSpot" }).click()
  const connect = page.getByRole("dialog", { name: "Connect HubSpot" })
  await connect.getByLabel("App client secret").fill(SECRET)
  await connect.getByLabel("Portal id").fill("4242")
  await connect.getByLabel("Access token").fill("a-private-app-token")
  await connect.getByRole("button", { name: "Connect" }).click()
  await confirmPassword(page)
  await expect(page).toHaveURL(/integrations\/[0-9a-f-]{36}$/)
  const tests = page.getByRole("region", { name: "Tests" })
  await tests.getByRole("button", { name: "Test connection" }).click()
  await expect(tests.getByText(/HubSpot knows the token/)).toBeVisible()
  await tests.getByRole("button", { name: "Test what comes in" }).click()
  await expect(tests.getByText("It arrived and was kept.")).toBeVisible()

  await page.goto("/settings/crm")
  await page.getByRole("button", { name: "Change fields" }).click()
  const fields = page.getByRole("dialog", { name: "Change fields" })
  await fields.getByLabel("Score: property").fill("rounds_score")
  await fields.getByRole("button", { name: "Save" }).click()
  await expect(page.getByRole("region", { name: "Fields" }).getByText("rounds_score")).toBeVisible()
  expect(await axe(page)).toEqual([])

  expect(await told(baseURL as string, clinic, "Mariana")).toBe(200)
  const drift = page.getByRole("region", { name: "Otherwise at HubSpot" })
  await expect(drift.getByText("Mariana")).toBeVisible({ timeout: 20_000 })
  expect(await axe(page)).toEqual([])
  await drift.getByRole("button", { name: "Take theirs: First name of Maria Pop" }).click()
  await expect(drift.getByText("Nothing stands otherwise")).toBeVisible()
  await page.goto(`/patients/${patientId}`)
  await expect(page.getByRole("heading", { name: "Mariana Pop" })).toBeVisible()
})
